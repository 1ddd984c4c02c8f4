import {tag} from '../grammar/unit.ts'
import type {Stretch} from './extent.ts'
import type {Passage} from './passage.ts'
import {
  bothPlans,
  emptyPlan,
  isBoundary,
  isFiniteVerb,
  isFree,
  isKept,
  kindAt,
  mayBeFiniteVerb,
  type Plan,
  removingChunks
} from './plan.ts'

/** A clause: its first phrase, its verb, its last phrase. `owner` is false where the clause before lends the subject. */
interface Clause extends Stretch {
  readonly verb: number
  readonly hasSubject: boolean
}

/** Takes a clause out, or what it says of its subject: `she has long hair and smiles` becomes `she smiles`. */
export function removeClause(passage: Passage, stretch: Stretch): Plan | undefined {
  const verb = verbOf(passage, stretch)
  if (verb < 0) return undefined
  const clause = clauseAround(passage, verb, stretch.last)
  if (clause.first > stretch.first || clause.last < stretch.last) return undefined
  return clause.hasSubject ? removeWhole(passage, clause, stretch) : removePredicate(passage, clause)
}

/** The finite verb that a stretch belongs to: inside it, else before it, else behind it. */
function verbOf(passage: Passage, {first, last}: Stretch): number {
  for (let i = first; i <= last; i++) if (isFiniteVerb(passage, i)) return i
  for (let i = first - 1; i >= 0 && !endsClause(passage, i); i--) if (isFiniteVerb(passage, i)) return i
  for (let i = last + 1; i < passage.chunks.length && !isBoundary(passage, i); i++)
    if (isFiniteVerb(passage, i)) return i
  return -1
}

/** Whether a clause can't reach beyond: a stop, or a link to another verb. */
function endsClause(passage: Passage, index: number): boolean {
  const kind = kindAt(passage, index)
  if (kind === undefined || kind === 'stop' || kind === 'subordinator' || kind === 'relative') return true
  if (kind !== 'comma' && kind !== 'conjunction') return false
  if (kind === 'conjunction' && mayBeFiniteVerb(passage, index + 1)) return true
  let next = index + 1
  while (
    kindAt(passage, next) === 'comma' ||
    kindAt(passage, next) === 'conjunction' ||
    kindAt(passage, next) === 'adverb'
  )
    next++
  if (
    kindAt(passage, next) === 'verb' ||
    kindAt(passage, next) === 'subordinator' ||
    kindAt(passage, next) === 'relative'
  )
    return true
  // "…, and her eyes are blue": the noun begins a clause of its own.
  for (let i = next; i < passage.chunks.length; i++) {
    const each = kindAt(passage, i)
    if (isFiniteVerb(passage, i)) return i > next
    if (each !== 'noun' && each !== 'preposition' && each !== 'adverb' && each !== 'adjective') return false
  }
  return false
}

function clauseAround(passage: Passage, verb: number, least: number): Clause {
  let first = verb
  // "she's": the pronoun is part of the verb.
  let hasSubject = /^\p{L}{2,}['’](?:s|re|m)$/u.test(
    passage.units[passage.chunks[verb]?.first ?? -1]?.lower ?? ''
  )
  while (first > 0) {
    const kind = kindAt(passage, first - 1)
    if (kind === 'noun') hasSubject = true
    const isListed =
      kind === 'conjunction' &&
      kindAt(passage, first - 2) === 'noun' &&
      kindAt(passage, first) === 'noun' &&
      !hasVerbBefore(passage, first - 1)
    if (kind !== 'noun' && kind !== 'preposition' && kind !== 'adverb' && kind !== 'adjective' && !isListed)
      break
    first--
  }
  let last = verb
  while (last + 1 < passage.chunks.length && (last < least || !endsClause(passage, last + 1))) last++
  while (last > verb && (kindAt(passage, last) === 'comma' || kindAt(passage, last) === 'conjunction')) last--
  return {first, last, verb, hasSubject}
}

function hasVerbBefore(passage: Passage, index: number): boolean {
  for (let i = index - 1; i >= 0 && kindAt(passage, i) !== 'stop'; i--)
    if (kindAt(passage, i) === 'verb') return true
  return false
}

function hasFiniteVerbBefore(passage: Passage, index: number): boolean {
  for (let i = index - 1; i >= 0 && kindAt(passage, i) !== 'stop'; i--)
    if (isFiniteVerb(passage, i)) return true
  return false
}

