import {nounIs, tag, type Unit} from '../grammar/unit.ts'
import {bearsWhatStays, extendLeft, extendRight, type Stretch} from './extent.ts'
import {removeModifiers} from './modifiers.ts'
import type {Passage} from './passage.ts'
import {
  bothPlans,
  isBoundary,
  isFiniteVerb,
  isKept,
  isParticiple,
  kindAt,
  mayBeFiniteVerb,
  type Plan,
  removingChunks
} from './plan.ts'
import {thirdPerson} from './verb-forms.ts'

/** Takes phrases out of a sentence that can do without them, with what introduces and what describes them. */
export function removePhrase(passage: Passage, {first, last}: Stretch): Plan | undefined {
  for (let i = first; i <= last; i++) if (isFiniteVerb(passage, i)) return undefined
  const right = withSiblings(passage, first, extendRight(passage, last))
  if (bearsWhatStays(passage, right)) return reduce(passage, first, last)
  // "[behind a bellhop] holding a balloon": what follows tells of the one who goes.
  const goer = passage.units[passage.chunks[last]?.head ?? -1]
  if (goer && passage.chunks[last]?.kind === 'noun' && isSomeone(goer) && isParticiple(passage, right + 1))
    return undefined
  const beforeSibling = removeBeforeSibling(passage, first, right)
  if (beforeSibling) return beforeSibling
  const left = extendLeft(passage, first)
  if (left === undefined) return undefined
  // "a man [with a beard] walks", but not "[his beard] moves".
  const isIntroduced = left < first || kindAt(passage, first) !== 'noun'
  const before = kindAt(passage, left)
  const isHeadless =
    before === 'subordinator' || isBoundary(passage, left - 1) || kindAt(passage, left - 1) === 'conjunction'
  if ((isFiniteVerb(passage, right + 1) || isSubjectAhead(passage, right)) && (!isIntroduced || isHeadless))
    return undefined
  if (!isFree(passage, left, right)) return undefined
  if (kindAt(passage, left - 1) === 'conjunction') return removeWithConjunction(passage, left, right)
  if (left === first && kindAt(passage, first) === 'noun') return removeFragment(passage, left, right)
  if (
    isBoundary(passage, left - 1) &&
    kindAt(passage, left - 1) !== 'comma' &&
    kindAt(passage, right + 1) === undefined
  )
    return undefined
  // "with a lanyard and thinning hair approaches": the participle may as well describe a thing of the list.
  const isDoubtful =
    isParticiple(passage, right + 2) &&
    kindAt(passage, right + 3) === 'noun' &&
    isFiniteVerb(passage, right + 4)
  if (isDoubtful || isSiblingAhead(passage, right) || kindAt(passage, right + 1) === 'adjective')
    return undefined
  return removingChunks(passage, left, right + conjunctionAfter(passage, left, right))
}

/** Whether a thing follows that may belong to the same enumeration: it would be left without what introduces it. */
function isSiblingAhead({chunks, units}: Passage, right: number): boolean {
  const sibling = chunks[right + 2]
  const head = sibling && units[sibling.head]
  return (
    chunks[right + 1]?.kind === 'conjunction' &&
    sibling?.kind === 'noun' &&
    head !== undefined &&
    !isSomeone(head)
  )
}

const isFree = (passage: Passage, first: number, last: number): boolean => {
  for (let i = first; i <= last; i++) if (isKept(passage, i)) return false
  return true
}

/** Whether a verb follows behind words that stay: "long hair on her shoulders falls". */
const isSubjectAhead = (passage: Passage, right: number): boolean =>
  kindAt(passage, right + 1) === 'adverb' && isFiniteVerb(passage, right + 2)

/** Where a noun can't go (what must stay hangs on it, or it on that), only the words before it do. */
export function reduce(passage: Passage, first: number, last: number): Plan | undefined {
  let plan: Plan | undefined
  for (let i = first; i <= last; i++) {
    const chunk = passage.chunks[i]
    const part = chunk?.kind === 'noun' ? removeModifiers(passage, chunk, 'free') : undefined
    if (part) plan = plan ? bothPlans(plan, part) : part
  }
  return plan
}

/** The last phrase of an enumeration that goes as a whole: `with glass panes and a handle`, unless one must stay. */
function withSiblings(passage: Passage, first: number, from: number): number {
  const {chunks, units} = passage
  const governor = first - 1
  if (kindAt(passage, governor) !== 'preposition' && kindAt(passage, governor) !== 'verb') return from
  if (isKept(passage, governor)) return from
  let right = from
  for (;;) {
    let sibling = right + 1
    if (kindAt(passage, sibling) === 'comma') sibling++
    if (kindAt(passage, sibling) === 'conjunction') sibling++
    const chunk = chunks[sibling]
    const head = chunk && units[chunk.head]
    if (
      sibling === right + 1 ||
      chunk?.kind !== 'noun' ||
      !head ||
      isSomeone(head) ||
      isKept(passage, sibling)
    )
      return right
    if (chunk.coordinatedWith < first || chunk.coordinatedWith > right) return right
    const last = extendRight(passage, sibling)
    const isObject = kindAt(passage, governor) === 'verb'
    if ((isObject && isFiniteVerb(passage, last + 1)) || bearsWhatStays(passage, last)) return right
    right = last
  }
}

