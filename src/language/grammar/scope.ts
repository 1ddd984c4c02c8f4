import type {Chunk} from './chunk.ts'
import {chunkAt, hasModifier, headOf, modifierCount, prepositionOf, type Reading} from './reading.ts'
import {nounCanBe, nounIs, tag, type Unit} from './unit.ts'

export const personNoun = nounIs('person', 'crowd', 'animal', 'creature')
const personPronouns: ReadonlySet<string> = new Set(
  'he she they i we you who him them himself herself themselves someone somebody everyone another both one'.split(
    ' '
  )
)
const locations = nounIs('room', 'outdoors', 'placeName', 'water')
/** "in a brightly lit hall" describes as much as two adjectives do. */
const isAdverb = (unit: Unit): boolean => unit.tag === tag.adverb
const natural = nounIs('sky', 'nature')
const portion = nounIs('measure', 'part')
/** Places that describe by themselves. */
const describing = nounIs('backdrop', 'sky', 'weather')
const trait = nounIs('trait')
const within = new Set(['in', 'at', 'inside', 'within', 'outside', 'aboard'])
const filledBy = new Set(['with', 'full of', 'under', 'of'])
const furnished = new Set('filled lined surrounded covered lit bathed decorated dotted littered'.split(' '))
const structures = nounIs('building', 'sky', 'nature', 'vehicle')
const scenery = nounCanBe(
  'room',
  'outdoors',
  'placeName',
  'water',
  'building',
  'sky',
  'nature',
  'plant',
  'weather',
  'daytime',
  'backdrop'
)

/** Whether a noun phrase names a being that acts: a person, animal, creature, pronoun, or the anchor of a character. */
export function isBeing(reading: Reading, chunk: Chunk | undefined): boolean {
  if (chunk === undefined) return false
  const head = headOf(reading, chunk)
  if (head.masked === 1) return reading.input.kind !== 'object' && reading.input.kind !== 'style'
  if (head.tag === tag.pronoun)
    return personPronouns.has(head.lower) || (head.lower === 'it' && reading.input.kind !== 'object')
  return personNoun(head)
}

export type PrepositionalKind = 'place' | 'background' | 'complement'

const inside = new Set(
  'in at inside within on through down along across outside near by around into over past up beside from behind beneath under atop toward towards aboard throughout off onto amid among'.split(
    ' '
  )
)

/** What a prepositional phrase says: where it all happens, how the surroundings look, or a part of the action. */
export function prepositionalKind(reading: Reading, chunk: Chunk): PrepositionalKind {
  const head = headOf(reading, chunk)
  const preposition = prepositionOf(reading, chunk)
  if (head.masked > 0 || !inside.has(preposition)) return 'complement'
  if (!isLocation(reading, chunk, preposition)) return 'complement'
  return isDescribed(reading, chunk) ? 'background' : 'place'
}

function isLocation(reading: Reading, chunk: Chunk, preposition: string): boolean {
  const head = headOf(reading, chunk)
  if (personNoun(head)) return false
  if (locations(head)) return true
  if (structures(head)) return within.has(preposition) && !natural(head)
  const of = ofPhrase(reading, chunk)
  return of !== undefined && portion(head) && locations(headOf(reading, of))
}

/** The noun phrase behind "of" directly after another. */
function ofPhrase(reading: Reading, chunk: Chunk): Chunk | undefined {
  const preposition = chunkAt(reading, chunk.index + 1)
  const object = chunkAt(reading, chunk.index + 2)
  if (preposition?.kind !== 'preposition' || object?.kind !== 'noun') return undefined
  return headOf(reading, preposition).lower === 'of' ? object : undefined
}

/** Whether a place is more than named: two modifiers, or things in it. */
export function isDescribed(reading: Reading, chunk: Chunk): boolean {
  const head = headOf(reading, chunk)
  if (
    modifierCount(reading, chunk) >= 2 ||
    (modifierCount(reading, chunk) === 1 && hasModifier(reading, chunk, isAdverb))
  )
    return true
  if (describing(head)) return true
  const next = chunkAt(reading, chunk.index + 1)
  if (next === undefined || next.sentence !== chunk.sentence) return false
  const after = chunkAt(reading, chunk.index + 2)
  if (next.kind === 'preposition' && filledBy.has(headOf(reading, next).lower) && after?.kind === 'noun') {
    const object = headOf(reading, after)
    return (
      scenery(object) &&
      !isBeing(reading, after) &&
      (headOf(reading, next).lower !== 'of' || modifierCount(reading, after) > 0)
    )
  }
  return next.kind === 'verb' && next.participial && furnished.has(headOf(reading, next).lower)
}

/** Index of the last chunk that belongs to a verb group's complements, places and scenery excluded. */
export function complementEnd(reading: Reading, verb: Chunk): number {
  const {chunks} = reading
  let end = verb.index
  for (let i = verb.index + 1; i < chunks.length; i++) {
    const chunk = chunks[i]
    if (chunk === undefined || chunk.sentence !== verb.sentence) break
    if (chunk.kind === 'noun') {
      if (i > verb.index + 1 && chunk.role === 'subject') break
      if (chunk.role === 'fragment') break
      if (isSeparate(headOf(reading, chunk))) break
      end = i
    } else if (chunk.kind === 'preposition') {
      const object = chunks[i + 1]
      if (object === undefined || object.kind === 'comma' || object.kind === 'stop') {
        end = i
        continue
      }
      if (object.kind === 'noun' && object.role === 'prepositional') {
        const preposition = headOf(reading, chunk).lower
        const kind = prepositionalKind(reading, object)
        if (kind !== 'complement') break
        const head = headOf(reading, object)
        if (preposition === 'with' && trait(head)) break
        if (isSeparate(head) && !(head.masked > 0)) break
      }
    } else if (chunk.kind === 'adverb' || chunk.kind === 'adjective') {
      end = i
    } else if (chunk.kind === 'conjunction') {
      const next = chunks[i + 1]
      const after = chunks[i + 2]
      if (next?.kind === 'noun' && after?.kind !== 'verb' && next.role !== 'fragment') continue
      if (next?.kind === 'adverb' || next?.kind === 'preposition') continue
      break
    } else if (chunk.kind === 'comma') {
      const next = chunks[i + 1]
      if (
        next?.kind === 'noun' &&
        next.coordinatedWith >= 0 &&
        chunks[i + 2]?.kind !== 'verb' &&
        isListed(chunks, i)
      )
        continue
      break
    } else break
  }
  return end
}

/** Whether an "and" closes the list in which a comma stands: "a cup, a plate and a fork". */
function isListed(chunks: readonly Chunk[], comma: number): boolean {
  for (let i = comma + 1; i < Math.min(chunks.length, comma + 6); i++) {
    const kind = chunks[i]?.kind
    if (kind === 'conjunction') return chunks[i + 1]?.kind === 'noun' && chunks[i + 2]?.kind !== 'verb'
    if (kind !== 'noun' && kind !== 'comma') return false
  }
  return false
}

const separate = nounIs(
  'shot',
  'angle',
  'cameraMove',
  'light',
  'shadow',
  'mood',
  'medium',
  'technique',
  'genre',
  'backdrop',
  'weather',
  'daytime'
)
/** Things that are never part of an action: they carry a concept of their own. */
const isSeparate = (unit: Unit): boolean => separate(unit) && unit.tag === tag.noun