/** The first phrase to go, with the comma and the conjunction before a phrase. */
function withLinkBefore(passage: Passage, first: number): number {
  let from = first
  if (kindAt(passage, from - 1) === 'adverb' && !isKept(passage, from - 1)) from--
  if (kindAt(passage, from - 1) === 'conjunction') from--
  if (kindAt(passage, from - 1) === 'comma') from--
  return from
}

/** `she smiles and has long hair`: what is said second goes with the link before it. */
function removePredicate(passage: Passage, {verb, last}: Clause): Plan | undefined {
  const relative = kindAt(passage, verb - 1) === 'relative' || kindAt(passage, verb - 1) === 'subordinator'
  if (relative) return isFree(passage, verb - 1, last) ? removingChunks(passage, verb - 1, last) : undefined
  const first = withLinkBefore(passage, verb)
  if (first === verb || first === 0 || !isFree(passage, verb, last) || !hasFiniteVerbBefore(passage, first))
    return undefined
  return removingChunks(passage, first, last)
}

function removeWhole(passage: Passage, clause: Clause, stretch: Stretch): Plan | undefined {
  const {first, verb, last} = clause
  const lower = passage.units[passage.chunks[verb]?.head ?? -1]?.lower
  if (lower === undefined) return undefined
  const subjectGoes = stretch.first < verb
  if (!subjectGoes) {
    const kept = keepSubject(passage, clause)
    if (kept) return kept
  }
  if (!isFree(passage, first, last) || kindAt(passage, last + 1) === 'relative') return undefined
  const before = kindAt(passage, first - 1)
  if (before === 'subordinator' || before === 'relative') return removingChunks(passage, first - 1, last)
  if (before === 'conjunction' || before === 'comma') {
    const from = withLinkBefore(passage, first)
    return from === 0 ? undefined : removingChunks(passage, from, last)
  }
  // What follows stands for itself: another clause, or a participle.
  let next = last + 1
  while (kindAt(passage, next) === 'comma' || kindAt(passage, next) === 'conjunction') next++
  if (next >= passage.chunks.length || kindAt(passage, next) === 'stop') return undefined
  if (isFiniteVerb(passage, next) || kindAt(passage, next) === 'relative') return undefined
  if (kindAt(passage, next) === 'subordinator') return undefined
  // "[she has grease on her arms,] a cap and a toolbelt": the list would lose its verb.
  const listed = passage.chunks[next]?.coordinatedWith ?? -1
  if (listed >= first && listed <= last) return undefined
  return removingChunks(passage, first, next - 1)
}

/** `she has long hair, standing in a park` becomes `she is standing in a park`. */
function keepSubject(passage: Passage, {first, verb, last}: Clause): Plan | undefined {
  if (first > 0 && !isBoundary(passage, first - 1) && kindAt(passage, first - 1) !== 'conjunction')
    return undefined
  let next = last + 1
  while (kindAt(passage, next) === 'comma' || kindAt(passage, next) === 'conjunction') next++
  const following = passage.chunks[next]
  const isCut = isFree(passage, verb, last)
  if (!isCut && kindAt(passage, firstKept(passage, verb, last) - 1) !== 'comma') return undefined
  const isVerb = isFiniteVerb(passage, next) || mayBeFiniteVerb(passage, next)
  if (isCut && isVerb) return removingChunks(passage, verb, next - 1)
  const rest = isCut ? next : firstKept(passage, verb, last)
  const chunk = isCut ? following : passage.chunks[rest]
  if (chunk === undefined || !chunk.participial || !isKept(passage, rest)) return undefined
  if (!passage.units[chunk.head]?.lower.endsWith('ing')) return undefined
  const subject = passage.chunks[passage.chunks[verb]?.subject ?? -1]
  if (subject === undefined || subject.index < first || subject.index > verb) return undefined
  const plan = bothPlans(emptyPlan(), removingChunks(passage, verb, rest - 1))
  const at = passage.chunks[verb]?.first ?? 0
  plan.removed.delete(at)
  plan.replaced.set(at, isPlural(passage, subject.head) ? ' are' : ' is')
  return plan
}

function firstKept(passage: Passage, first: number, last: number): number {
  for (let i = first; i <= last; i++) if (isKept(passage, i)) return i
  return last + 1
}

const isPlural = ({units}: Passage, head: number): boolean => {
  const unit = units[head]
  if (unit === undefined || unit.masked > 0) return false
  if (unit.tag === tag.pronoun) return unit.lower === 'they' || unit.lower === 'we' || unit.lower === 'you'
  return unit.word.entry !== unit.lower && unit.lower.endsWith('s')
}