/** `with long hair and a big smile`: what introduces both stays with the second. */
function removeBeforeSibling(passage: Passage, first: number, right: number): Plan | undefined {
  const {chunks} = passage
  const governor = kindAt(passage, first - 1)
  if (governor !== 'preposition' && governor !== 'verb') return undefined
  const separator = right + 1
  let sibling = separator + 1
  const isComma = kindAt(passage, separator) === 'comma'
  if (isComma && kindAt(passage, sibling) === 'conjunction') sibling++
  else if (!isComma && kindAt(passage, separator) !== 'conjunction') return undefined
  // "…, side view": after a mere comma another fragment begins.
  else if (isComma && !isListed(passage, sibling)) return undefined
  const chunk = chunks[sibling]
  if (chunk?.kind !== 'noun') return undefined
  if (governor === 'verb' && (isFiniteVerb(passage, sibling + 1) || mayBeFiniteVerb(passage, sibling)))
    return undefined
  const isTied = chunk.coordinatedWith >= first && chunk.coordinatedWith <= right
  const head = passage.units[chunk.head]
  // "his chin on his collar, and a woman": who follows is none of the things that go.
  const gone = passage.units[chunks[first]?.head ?? -1]
  if (head && gone && isSomeone(head) && !isSomeone(gone)) return undefined
  if (!isTied && (isComma || (chunk.role === 'subject' && (!head || isSomeone(head))))) return undefined
  return removingChunks(passage, first, sibling - 1)
}

const someone = nounIs('person', 'crowd', 'animal', 'creature')
const isSomeone = (unit: Unit): boolean => unit.masked === 1 || unit.tag === tag.pronoun || someone(unit)

/** Whether a conjunction ends the enumeration that a noun phrase is part of. */
const isListed = ({chunks}: Passage, noun: number): boolean =>
  chunks.some(
    ({coordinatedWith, index}) =>
      index > noun && coordinatedWith >= noun && chunks[index - 1]?.kind === 'conjunction'
  )

/** `smiling and wearing a hat`: the conjunction goes too, and the list before it gets a new last link. */
function removeWithConjunction(passage: Passage, left: number, right: number): Plan | undefined {
  const {chunks} = passage
  const conjunction = left - 1
  if (conjunction === 0) return undefined
  // "her chin tucked and her hair hiding her face": the noun is what the participle tells of.
  if (chunks[left]?.kind === 'noun' && isParticiple(passage, right + 1)) return undefined
  const first = kindAt(passage, conjunction - 1) === 'comma' ? conjunction - 1 : conjunction
  const plan = removingChunks(passage, first, right)
  const removed = chunks[left]
  const sibling = chunks[first - 1]
  const comma = chunks[first - 2]
  const isList = removed?.kind === 'noun' && removed.coordinatedWith >= 0 && sibling?.kind === 'noun'
  if (isList && sibling.coordinatedWith >= 0 && comma?.kind === 'comma')
    plan.replaced.set(comma.first, ' and')
  return plan
}

/** A noun phrase that stands by itself: between commas, or in front of what could follow another noun as well. */
function removeFragment(passage: Passage, left: number, right: number): Plan | undefined {
  const before = kindAt(passage, left - 1)
  const after = right + 1
  if (!isBoundary(passage, left - 1)) return undefined
  if (isBoundary(passage, after) || kindAt(passage, after) === 'conjunction') {
    if (before !== 'comma' && kindAt(passage, after) === undefined) return undefined
    const plan = removingChunks(
      passage,
      left,
      right + (kindAt(passage, after) === 'conjunction' && before !== 'comma' ? 1 : 0)
    )
    if (kindAt(passage, after) === 'conjunction') agree(passage, after + 1, plan)
    return plan
  }
  const {chunks, units} = passage
  const opensWithArticle = units[chunks[left]?.first ?? -1]?.tag === tag.determiner
  if (before !== 'comma' || kindAt(passage, left - 2) !== 'noun' || !opensWithArticle) return undefined
  // "annika, a blonde, …": the comma goes where what follows belongs to the noun before it.
  return isParticiple(passage, after) || kindAt(passage, after) === 'preposition'
    ? removingChunks(passage, left - 1, right)
    : undefined
}

/** `a cap and a scarf lie there` without the cap: the verb goes with one thing now. */
function agree({chunks, units, text}: Passage, sibling: number, plan: Plan): void {
  const [noun, verb] = [chunks[sibling], chunks[sibling + 1]]
  const head = noun && units[noun.head]
  const unit = verb && units[verb.first]
  if (noun?.kind !== 'noun' || verb?.kind !== 'verb' || verb.participial || !head || !unit) return
  const isPlural = head.word.entry !== head.lower && head.lower.endsWith('s')
  if (unit.lower.endsWith('s')) return
  const isBase =
    unit.tag === tag.verb ? unit.lower === unit.word.entry : unit.tag === tag.be || unit.tag === tag.have
  const singular = thirdPerson(unit.lower)
  if (!isPlural && isBase && (unit.tag === tag.verb || irregularVerbForm(unit.lower)))
    plan.replaced.set(
      verb.first,
      ` ${text.slice(unit.start, unit.end) === unit.lower ? singular : unit.lower}`
    )
}

const irregularVerbForm = (word: string): boolean => word === 'are' || word === 'were' || word === 'have'

/** One more phrase to take out, where a conjunction would link nothing: `with long hair and wearing …`. */
function conjunctionAfter(passage: Passage, left: number, right: number): 0 | 1 {
  if (kindAt(passage, right + 1) !== 'conjunction') return 0
  const next = right + 2
  const kind = kindAt(passage, next)
  if (kind === 'noun' || kind === 'adverb' || isFiniteVerb(passage, next)) return 0
  for (let i = left - 1; i >= 0 && kindAt(passage, i) !== 'stop'; i--) {
    if (isParticiple(passage, next) ? kindAt(passage, i) === 'verb' : kindAt(passage, i) === kind) return 0
  }
  return 1
}
