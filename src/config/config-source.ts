import type {FilePlace} from '../errors.ts'

/** A config file as it was read: its value, and its text for telling places in it. */
export interface ConfigSource {
  /** Absolute path. */
  readonly path: string
  /** The path as it is shown to people: relative to the working directory, `/` as separator. */
  readonly label: string
  readonly value: unknown
  /** JSON or YAML text; absent for a config that was executed, in which a value has no place. */
  readonly text?: string
  /** Keys in front of the config inside the file: `caplint` in a package.json. */
  readonly prefix: readonly string[]
}

/** Keys and indexes that lead to a value. */
export type KeyPath = readonly (string | number)[]

/** Where a key or its value stands, or just the file where its text is not at hand. */
export async function placeIn(
  source: ConfigSource,
  keys: KeyPath,
  part: 'key' | 'value'
): Promise<FilePlace> {
  const {label: path} = source
  if (source.text === undefined) return {path}
  // JSON is read with the same parser: YAML contains it, and places are only needed once something is wrong.
  const {isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument} = await import('yaml')
  const lineCounter = new LineCounter()
  let node: unknown = parseDocument(source.text, {lineCounter, logLevel: 'silent'}).contents
  let offset = isNode(node) ? node.range?.[0] : undefined
  for (const key of [...source.prefix, ...keys]) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key)
      )
      if (!pair) break
      node = pair.value
      const shown = part === 'value' && isNode(pair.value) ? pair.value : pair.key
      offset = isNode(shown) ? shown.range?.[0] : offset
    } else if (isSeq(node)) {
      node = node.items[Number(key)]
      if (!isNode(node)) break
      offset = node.range?.[0]
    } else break
  }
  if (offset === undefined) return {path}
  const {line, col: column} = lineCounter.linePos(offset)
  return {path, line, column}
}
