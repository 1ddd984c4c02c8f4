import {tag} from '../grammar/unit.ts'
import type {Stretch} from './extent.ts'
import type {Passage} from './passage.ts'
import {emptyPlan, isBoundary, isFiniteVerb, isFree, kindAt, type Plan, removingChunks} from './plan.ts'

/** Takes out what stands between two commas, where nothing in it must stay and the rest reads on without it. */
export function removeSegment(passage: Passage, {first, last}: Stretch): Plan | undefined {
  const {chunks} = passage
  let from = first
  while (!isBoundary(passage, from - 1)) from--
  let to = last
  while (!isBoundary(passage, to + 1)) to++
  const isWhole = !isSeparator(passage, from - 1) && !isSeparator(passage, to + 1)
  if (isWhole || !isFree(passage, from, to)) return undefined
  const next = isSeparator(passage, to + 1) ? to + 2 : to + 1
  // "the sky, a deep blue, stretches": the verb that follows must have kept its subject.
  const opens = !isSeparator(passage, from - 1)
  const ownVerb = chunks.slice(from, to + 1).some(({index}) => isFiniteVerb(passage, index))
  if (opens && (isFiniteVerb(passage, next) || kindAt(passage, next) === 'conjunction')) return undefined
  if (opens && ownVerb && kindAt(passage, next) !== 'noun') return undefined
  const linked = kindAt(passage, from) === 'conjunction' || kindAt(passage, to) === 'conjunction'
  const startsVerb =
    isFiniteVerb(passage, from) ||
    (kindAt(passage, from) === 'conjunction' && isFiniteVerb(passage, from + 1))
  if (
    !linked &&
    !opens &&
    startsVerb &&
    kindAt(passage, to + 1) === 'comma' &&
    kindAt(passage, to + 2) === 'conjunction'
  )
    return undefined
  return removingChunks(passage, from, to)
}

/** Whether a comma, or a mark that parts one fragment from the next, stands somewhere. */
function isSeparator({chunks, units}: Passage, index: number): boolean {
  const chunk = chunks[index]
  return (
    chunk?.kind === 'comma' || (chunk?.kind === 'stop' && /^[;|]$/u.test(units[chunk.first]?.lower ?? ''))
  )
}

/** Takes the whole sentence out, where nothing in it must stay and the caption has others. */
export function removeSentence(passage: Passage): Plan | undefined {
  const {units, kept, hasOthers, isNamedElsewhere} = passage
  if (!hasOthers || !isAboutWhatGoes(passage)) return undefined
  const plan = emptyPlan()
  for (const [index, unit] of units.entries()) {
    if (kept[index] && (unit.masked === 0 || !isNamedElsewhere)) return undefined
    plan.removed.add(index)
  }
  return plan
}

/** A sentence may go for what it is about, not for a word that it mentions. */
function isAboutWhatGoes({units, doomed, shared}: Passage): boolean {
  let all = 0
  let going = 0
  for (const [index, {tag: value}] of units.entries()) {
    if (!content.has(value)) continue
    all++
    if (doomed[index] || shared[index]) going++
  }
  return going >= all * leastShare
}

/** The share of a sentence's naming words that must be wrong for all of it to go. */
const leastShare = 0.3

const content: ReadonlySet<number> = new Set([tag.noun, tag.adjective, tag.verb, tag.ing, tag.past])

/** Whether a sentence is left without anything that it could be about. */
export const saysNothing = (passage: Passage, plan: Plan): boolean =>
  namesNothing(passage, plan) || hasLostItsClause(passage, plan)

/** Whether verbs stood there, none does any more, and nothing that must stay is left: `Against all expectation.` */
function hasLostItsClause({units, chunks, kept}: Passage, {removed}: Plan): boolean {
  const verbs = chunks.filter(({kind, participial}) => kind === 'verb' && !participial)
  if (verbs.length === 0 || verbs.some(({first}) => !removed.has(first))) return false
  return units.every((_, index) => removed.has(index) || !kept[index])
}

const namesNothing = ({units, kept}: Passage, {removed}: Plan): boolean =>
  units.every(
    ({tag: value}, index) =>
      removed.has(index) ||
      (!kept[index] && value !== tag.noun && value !== tag.verb && value !== tag.ing && value !== tag.past)
  )
