import {basename, dirname, extname, isAbsolute, join, resolve, win32} from 'node:path'
import {FileError, listFolder, pathKind} from '../files.ts'
import {stemOf} from './files-passed-over.ts'
import type {Slot} from './formats/format.ts'
import {isFileNameKey} from './formats/metadata-keys.ts'
import {mediaKind} from './media.ts'
import {isWithin} from './show-path.ts'

/** What a path in a metadata file leads to. */
export type MediaPath =
  /** An absolute path inside of the dataset; whether something is there is another matter. */
  | {readonly path: string}
  /** The reader of the file refuses such a path: a sentence without final stop. */
  | {readonly problem: string}
  /** A place outside of the dataset, where nothing is looked for. */
  | {readonly outside: string}

/** Where paths of a metadata file may lead. */
export interface MetadataPlace {
  /** Absolute path of the file. */
  readonly file: string
  /** Absolute path of the dataset it was found in. */
  readonly root: string
  readonly cwd: string
  /** The folder that the trainer starts from, where its config names one. */
  readonly mediaFolder?: string | undefined
}

/**
 * Resolves a path as its reader would. Hugging Face's loaders take those under `file_name` relative to the file and
 * refuse what leaves its folder. The trainers take all others as they are: relative to the file (LTX, DiffSynth) or to
 * the working directory (musubi-tuner, ai-toolkit), and absolute ones.
 */
export function resolveMedia(
  written: string,
  {mediaKey}: Pick<Slot, 'mediaKey'>,
  place: MetadataPlace,
  isFile: (path: string) => boolean
): MediaPath {
  if (written.includes('\0')) return {problem: 'Unexpected zero character in the path of the media'}
  const isFileName = mediaKey !== undefined && isFileNameKey(mediaKey)
  if (written.includes('://')) {
    return isFileName
      ? {problem: `Unexpected address \`${written}\`, name a file beside the metadata`}
      : {outside: written}
  }
  if (isFileName && place.mediaFolder === undefined) return resolveFileName(written, place)
  const isForeign = win32.isAbsolute(written) && !isAbsolute(written)
  const bases = isForeign ? [] : [place.mediaFolder, dirname(place.file), place.cwd].filter(isKnown)
  const inside = bases
    .map((base) => resolve(base, written))
    .filter((path) =>
      [place.mediaFolder, dirname(place.file), place.root, place.cwd]
        .filter(isKnown)
        .some((folder) => isWithin(path, folder))
    )
  const [first] = inside
  if (first === undefined) return {outside: written}
  return {path: inside.find(isFile) ?? first}
}

const isKnown = (folder: string | undefined): folder is string => folder !== undefined

function resolveFileName(written: string, {file}: MetadataPlace): MediaPath {
  if (isAbsolute(written) || win32.isAbsolute(written)) {
    return {problem: `Unexpected absolute path \`${written}\`, write it relative to the metadata file`}
  }
  if (written.split(/[\\/]/).includes('..')) {
    return {problem: `Unexpected path \`${written}\`, name media in the folder of the metadata file or below`}
  }
  return {path: join(dirname(file), written)}
}

/**
 * Returns a function that tells whether there is a file. It lists each folder once, which for a folder of 100,000 media
 * takes a fraction of the time of asking for each. Links, and names that are not listed as they are written, are asked for.
 */
export function fileFinder(): (path: string) => boolean {
  const folders = new Map<string, ReadonlySet<string> | undefined>()
  return (path) => {
    const folder = dirname(path)
    if (!folders.has(folder)) folders.set(folder, fileNames(folder))
    const names = folders.get(folder)
    return names !== undefined && (names.has(basename(path)) || isFile(path))
  }
}

/** Names of the regular files in a folder; `undefined` where there is no such folder, or none that can be read. */
function fileNames(folder: string): ReadonlySet<string> | undefined {
  try {
    return new Set(listFolder(folder).flatMap((entry) => (entry.isFile() ? entry.name : [])))
  } catch (error) {
    if (error instanceof FileError) return undefined
    throw error
  }
}

/** Whether there is a file. One that cannot be told from nothing, as in a folder that may not be searched, is none. */
function isFile(path: string): boolean {
  try {
    return pathKind(path) === 'file'
  } catch (error) {
    if (error instanceof FileError) return false
    throw error
  }
}

/**
 * Returns a function that finds media by a path without extension, as sd-scripts keys its captions. It lists each
 * folder once.
 */
export function stemFinder(): (path: string) => string | undefined {
  const folders = new Map<string, ReadonlyMap<string, string>>()
  const stemsIn = (folder: string): ReadonlyMap<string, string> => {
    const known = folders.get(folder)
    if (known) return known
    const stems = new Map<string, string>()
    for (const name of mediaNames(folder)) stems.set(stemOf(name), name)
    folders.set(folder, stems)
    return stems
  }
  return (path) => {
    if (mediaKind(path) && extname(path) !== '') return undefined
    const folder = dirname(path)
    const name = stemsIn(folder).get(path.slice(folder.length + 1))
    return name === undefined ? undefined : join(folder, name)
  }
}

function mediaNames(folder: string): readonly string[] {
  try {
    return listFolder(folder)
      .map(({name}) => name)
      .filter((name) => mediaKind(name) !== undefined)
  } catch (error) {
    if (error instanceof FileError) return []
    throw error
  }
}
