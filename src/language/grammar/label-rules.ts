import type {Chunk} from './chunk.ts'
import {headOf, markChunk, markUnits, type Reading, unitAt} from './reading.ts'
import {nounIs, tag} from './unit.ts'

/** Labels and mentions of the picture itself. */

const image = nounIs('image')
const composition = nounIs('composition')
const viewer = nounIs('viewer')
const labels = nounIs('image', 'composition', 'camera', 'backdrop')
const pictures = new Set([
  'image',
  'picture',
  'photo',
  'photograph',
  'video',
  'clip',
  'scene',
  'composition',
  'frame',
  'illustration',
  'painting',
  'drawing',
  'footage',
  'sequence',
  'shot',
  'artwork'
])
const pointing = new Set(['this', 'these', 'the'])

/** "In this photo", "this image", "Caption:", "Overall,". */
export function readLabels(reading: Reading): void {
  for (const chunk of reading.chunks) {
    if (chunk.kind === 'adjective' || chunk.kind === 'adverb') {
      if (headOf(reading, chunk).lower === 'overall' && chunk.first === chunk.last)
        markUnits(reading, 'meta', chunk.first, chunk.last, 'overall', chunk.head)
      continue
    }
    if (chunk.kind !== 'noun') continue
    const head = headOf(reading, chunk)
    if (head.masked > 0) continue
    if (isLabel(reading, chunk)) markUnits(reading, 'meta', chunk.first, chunk.last, 'label', chunk.head)
    if (image(head) && pictures.has(head.lower)) {
      const article = unitAt(reading, chunk.first).lower
      const inside = unitAt(reading, chunk.first - 1).lower
      if (
        inside === 'in'
          ? pointing.has(article) && head.lower !== 'frame'
          : article === 'this' && head.lower === 'image'
      )
        markUnits(reading, 'meta', chunk.head, chunk.head, 'in-this-picture', chunk.head)
    }
    if (composition(head) && head.lower !== 'focus') markChunk(reading, 'meta', chunk, 'composition')
    if (viewer(head) && chunk.role !== 'prepositional') markChunk(reading, 'meta', chunk, 'viewer')
  }
}

/** "Caption: …", "**Setting:** …". */
function isLabel(reading: Reading, chunk: Chunk): boolean {
  const before = unitAt(reading, chunk.first - 1)
  const head = headOf(reading, chunk)
  return (
    unitAt(reading, chunk.last + 1).lower === ':' &&
    chunk.last === chunk.first &&
    head.capital &&
    (labels(head) || before.lower === '*' || before.lower === '[') &&
    (before.sentence !== head.sentence || before.tag === tag.stop || before.tag === tag.other)
  )
}
