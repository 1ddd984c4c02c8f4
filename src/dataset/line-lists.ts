import {join} from 'node:path'
import {FileError, readText} from '../files.ts'
import {stemOf} from './files-passed-over.ts'
import type {Format} from './formats/format.ts'
import {type LineListMedia, lineList, linesOf} from './formats/line-list.ts'
import {mediaKind} from './media.ts'

/** A file of one caption a line in a folder. */
export interface LineList {
  /** Name of the file. */
  readonly captions: string
  /** Name of the file that lists the media, line by line; absent where there is none. */
  readonly media?: string
}

const captionList = /^(?:captions?|prompts?)((?:[-_ ].*)?)\.txt$/i
const mediaList = /^(?:images?|videos?)((?:[-_ ].*)?)\.txt$/i
/** A file of which one line stands for any media: OneTrainer's prompt file, by the names that people give it. */
const promptFile = /(?:^|[-_ ])(?:captions?|prompts?)(?:[-_ ].*)?\.txt$/i

/**
 * The files of one caption a line among the names of a folder: those beside which one lists the media
 * (`prompts.txt` and `videos.txt`, `prompts_2.txt` and `videos_2.txt`), and `caption.txt` or `captions.txt` alone, in a folder
 * of media without captions. With media of the same stem beside it, a file is a sidecar.
 */
export function lineListsIn(names: readonly string[]): readonly LineList[] {
  const stems = new Set(names.filter(mediaKind).map(stemOf))
  const isFree = (name: string): boolean => !stems.has(stemOf(name))
  const lists: LineList[] = []
  for (const captions of names) {
    const suffix = captionList.exec(captions)?.[1]
    if (suffix === undefined || !isFree(captions)) continue
    const media = names.find((name) => isFree(name) && mediaList.exec(name)?.[1] === suffix)
    if (media !== undefined) lists.push({captions, media})
    else if (/^captions?\.txt$/i.test(captions) && stems.size > 0) lists.push({captions})
  }
  return lists
}

/** The list that a file given by name is; `undefined` if it is a sidecar. */
export function namedLineList(name: string, names: readonly string[]): LineList | undefined {
  const known = lineListsIn(names).find(({captions}) => captions === name)
  if (known) return known
  const isSidecar = names.some((other) => mediaKind(other) !== undefined && stemOf(other) === stemOf(name))
  return promptFile.test(name) && !isSidecar ? {captions: name} : undefined
}

/** How a list is to be read. */
export interface ReadableList {
  readonly load: () => Promise<Format>
  /** Where the media of the lines are named. */
  readonly mediaFrom: string
  /** Media that need no caption of their own, absolute: any line stands for any of them. */
  readonly covers: readonly string[]
}

/**
 * How a list is read: with the media of the file beside it, else with the media of the folder in the order of their
 * names, where there are as many (cloneofsimo/lora), else as lines for any media.
 * @param bare Names of the media in the folder that have no caption of their own.
 * @param isMeant Somebody has named the file, or a file of media lies beside it.
 * @returns `undefined` where it is not sure that the lines are captions of these media.
 */
export function readableList(
  list: LineList,
  folder: string,
  bare: readonly string[],
  isMeant: boolean
): ReadableList | undefined {
  const media = list.media === undefined ? undefined : mediaOfList(join(folder, list.media), list.media)
  if (media) return {load: loadWith(media), mediaFrom: `media by line of \`${list.media}\``, covers: []}
  const lines = linesIn(join(folder, list.captions))
  const isOneEach = bare.length > 0 && lines?.length === bare.length
  if (isOneEach) {
    return {
      load: loadWith({paths: bare}),
      mediaFrom: 'for the media here in the order of their names',
      covers: []
    }
  }
  if (!isMeant) return undefined
  return {
    load: loadWith(undefined),
    mediaFrom: 'each for any media',
    covers: bare.map((name) => join(folder, name))
  }
}

const loadWith = (media: LineListMedia | undefined) => (): Promise<Format> => Promise.resolve(lineList(media))

function mediaOfList(path: string, listedIn: string): LineListMedia | undefined {
  const paths = linesIn(path)
  return paths && {paths, listedIn}
}

/** The lines of a file; `undefined` where it cannot be read. */
function linesIn(path: string): readonly string[] | undefined {
  try {
    const decoded = readText(path)
    return 'text' in decoded ? [...linesOf(decoded.text)].map(({caption}) => caption.trim()) : undefined
  } catch (error) {
    if (error instanceof FileError) return undefined
    throw error
  }
}
