import {posix} from 'node:path'

/**
 * What webdataset makes of the names in a shard that people would not expect: one sentence each, without final stop. A sample's
 * name ends at the first dot of the file's name, and its members must stand one after the other (webdataset's tariterators.py).
 * @param names Members of one shard, in their order.
 * @param captioned Those that are media with a caption.
 * @param shown The shard, as it is called in sentences.
 */
export function* webdatasetSurprises(
  names: readonly string[],
  captioned: readonly string[],
  shown: string
): Generator<string> {
  const dotted = captioned.filter(
    (name) => posix.basename(name).indexOf('.') !== posix.basename(name).lastIndexOf('.')
  )
  const [first] = dotted
  if (first !== undefined) {
    yield `webdataset ends the name of a sample at its first dot, and would not find the caption of \`${first}\`${more(dotted)} in \`${shown}\`; name files without further dots`
  }
  const parted = new Set(keysParted(names))
  const apart = captioned.filter((name) => parted.has(keyOf(name)))
  const [next] = apart
  if (next !== undefined) {
    yield `webdataset takes members that stand one after the other for a sample, and would not find the caption of \`${next}\`${more(apart)} in \`${shown}\`; pack its files sorted by name`
  }
}

const more = ({length}: readonly string[]): string => (length > 1 ? ` and ${length - 1} more` : '')

function keyOf(name: string): string {
  const base = posix.basename(name)
  const dot = base.indexOf('.')
  return posix.join(posix.dirname(name), dot < 0 ? base : base.slice(0, dot))
}

/** Keys that come up again behind members of another key. */
function* keysParted(names: readonly string[]): Generator<string> {
  const seen = new Set<string>()
  let last: string | undefined
  for (const key of names.map(keyOf)) {
    if (key !== last && seen.has(key)) yield key
    seen.add(key)
    last = key
  }
}
