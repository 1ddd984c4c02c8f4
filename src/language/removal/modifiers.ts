import type {Chunk} from '../grammar/chunk.ts'
import {tag} from '../grammar/unit.ts'
import type {Passage} from './passage.ts'
import {emptyPlan, type Plan, tagAt} from './plan.ts'

/** Whether all that is to go of a noun phrase stands before its head: `young` in `a young woman`. */
export function isModifierOnly({doomed, shared, units}: Passage, chunk: Chunk): boolean {
  if (chunk.kind !== 'noun') return false
  // "…, exuding charm" read as one phrase: the participle has the noun for its object.
  if (doomed[chunk.first] && units[chunk.first]?.tag === tag.ing) return false
  for (let i = chunk.head; i <= chunk.last; i++) if (doomed[i] || shared[i]) return false
  return true
}

/** Words that a noun keeps while it stays. */
const stays: ReadonlySet<number> = new Set([tag.determiner, tag.possessive])

/** Takes words out that stand before the head of a noun phrase: those to go, or all that may. */
export function removeModifiers(
  passage: Passage,
  chunk: Chunk,
  which: 'doomed' | 'free' = 'doomed'
): Plan | undefined {
  const {doomed, shared, kept, units} = passage
  const plan = emptyPlan()
  for (let i = chunk.first; i < chunk.head; i++) {
    const isWord = tagAt(passage, i) === tag.adjective || tagAt(passage, i) === tag.noun
    if (stays.has(tagAt(passage, i))) continue
    if (doomed[i] || shared[i] || (which === 'free' && isWord && !kept[i])) plan.removed.add(i)
  }
  if (plan.removed.size === 0) return undefined
  // "a tabby stretches": after `a` no plural follows, so that the head must be a verb.
  const head = units[chunk.head]
  const isSingular = /^an?$/u.test(units[chunk.first]?.lower ?? '')
  if (
    isSingular &&
    head &&
    head.word.verbs !== 0 &&
    head.lower.endsWith('s') &&
    head.word.entry !== head.lower
  )
    return undefined
  // "the woman's long hair": an owner without what it owns.
  // "on bike in rain annika": a noun before a name need not belong to it.
  const isNamed = (units[chunk.head]?.masked ?? 0) > 0
  if (
    isNamed &&
    [...plan.removed].some((i) => tagAt(passage, i) === tag.noun) &&
    tagAt(passage, chunk.first) !== tag.determiner
  )
    return undefined
  for (const i of plan.removed)
    if (/['’]s?$/u.test(units[i]?.lower ?? '') && tagAt(passage, i) === tag.noun) return undefined
  for (let i = chunk.content; i < chunk.head; i++) {
    const value = tagAt(passage, i)
    if (value === tag.adverb && !kept[i] && modifies(passage, i, plan)) plan.removed.add(i)
    if (value !== tag.comma && value !== tag.conjunction) continue
    // What links modifiers goes with either of them.
    if (plan.removed.has(i - 1) || plan.removed.has(i + 1)) plan.removed.add(i)
  }
  return plan
}

/** Whether an adverb belongs to a word that goes: `very` in `a very tall man`. */
function modifies(passage: Passage, adverb: number, {removed}: Plan): boolean {
  let next = adverb + 1
  while (tagAt(passage, next) === tag.adverb) next++
  return removed.has(next)
}
