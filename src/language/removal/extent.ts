import {verbIs} from '../grammar/unit.ts'
import type {Passage} from './passage.ts'
import {chunkHas, isBoundary, isFiniteVerb, isKept, isParticiple, kindAt} from './plan.ts'

/** Phrases, both bounds inclusive. */
export interface Stretch {
  readonly first: number
  readonly last: number
}

/** The last phrase that goes with one that goes: what describes it, unless the caption is to describe that. */
export function extendRight(passage: Passage, from: number): number {
  let last = from
  // A participle or preposition goes with its object.
  const leads = isParticiple(passage, from) || kindAt(passage, from) === 'preposition'
  if (leads && kindAt(passage, from + 1) === 'noun' && !isKept(passage, from + 1)) last++
  for (;;) {
    const next = last + 1
    const kind = kindAt(passage, next)
    if (kind === undefined || isKept(passage, next)) return last
    if (kind === 'adverb' || kind === 'adjective') {
      // "hair loosely pinned": an adverb before a verb goes with it or stays with it.
      if (kindAt(passage, next + 1) === 'verb' && isKept(passage, next + 1)) return last
      if (kindAt(passage, next + 1) === 'verb' && isFiniteVerb(passage, next + 1)) return last
      last = next
    } else if (kind === 'preposition') {
      const object = next + (kindAt(passage, next + 1) === 'adjective' ? 2 : 1)
      if (kindAt(passage, object) === 'preposition' && kindAt(passage, object + 1) === 'noun') {
        if (isKept(passage, object) || isKept(passage, object + 1)) return last
        last = object + 1
        continue
      }
      if (kindAt(passage, object) !== 'noun' || isKept(passage, object)) {
        if (isBoundary(passage, next + 1)) last = next
        else return last
      } else last = object
    } else if (kind === 'relative') {
      if (kindAt(passage, next + 1) !== 'verb' || isKept(passage, next + 1)) return last
      last = next + 1
      if (kindAt(passage, last + 1) === 'noun' && !isKept(passage, last + 1)) last++
    } else if (isParticiple(passage, next)) {
      if (kindAt(passage, next + 1) === 'noun') {
        if (isKept(passage, next + 1)) return last
        last = next + 1
      } else last = next
    } else return last
  }
}

/**
 * The first phrase that goes with one that goes: what introduces it (`with`, `wearing`, `dressed in`). `undefined` where
 * what stands before can't do without it: it is the object of a verb, or of words that must stay.
 */
export function extendLeft(passage: Passage, from: number): number | undefined {
  let first = from
  for (;;) {
    const before = first - 1
    const kind = kindAt(passage, before)
    if (isBoundary(passage, before) || kind === 'conjunction') return first
    if (kind === 'subordinator') return isKept(passage, before) ? undefined : before
    if (kind === 'relative') return undefined
    if (kind === 'adjective' || kind === 'adverb') {
      if (isKept(passage, before)) return kindAt(passage, first) === 'noun' ? undefined : first
      if (kindAt(passage, first) !== 'noun') return kind === 'adverb' ? before : first
      first = before
      continue
    }
    if (kind === 'preposition') {
      if (isKept(passage, before) && chunkHas(passage.chunks[before], passage.acted)) return undefined
      const next = beforePreposition(passage, before)
      if (next === undefined || next === before) return next
      first = next
      if (kindAt(passage, first) !== 'noun') return first
      continue
    }
    if (isParticiple(passage, before)) {
      // "stands wearing a hat": what stands before needs no participle.
      return isKept(passage, before) && kindAt(passage, first) === 'noun'
        ? undefined
        : isKept(passage, before)
          ? first
          : withAdverb(passage, before)
    }
    if (kind === 'verb')
      return kindAt(passage, first) === 'preposition' && isKept(passage, before) ? first : undefined
    // A noun before a noun: two phrases that only a comma should have parted.
    return kindAt(passage, first) === 'noun' ? undefined : first
  }
}

/** Where a phrase begins of which the preposition's object goes: with the preposition, or before it. */
function beforePreposition(passage: Passage, preposition: number): number | undefined {
  const {units, chunks} = passage
  const before = preposition - 1
  const word = units[chunks[preposition]?.head ?? -1]?.lower
  const kind = kindAt(passage, before)
  if (kind === 'preposition') return isKept(passage, before) ? undefined : before
  if (word === 'of') {
    if (kind === 'noun') return isKept(passage, before) ? undefined : before
    if (kind === 'adjective' || kind === 'verb') return undefined
  }
  if (isParticiple(passage, before) && !isKept(passage, before)) return withAdverb(passage, before)
  // "clad in", "rich in"
  const isApart = isBoundary(passage, before - 1) || kindAt(passage, before - 1) === 'noun'
  if (kind === 'adjective' && isApart && !isKept(passage, before)) return before
  // "is dressed in": the verb says nothing without it.
  if (kind === 'verb' && !isKept(passage, before) && chunks[before]?.passive) return undefined
  if (kind === 'verb' && chunks[before]?.copular) return undefined
  return preposition
}

/** `nearly hidden`: an adverb before a participle goes with it. */
const withAdverb = (passage: Passage, index: number): number =>
  kindAt(passage, index - 1) === 'adverb' && !isKept(passage, index - 1) ? index - 1 : index

const hangs = verbIs('sway', 'dress', 'wear')

/** Whether what follows a stretch is told of what goes, and must stay: `hair blowing in the wind`. */
export function bearsWhatStays(passage: Passage, last: number): boolean {
  const {chunks, units, acted} = passage
  let next = last + 1
  if (kindAt(passage, next) === 'adverb') next++
  const chunk = chunks[next]
  if (chunk === undefined || !chunkHas(chunk, acted)) return false
  if (chunk.kind === 'preposition' || chunk.kind === 'adjective') return true
  const head = units[chunk.head]
  return chunk.participial && head !== undefined && (hangs(head) || head.lower.endsWith('ed'))
}
