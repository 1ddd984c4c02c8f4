import {basename, dirname, join} from 'node:path'
import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {CaptionSource, Item} from '../dataset/item.ts'
import type {ReadCaption, ReadItem} from '../dataset/read-item.ts'
import type {Trainer} from '../dataset/trainers/trainer.ts'
import {pathKind} from '../files.ts'
import type {ItemFiles, Span} from '../rule.ts'
import {fileOf} from './item-place.ts'

/** What item rules look at, with the trainer that the files are for, and what only its rules ask. */
export function filesForTrainer(
  {files, caption}: ReadItem,
  {trainer}: ResolvedConfig,
  item?: Item
): ItemFiles {
  if (!trainer) return files
  const blank = caption && blankLineBefore(files.captionPath, caption)
  const ofMany = item?.caption?.slot ? inFileOfMany(item.caption, caption) : {}
  const rivalFiles = ofMany.isFirstOfFile && item?.caption ? rivalsOf(item.caption.path, trainer.profile) : []
  return {
    trainer,
    ...files,
    ...ofMany,
    ...(rivalFiles.length > 0 ? {rivalFiles} : {}),
    ...(trainer.settings.metadataCache && item && hasCache(item) ? {hasMetadataCache: true} : {}),
    ...(blank ? {blankLine: blank} : {})
  }
}

/**
 * Files beside a file of captions of which the trainer takes one alone. They are rivals of the first one that is there, so that
 * they are told once.
 */
function rivalsOf(path: string, {oneAlone}: Trainer): readonly string[] {
  const group = oneAlone?.is.find((names) => names.includes(basename(path))) ?? []
  const [first, ...others] = group.filter((name) => pathKind(join(dirname(path), name)) === 'file')
  return first === basename(path) ? others : []
}

/** A line of white space: at a carriage return no line begins. */
const blankLine = /(?<![^\n])(?:[^\S\n]*(?=\n)|[^\S\n]+$)/

/** The first blank line of a JSON Lines file, for the first caption in it. */
export function blankLineBefore(
  path: string | undefined,
  {fileText, slot, line}: ReadCaption
): Span | undefined {
  if (!path?.endsWith('.jsonl')) return undefined
  if (line) return line.start === 0 ? line.file.blankLine : undefined
  if (fileText.slice(0, slot.start).includes('\n')) return undefined
  const blank = blankLine.exec(fileText)
  return blank ? {start: blank.index, end: blank.index + blank[0].length} : undefined
}

/** What a file of many captions calls a caption and its media, and whether it is the first one there. */
export function inFileOfMany(source: CaptionSource, read: ReadCaption | undefined): Partial<ItemFiles> {
  const {slot, inside} = source
  const {captionKey, mediaKey} = slot ?? {}
  return {
    inMetadata: true,
    ...(inside?.member !== undefined || inside?.place === 0 ? {inArchive: true} : {}),
    ...(captionKey === undefined ? {} : {captionKey}),
    ...(mediaKey === undefined ? {} : {mediaKey}),
    ...(read && isBareText(source, read) ? {isBareText: true} : {}),
    ...(isFirst(source) ? {isFirstOfFile: true} : {})
  }
}

/** Whether a JSON file holds a caption as the value of its media's path, where others hold a list of them. */
const isBareText = ({path, slot}: CaptionSource, {fileText}: ReadCaption): boolean =>
  path.endsWith('.json') &&
  slot?.captionKey === undefined &&
  // Before the caption stands its quotation mark.
  /:\s*"$/.test(fileText.slice(Math.max(0, (slot?.start ?? 0) - 40), slot?.start))

/**
 * The first place where each file holds a caption, by the format that discovery made for the file: what is wrong with a
 * whole file is told there, once.
 */
const firstPlaces = new WeakMap<object, Map<string, number>>()

function isFirst({path, format, slot, line, inside}: CaptionSource): boolean {
  const places = firstPlaces.get(format) ?? new Map<string, number>()
  firstPlaces.set(format, places)
  const place = inside?.place ?? (line?.start ?? 0) + (slot?.start ?? 0)
  const first = Math.min(place, places.get(path) ?? place)
  places.set(path, first)
  return first === place
}

/** Whether sd-scripts has written captions into a file of its own beside the media, which it then reads instead. */
const hasCache = (item: Item): boolean =>
  pathKind(join(dirname(fileOf(item)), 'metadata_cache.json')) === 'file'
