import {basename} from 'node:path'
import type {Item} from './item.ts'
import type {ReadItem} from './read-item.ts'

/** Objects of JSON files by path of the media, parsed once for all captions of a file. */
const parsed = new WeakMap<object, unknown>()

/**
 * The tags that a JSON or JSON Lines file holds beside a caption, as the metadata of sd-scripts does; `undefined` where
 * there are none, or they are no text.
 */
export function tagsBesideCaption({caption: source}: Item, {caption: read}: ReadItem): string | undefined {
  if (!read || source?.slot?.captionKey !== 'caption') return undefined
  const record = basename(source.path).endsWith('.jsonl')
    ? parse(lineAt(read.fileText, read.slot.start))
    : field(documentOf(source.format, read.fileText), source.slot.media)
  const tags = field(record, 'tags')
  return typeof tags === 'string' && tags !== '' ? tags : undefined
}

function documentOf(format: object, text: string): unknown {
  if (!parsed.has(format)) parsed.set(format, parse(text))
  return parsed.get(format)
}

const lineAt = (text: string, offset: number): string => {
  const end = text.indexOf('\n', offset)
  return text.slice(text.lastIndexOf('\n', offset) + 1, end < 0 ? text.length : end)
}

/** The value; `undefined` where it is no JSON, which whoever located the caption has told. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const field = (record: unknown, name: string | undefined): unknown =>
  name !== undefined && typeof record === 'object' && record !== null && Object.hasOwn(record, name)
    ? new Map<string, unknown>(Object.entries(record)).get(name)
    : undefined
