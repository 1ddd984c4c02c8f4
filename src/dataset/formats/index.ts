import type {Format} from './format.ts'

/** A format as it is listed: what tells its files apart, and its code, loaded when such a file is met. */
export interface FormatEntry {
  readonly name: string
  /** Whether a file of this name (no folder) is stored in this format. */
  readonly owns: (fileName: string) => boolean
  readonly load: () => Promise<Format>
}

/** The formats that keep many captions in one file: the only list. Any other caption file is a sidecar. */
const metadataFormats: readonly FormatEntry[] = [
  {
    name: 'metadata.jsonl',
    owns: (fileName) => fileName === 'metadata.jsonl',
    load: async () => (await import('./metadata-jsonl.ts')).metadataJsonl
  }
]

/** The format of a file that holds the captions of other files; `undefined` if its name is none of theirs. */
export const metadataFormatOf = (fileName: string): FormatEntry | undefined =>
  metadataFormats.find(({owns}) => owns(fileName))
