import {getNodeValue, type Node, type ParseError, parseTree} from 'jsonc-parser'
import type {Format, FormatProblem, Recognition, Slot} from './format.ts'
import {
  type Field,
  type JsonRecord,
  recogniseRecord,
  slotsOfField,
  slotsOfRecord,
  stringsOf
} from './json-record.ts'
import {encodeJsonString, notANumberAt, placeInJsonString} from './json-string.ts'
import type {MetadataKeys} from './metadata-keys.ts'

/**
 * A JSON document that holds many captions: a list of objects (LTX-Video-Trainer, DiffSynth-Studio), or an object by
 * path of the media, of lists of captions (diffusion-pipe's `captions.json`) or of objects (`caption` and `tags` of
 * sd-scripts, `caption` and `caption_short` of ai-toolkit), or the index of a shard (`files` of webshart, as SimpleTuner reads it).
 */
export const jsonDocument = (keys: MetadataKeys): Format => ({
  name: 'JSON',
  *locate(text) {
    const root = rootOf(text)
    if ('problem' in root) return yield root
    if (root.type === 'array') {
      for (const entry of root.children ?? []) yield* slotsOfEntry(text, entry, keys)
    } else if (root.type === 'object') {
      const shard = shardFiles(root)
      if (shard) yield* slotsOfShard(text, shard)
      else for (const [path, property] of propertiesOf(root)) yield* slotsOfPath(text, path, property, keys)
    } else {
      yield problemAt(root, 'Expected a list of objects, or an object by path of the media')
    }
  },
  recognise: (beginning) =>
    orTooDeep(
      () => recogniseDocument(beginning, keys),
      () => ({isCaptions: false})
    ),
  encode: encodeJsonString,
  place: placeInJsonString
})

/** What the names of files end with. */
const extension = /\.\w{2,5}$/

/** Keys that tell an object of captions by stem, as sd-scripts and ai-toolkit write it, from any other object. */
const captionKeysByPath: readonly string[] = ['caption', 'tags', 'caption_short']

/** The first value of a document decides. Its beginning may break off anywhere. */
function recogniseDocument(beginning: string, keys: MetadataKeys): Recognition {
  const root = parseTree(beginning)
  const [first] = root?.children ?? []
  if (!root || !first) return {isCaptions: false}
  if (root.type === 'array') return recogniseRecord(objectOrNone(getNodeValue(first)), keys)
  const shard = shardFiles(root)
  if (shard) return {isCaptions: [...shard.values()].some((file) => captionsInShard(file) !== undefined)}
  const [key, value] = first.children ?? []
  if (root.type !== 'object' || !key || !value) return {isCaptions: false}
  const content: unknown = getNodeValue(value)
  const hasExtension = extension.test(String(key.value))
  if (stringsOf(content)) return {isCaptions: hasExtension}
  const object = objectOrNone(content) ?? {}
  const known = hasExtension ? keys.captions.flat() : captionKeysByPath
  const isCaptions = known.some((name) => typeof object[name] === 'string')
  const names = Object.keys(object)
  if (isCaptions || !hasExtension || names.length === 0) return {isCaptions}
  return {isCaptions, keys: names, keysOf: String(key.value)}
}

/** The files of a shard by name in the shard, where a document is the index of one: of each it says where it begins. */
function shardFiles(root: Node): ReadonlyMap<string, Property> | undefined {
  const files = propertiesOf(root).get('files')?.value
  if (files?.type !== 'object') return undefined
  const named = propertiesOf(files)
  const [first] = named.values()
  return first && typeof propertiesOf(first.value).get('offset')?.value.value === 'number' ? named : undefined
}

/** webshart keeps captions in the index of a shard: a text, a list of texts, or JSON. */
const captionsInShard = ({value}: Property): Node | undefined => propertiesOf(value).get('captions')?.value

function* slotsOfShard(text: string, files: ReadonlyMap<string, Property>): Generator<Slot | FormatProblem> {
  for (const [media, file] of files) {
    const captions = captionsInShard(file)
    // Others have their caption beside them in the shard.
    if (!captions) continue
    if (captions.type !== 'object') {
      yield* slotsOfField(text, fieldOf(captions), undefined, {media})
      continue
    }
    const {start, end} = extentOf(captions)
    yield {start, end, caption: text.slice(start, end), media, style: 'raw'}
  }
}

