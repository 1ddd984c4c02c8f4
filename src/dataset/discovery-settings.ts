import type {MetadataKeys} from './formats/metadata-keys.ts'

/** What discovery must know of the config; it knows no config itself. All paths are absolute. */
export interface DiscoverySettings {
  /** The folder that relative arguments start from, and that messages show paths relative to. */
  readonly cwd: string
  /**
   * Awaited before anything is asked about the files of a folder, so that its config can be loaded; more than once
   * for some.
   */
  readonly enterFolder?: (folder: string) => Promise<void>
  /** Whether a file or folder is left out. Asked once per file and folder; a folder left out is not entered. */
  readonly ignore?: (path: string) => boolean
  /** Extensions of the captions in a folder, dot included; `undefined`: whichever of `.txt`, `.caption` is there. */
  readonly captionExtensions?: (folder: string) => readonly string[] | undefined
  /** Whether images of a folder named `stem_1` without caption are layers of `stem`. */
  readonly hasNumberedLayers?: (folder: string) => boolean
  /** How the captions of a folder are made of the stems of media; `undefined`: they are not, they stand in files. */
  readonly captionOfStem?: (folder: string) => ((stem: string) => string) | undefined
  /** The name of the trainer that reads a folder; `undefined`: none is chosen. */
  readonly trainerOf?: (folder: string) => string | undefined
  /**
   * Why the trainer of a folder passes over a file of many captions for the caption files beside its media; `undefined`:
   * it reads the file, or nothing is known of the trainer.
   */
  readonly passesOverMetadata?: (path: string, folder: string) => string | undefined
  /** Whether a trainer's config says what is read in a folder, so that no other file of captions is. */
  readonly isSettled?: (folder: string) => boolean
  /**
   * Size in bytes from which on the items of a file are not held but read anew each time, where its format permits it;
   * `undefined`: all are held.
   */
  readonly streamFrom?: number | undefined
  /** The folder that paths in a metadata file start from first, by the file's path; `undefined`: nobody has named one. */
  readonly mediaFolder?: (path: string) => string | undefined
  /** Where a metadata file keeps media and captions, by the file's path; `undefined`: under the usual keys. */
  readonly metadataKeys?: (path: string) => MetadataKeys | undefined
}
