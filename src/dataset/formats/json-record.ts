import type {FormatProblem, Recognition, Slot} from './format.ts'
import {styleOf} from './json-string.ts'
import {
  captionKeyNames,
  isAddress,
  isAddressKey,
  mediaKeyAmong,
  mediaKeyNames,
  type MetadataKeys,
  quoteKeys,
  recognition
} from './metadata-keys.ts'

export interface Extent {
  readonly start: number
  readonly end: number
}

/** A value of a JSON object: what it is, where it stands, and where the strings in it stand, quotes included. */
export interface Field extends Extent {
  readonly value: unknown
  readonly strings: readonly Extent[]
}

/** A JSON object that tells of one sample, with the last value of each key. Offsets count from the start of the text. */
export interface JsonRecord extends Extent {
  readonly fields: ReadonlyMap<string, Field>
  /** Path of the media, where a key of an object around tells it, and the place of that key. */
  readonly media?: string
}

/** The captions of a record, or what is wrong with it. */
export function* slotsOfRecord(
  text: string,
  record: JsonRecord,
  keys: MetadataKeys
): Generator<Slot | FormatProblem> {
  const media = record.media === undefined ? mediaOfRecord(record, keys) : {media: record.media}
  if ('problem' in media) return yield media
  const captionKeys = captionKeysOf(record, keys)
  if (captionKeys.length === 0) {
    const problem = `Expected a caption under ${oneOf(captionKeyNames(keys))}${whatIsThere(record)}`
    return yield {...problemAt(record, problem), of: media}
  }
  for (const key of captionKeys) {
    const field = record.fields.get(key)
    if (field) yield* slotsOfField(text, field, key, media)
  }
}

type MediaOfRecord = Pick<Slot, 'media' | 'otherMedia' | 'mediaKey'>

function mediaOfRecord(record: JsonRecord, keys: MetadataKeys): MediaOfRecord | FormatProblem {
  const {fields} = record
  const key = mediaKeyAmong([...fields.keys()], keys)
  const field = key === undefined ? undefined : fields.get(key)
  if (key === undefined || !field) {
    return problemAt(
      record,
      `Expected the path of the media under ${oneOf(mediaKeyNames(keys))}${whatIsThere(record)}`
    )
  }
  const [media, ...others] = stringsOf(field.value) ?? []
  if (!media) return problemAt(field, `Expected the path of the media under \`${key}\``)
  if (isAddressKey(key) && isAddress(media)) return {mediaKey: key}
  const otherMedia = [...others, ...numbered(key, fields)]
  return {media, mediaKey: key, ...(otherMedia.length > 0 ? {otherMedia} : {})}
}

/** musubi-tuner's `image_path_1` and so on, beside `image_path_0`. */
function numbered(key: string, fields: ReadonlyMap<string, Field>): readonly string[] {
  if (!key.endsWith('_0')) return []
  const others = [...fields.keys()].filter((name) => name !== key && numberedLike(key).test(name))
  return others.flatMap((name) => stringsOf(fields.get(name)?.value) ?? [])
}

const numberedLike = (key: string): RegExp => new RegExp(`^${key.slice(0, -1)}\\d+$`)

/** Of each group the first key that is there. `tags` that are no text are no caption. */
const captionKeysOf = ({fields}: JsonRecord, {captions}: MetadataKeys): readonly string[] =>
  captions.flatMap((group) => {
    const found = group.find(
      (key) => fields.has(key) && (key !== 'tags' || typeof fields.get(key)?.value === 'string')
    )
    return found === undefined ? [] : [found]
  })

/** The captions of a value: a text, or a list of texts. */
export function* slotsOfField(
  text: string,
  field: Field,
  key: string | undefined,
  media: MediaOfRecord
): Generator<Slot | FormatProblem> {
  const captions = stringsOf(field.value)
  if (!captions || captions.length === 0) {
    const where = key === undefined ? `for \`${media.media}\`` : `under \`${key}\``
    return yield {...problemAt(field, `Expected text, or a list of texts, ${where}`), of: media}
  }
  for (const [index, caption] of captions.entries()) {
    const string = field.strings[index]
    if (!string) continue
    const start = string.start + 1
    const end = string.end - 1
    const style = styleOf(text.slice(start, end))
    yield {
      start,
      end,
      caption,
      ...media,
      ...(key === undefined ? {} : {captionKey: key}),
      ...(style ? {style} : {})
    }
  }
}

/** A text as a list of one, a list of texts as it is; `undefined` for anything else. */
export function stringsOf(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return [value]
  if (!Array.isArray(value)) return undefined
  const strings = value.filter((entry) => typeof entry === 'string')
  return strings.length === value.length ? strings : undefined
}

/** What the first record of a file tells of it: it holds captions if it names media and has a caption. */
export function recogniseRecord(
  record: Readonly<Record<string, unknown>> | undefined,
  keys: MetadataKeys
): Recognition {
  const names = Object.keys(record ?? {})
  const mediaKey = mediaKeyAmong(names, keys)
  const media = mediaKey === undefined ? undefined : stringsOf(record?.[mediaKey])
  if (!media?.[0]) return {isCaptions: false}
  const isCaptions = keys.captions.flat().some((key) => stringsOf(record?.[key]) !== undefined)
  return recognition(isCaptions, names, mediaKey)
}

const problemAt = ({start, end}: Extent, problem: string): FormatProblem => ({start, end, problem})

const oneOf = (keys: readonly string[]): string =>
  keys.length === 1 ? `the key ${quoteKeys(keys)}` : `one of the keys ${quoteKeys(keys)}`

const whatIsThere = ({fields}: JsonRecord): string =>
  fields.size === 0 ? ', the object is empty' : `, the keys here are ${quoteKeys([...fields.keys()])}`