const objectOrNone = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value && !Array.isArray(value) ? {...value} : undefined

/** What JSON allows and no more. */
const strict = {disallowComments: true, allowTrailingComma: false, allowEmptyContent: false}

/** The document, or the first place where it is no JSON. */
function rootOf(text: string): Node | FormatProblem {
  const read = (): Node | FormatProblem => {
    const errors: ParseError[] = []
    const root = parseTree(text, errors, strict)
    const [error] = errors
    return root && !error ? root : brokenAt(text, error)
  }
  return orTooDeep(read, () => ({
    start: 0,
    end: 0,
    problem: 'Unexpected nesting, too deep to be read; remove what is no caption'
  }))
}

/** jsonc-parser goes into values by recursion: what is nested too deep for the stack is something else. */
function orTooDeep<Result>(read: () => Result, tooDeep: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return tooDeep()
  }
}

function brokenAt(text: string, error: ParseError | undefined): FormatProblem {
  const end = text.trimEnd().length
  const start = Math.min(error?.offset ?? 0, end)
  const reachesEnd = start + (error?.length ?? 0) >= end
  const isCutOff = start >= end || (text[start] === '"' && reachesEnd)
  const notANumber = notANumberAt(text, start)
  if (notANumber) return notANumber
  const problem = isCutOff
    ? 'Unexpected end of the JSON, the file seems to be cut off'
    : `Expected JSON but found \`${text.slice(start, start + 20).split('\n', 1)[0]}\``
  return {
    start,
    end: Math.min(end, start + (error?.length ?? 0)),
    problem: `${problem}; no trainer reads it so`
  }
}

function* slotsOfEntry(text: string, entry: Node, keys: MetadataKeys): Generator<Slot | FormatProblem> {
  if (entry.type !== 'object') {
    return yield problemAt(entry, 'Expected an object: `{"media_path": "a.mp4", "caption": "…"}`')
  }
  yield* slotsOfRecord(text, recordOf(entry), keys)
}

/** What stands under a path: a list of captions, one caption, or an object that holds it. */
function* slotsOfPath(
  text: string,
  path: string,
  {key, value}: Property,
  keys: MetadataKeys
): Generator<Slot | FormatProblem> {
  if (path === '') return yield problemAt(key, 'Expected the path of the media')
  if (value.type === 'object') {
    yield* slotsOfRecord(text, {...recordOf(value), start: key.offset, media: path}, keys)
    return
  }
  if (value.type === 'string') {
    // Read for all that, lest a whole file of captions goes unread for want of brackets.
    yield problemAt(
      value,
      `Expected a list of captions for \`${path}\`, put brackets around the caption: ["…"]`
    )
  }
  yield* slotsOfField(text, fieldOf(value), undefined, {media: path})
}

interface Property {
  readonly key: Node
  readonly value: Node
}

/** Properties by name, in the order of the text; of a name that is repeated the last, which is what readers get. */
function propertiesOf(object: Node): ReadonlyMap<string, Property> {
  const properties = new Map<string, Property>()
  for (const {children: [key, value] = []} of object.children ?? []) {
    if (!key || !value) continue
    const name: unknown = key.value
    if (typeof name !== 'string') continue
    properties.delete(name)
    properties.set(name, {key, value})
  }
  return properties
}

function recordOf(object: Node): JsonRecord {
  const fields = new Map<string, Field>()
  for (const [name, {value}] of propertiesOf(object)) fields.set(name, fieldOf(value))
  return {start: object.offset, end: object.offset + object.length, fields}
}

function fieldOf(node: Node): Field {
  const strings = (node.type === 'array' ? (node.children ?? []) : [node])
    .filter(({type}) => type === 'string')
    .map(extentOf)
  const value: unknown = getNodeValue(node)
  return {value, strings, ...extentOf(node)}
}

const extentOf = ({offset, length}: Node) => ({start: offset, end: offset + length})

const problemAt = (node: Node, problem: string): FormatProblem => ({...extentOf(node), problem})
