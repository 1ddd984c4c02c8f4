import type {Edit} from '../join-edits.ts'
import {tag, type Unit} from '../grammar/unit.ts'
import {articleBefore} from './articles.ts'
import type {Passage} from './passage.ts'
import {mayBeFiniteVerb, type Plan, unitsLeft} from './plan.ts'

/** Writes a sentence without what goes: commas, conjunctions, articles and capitals are put right. */
export function render(passage: Passage, plan: Plan): Edit | undefined {
  const {units, text} = passage
  tidy(passage, plan)
  const {removed, replaced} = plan
  const left = unitsLeft(passage, removed)
  const isChanged = (_: Unit, index: number): boolean => removed.has(index) || replaced.has(index)
  const [from, to] = [units.findIndex(isChanged), units.findLastIndex(isChanged)]
  if (from < 0) return undefined
  if (left.length === 0) return withoutSentence(passage)
  const before = left.findLast((index) => index < from)
  const after = left.find((index) => index > to)
  let written = ''
  let previous = before
  for (const index of left) {
    if (index < from || index > to) continue
    written +=
      gap(passage, previous, index, replaced) +
      (replaced.get(index)?.trimStart() ?? wordOf(text, units[index]))
    previous = index
  }
  if (after !== undefined) written += gap(passage, previous, after, replaced)
  const start = before === undefined ? (units[0]?.start ?? 0) : (units[before]?.end ?? 0)
  const end = after === undefined ? (units[to]?.end ?? text.length) : (units[after]?.start ?? text.length)
  return capitalised(passage, {start, end, text: written}, left[0])
}

const wordOf = (text: string, unit: Unit | undefined): string =>
  unit ? text.slice(unit.start, unit.end) : ''

const isLink = (value: Unit['tag'] | undefined): boolean => value === tag.comma || value === tag.conjunction

const openers: ReadonlySet<number> = new Set([tag.determiner, tag.possessive])
const verbs: ReadonlySet<number> = new Set([tag.verb, tag.be, tag.have, tag.modal])

/** Takes out what links nothing any more, and puts articles right. */
function tidy(passage: Passage, {removed, replaced}: Plan): void {
  const {units, text} = passage
  const touched = (a: number | undefined, b: number | undefined): boolean => {
    for (let i = (a ?? -1) + 1; i < (b ?? units.length); i++) if (removed.has(i)) return true
    return false
  }
  for (let again = true; again; ) {
    again = false
    const left = unitsLeft(passage, removed)
    for (let at = 0; at <= left.length; at++) {
      const [a, b] = [left[at - 1], left[at]]
      if (!touched(a, b)) continue
      const [before, after] = [
        a === undefined ? undefined : units[a]?.tag,
        b === undefined ? undefined : units[b]?.tag
      ]
      const ends = b === undefined || (after === tag.stop && !opens(units[b]))
      const begins = a === undefined || before === tag.stop
      if (
        b !== undefined &&
        begins &&
        (isLink(after) || (a === undefined && isPause(units[b]))) &&
        !(a !== undefined && opens(units[a]) === false && after === tag.conjunction)
      )
        removed.add(b)
      else if (a !== undefined && ends && (isLink(before) || isPause(units[a])) && !replaced.has(a))
        removed.add(a)
      else if (a !== undefined && b !== undefined && before === tag.comma && after === tag.comma) {
        removed.add(a)
        // "annika, a dancer, walks": commas around nothing part a verb from its subject.
        const next = passage.chunks.find(({first}) => first === b + 1)
        const isVerb = verbs.has(units[b + 1]?.tag ?? 0) || (next && mayBeFiniteVerb(passage, next.index))
        if (isVerb) removed.add(b)
      } else if (
        // "looks up, [wearing a hat] and smiling"
        a !== undefined &&
        b !== undefined &&
        before === tag.comma &&
        after === tag.conjunction &&
        isParticipleAt(units[a + 1]) &&
        removed.has(a + 1) &&
        units[b + 1]?.tag === tag.ing
      )
        removed.add(b)
      else if (
        a !== undefined &&
        before === tag.comma &&
        after === tag.conjunction &&
        !opensClause(passage, (b ?? 0) + 1)
      )
        removed.add(a)
      else if (a !== undefined && before === tag.conjunction && isLink(after)) removed.add(a)
      // "a matte, [unglazed] finish"
      else if (
        a !== undefined &&
        before === tag.comma &&
        (units[a - 1]?.word.adjectives ?? 0) !== 0 &&
        openers.has(units[a - 2]?.tag ?? 0) &&
        isHead(passage, b) &&
        !removed.has(a - 1)
      )
        removed.add(a)
      else if (a !== undefined && b !== undefined && isEmptyPair(units[a], units[b])) {
        removed.add(a)
        removed.add(b)
      } else continue
      again = true
      break
    }
  }
  const left = unitsLeft(passage, removed)
  for (const [at, index] of left.entries()) {
    const next = left[at + 1]
    if (next === undefined || next === index + 1 || units[index]?.tag !== tag.determiner) continue
    const isNamed = passage.isName && units[next]?.masked === 1 && !/\s/u.test(wordOf(text, units[next]))
    if (isNamed && /^(?:an?|the)$/iu.test(wordOf(text, units[index]))) removed.add(index)
    const article = wordOf(text, units[index])
    const right = articleBefore(article, replaced.get(next) ?? wordOf(text, units[next]))
    if (right !== article) replaced.set(index, right)
  }
}

