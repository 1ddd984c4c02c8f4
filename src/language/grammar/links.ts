import type {Reading} from './reading.ts'
import {tag, type Unit} from './unit.ts'

/** How one word that can carry a concept follows another; 0 begins a sentence. */
export const linkNames = [
  'start',
  'within phrase',
  'next phrase',
  'preposition',
  'of',
  'conjunction',
  'comma',
  'listed',
  'object',
  'clause',
  'stop',
  'comma noun',
  'comma verb',
  'with',
  'conjunction verb',
  'to verb',
  'comma within'
] as const

export const linkNumbers = Object.fromEntries(linkNames.map((name, i) => [name, i])) as Readonly<
  Record<(typeof linkNames)[number], number>
>

/** The link from the word at unit `a` to the next at unit `b`. `chunkOf` gives each unit's chunk. */
export function linkBetween({units, chunks}: Reading, chunkOf: Int32Array, a: number, b: number): number {
  const left = units[a] as Unit
  const right = units[b] as Unit
  if (left.sentence !== right.sentence) return 0
  const sameChunk = chunkOf[a] === chunkOf[b]
  let comma = false
  let conjunction = false
  let preposition = 0
  let clause = false
  let to = false
  for (let i = a + 1; i < b; i++) {
    const unit = units[i] as Unit
    switch (unit.tag) {
      case tag.stop:
        return 10
      case tag.comma:
        comma = true
        break
      case tag.conjunction:
        conjunction = true
        break
      case tag.preposition:
        preposition = unit.lower === 'of' ? 1 : unit.lower === 'with' ? 2 : 3
        break
      case tag.subordinator:
      case tag.relative:
        clause = true
        break
      case tag.to:
        to = true
        break
      default:
        break
    }
  }
  if (sameChunk) return comma ? 16 : 1
  const verb = chunks[chunkOf[b] as number]?.kind === 'verb'
  if (comma) {
    if (conjunction) return verb ? 14 : 7
    const noun = chunks[chunkOf[b] as number]
    if (noun?.kind === 'noun' && noun.coordinatedWith >= 0) return 7
    return verb ? 12 : noun?.kind === 'noun' ? 11 : 6
  }
  if (conjunction) return verb ? 14 : 5
  if (clause) return 9
  if (to) return 15
  if (preposition === 1) return 4
  if (preposition === 2) return 13
  if (preposition === 3) return 3
  if (chunks[chunkOf[a] as number]?.kind === 'verb') return 8
  return 2
}
