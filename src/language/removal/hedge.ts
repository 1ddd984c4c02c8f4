import type {Caption} from '../caption.ts'
import {tag, type Unit, verbIs} from '../grammar/unit.ts'
import type {Edit} from '../join-edits.ts'
import {overlaps, type Span} from '../span.ts'
import {removal} from './removal.ts'
import {thirdPerson} from './verb-forms.ts'
import {isTooLong} from './longest.ts'

const seems = verbIs('seem')
const words: ReadonlySet<Unit['tag']> = new Set([tag.ing, tag.past, tag.verb, tag.adjective, tag.adverb])

const verbal: ReadonlySet<Unit['tag']> = new Set([tag.verb, tag.be, tag.have, tag.modal])

/**
 * Says as a fact what a caption guesses at (`she appears to be laughing` → `she is laughing`), or takes a guess out that
 * stands for itself (`, possibly a husky`). `undefined` where neither is clean.
 */
export function hedgeRemoval(caption: Caption, span: Span): Edit | undefined {
  if (isTooLong(caption)) return undefined
  const {units} = caption.phrases
  const first = units.findIndex((unit) => overlaps(unit, span))
  const last = units.findLastIndex((unit) => overlaps(unit, span))
  const unit = units[first]
  const next = units[last + 1]
  if (!unit || !next || next.sentence !== unit.sentence) return removal(caption, span, {going: ['hedge']})
  const own = units.slice(first, last + 1)
  // "does not appear to be": what is denied can't be stated.
  if ([units[first - 1], ...own].some(isNegation)) return undefined
  if (seems(unit) || unit.tag === tag.modal)
    return stated(caption, own, first) ?? removal(caption, span, {going: ['hedge']})
  // "the shapes imply a town": a verb that guesses leaves its subject with nothing to do.
  const isVerb =
    own.some(({tag: value}) => verbal.has(value)) &&
    caption.phrases.chunks.some(
      ({kind, participial, first: from, last: to}) =>
        kind === 'verb' && !participial && from <= last && first <= to
    )
  if (isVerb) return stated(caption, own, first)
  const isAdverb = own.every(({tag: value}) => value === tag.adverb || value === tag.adjective)
  const before = units[first - 1]
  // "belonging, presumably, to a baker"
  if (isAdverb && before?.tag === tag.comma && next.tag === tag.comma)
    return {start: before.start, end: next.end, text: ''}
  if (isAdverb && words.has(next.tag)) return withoutAdverb(caption, unit, next)
  return removal(caption, isAdverb ? withNoun(caption, span) : span, {going: ['hedge']})
}

/** An adverb goes; the word behind it opens the sentence where the adverb did. */
function withoutAdverb({text}: Caption, adverb: Unit, next: Unit): Edit {
  if (!adverb.capital || next.masked > 0) return {start: adverb.start, end: next.start, text: ''}
  return {start: adverb.start, end: next.start + 1, text: text.charAt(next.start).toUpperCase()}
}

/** `appears to be` → `is`, `seem to hold` → `hold`, `what might be` → nothing, `looks calm` → `is calm`. */
function stated({text, phrases: {units}}: Caption, own: readonly Unit[], first: number): Edit | undefined {
  const [verb, end] = [own[0], own.at(-1)]
  if (!verb || !end) return undefined
  const after = units[first + own.length]
  const before = units[first - 1]
  if (before?.lower === 'what' && after && !words.has(after.tag))
    return {start: before.start, end: after.start, text: ''}
  if (verb.tag === tag.ing || verb.tag === tag.past) return undefined
  const isSingular =
    seems(verb) && verb.tag !== tag.modal
      ? verb.lower.endsWith('s')
      : !isPlural(before?.tag === tag.relative ? units[first - 2] : before)
  if (end.tag === tag.to && after?.tag === tag.verb) {
    const base = text.slice(after.start, after.end)
    return {start: verb.start, end: after.end, text: isSingular ? thirdPerson(base) : base}
  }
  const isBe =
    end.tag === tag.be || (end === verb && (after?.tag === tag.adjective || after?.tag === tag.past))
  if (!isBe || end.tag === tag.to) return undefined
  return {start: verb.start, end: end.end, text: isSingular ? 'is' : 'are'}
}

const isNegation = (unit: Unit | undefined): boolean =>
  unit?.tag === tag.negation || /(?:^|\s)not\b|n['’]t\b/u.test(unit?.lower ?? '')

const isPlural = (unit: Unit | undefined): boolean =>
  unit !== undefined &&
  unit.masked === 0 &&
  (unit.tag === tag.pronoun
    ? /^(?:they|we|you)$/u.test(unit.lower)
    : unit.word.entry !== unit.lower && unit.lower.endsWith('s'))

/** A guess with the noun phrase that it guesses at. */
function withNoun({phrases: {units, chunks}}: Caption, span: Span): Span {
  const next = units.findIndex(({start}) => start >= span.end)
  const chunk = chunks.find(({kind, first}) => kind === 'noun' && first === next)
  const end = chunk && units[chunk.last]?.end
  return end === undefined ? span : {start: span.start, end}
}