const isParticipleAt = (unit: Unit | undefined): boolean => unit?.tag === tag.ing || unit?.tag === tag.past

const isPause = (unit: Unit | undefined): boolean => unit !== undefined && /^[;:|—–；：]$/u.test(unit.lower)

const opens = (unit: Unit | undefined): boolean => unit !== undefined && /^[([{“（]$/u.test(unit.lower)

const isEmptyPair = (a: Unit | undefined, b: Unit | undefined): boolean =>
  a !== undefined && b !== undefined && ['()', '[]', '{}', '“”', '（）'].includes(a.lower + b.lower)

/** Whether a clause may begin at a unit: anything but a noun phrase without a verb of its own. */
const opensClause = ({chunks}: Passage, unit: number): boolean => {
  const chunk = chunks.find(({first}) => first === unit)
  if (chunk?.kind !== 'noun') return true
  return chunk.role === 'subject' && chunks[chunk.verb]?.participial === false
}

/** Whether a unit is the noun of a phrase that has lost the words before it. */
const isHead = ({chunks}: Passage, unit: number | undefined): boolean =>
  chunks.some(({kind, head, first}) => kind === 'noun' && head === unit && first < head)

/** What stands between two words that may now be neighbours. */
function gap(
  {units, text}: Passage,
  a: number | undefined,
  b: number,
  replaced: ReadonlyMap<number, string>
): string {
  const next = units[b]
  if (a === undefined || next === undefined) return ''
  const previous = units[a]
  if (b === a + 1 && !replaced.has(b)) return text.slice(previous?.end, next.start)
  if (replaced.has(b)) return replaced.get(b)?.startsWith(',') ? '' : ' '
  if (opens(previous)) return ''
  // Marks of East Asian keyboards bring their own space with them.
  if (previous && a !== undefined && /^[，、。！？：；]$/u.test(previous.lower))
    return text.slice(previous.end, units[a + 1]?.start)
  const before = units[b - 1]
  const own = before ? text.slice(before.end, next.start) : ''
  const isMark =
    next.tag === tag.comma ||
    (next.tag === tag.stop && !opens(next)) ||
    /^[!?.…，、。！？：；]+$/u.test(next.lower)
  return isMark ? own : own.trim() === '' && own !== '' ? own : ' '
}

/** The edit that takes a whole sentence out, with the white space before it, or behind it where it is the first. */
function withoutSentence({units, text}: Passage): Edit {
  const start = units[0]?.start ?? 0
  let end = units.at(-1)?.end ?? text.length
  const before = text.slice(0, start)
  if (before.trim() !== '') {
    const kept = before.trimEnd().length
    // A line break that parts what stands before from what follows stays.
    return {start: kept, end, text: ''}
  }
  while (/\s/u.test(text.charAt(end))) end++
  return {start, end, text: ''}
}

/** Begins a sentence with a capital, where it began with one. */
function capitalised({units, text}: Passage, edit: Edit, first: number | undefined): Edit {
  const [old, now] = [units[0], first === undefined ? undefined : units[first]]
  if (!old || !now || old === now || !/^\p{Lu}/u.test(wordOf(text, old)) || now.masked > 0) return edit
  if (old.start < edit.start) return edit
  if (edit.text !== '') return {...edit, text: edit.text.charAt(0).toUpperCase() + edit.text.slice(1)}
  return {start: edit.start, end: now.start + 1, text: text.charAt(now.start).toUpperCase()}
}
