import type {Caption} from '../caption.ts'
import type {ConceptName} from '../concept.ts'
import {type Edit, joinEdits} from '../join-edits.ts'
import {contains, overlaps, type Span} from '../span.ts'
import {tagRemoval} from '../tag-removal.ts'
import {articleBefore} from './articles.ts'
import {rewriteFix} from './as-fix.ts'
import {removeClause} from './clause.ts'
import type {Stretch} from './extent.ts'
import {isModifierOnly, removeModifiers} from './modifiers.ts'
import {type Passage, passagesOf, type RemovalOptions} from './passage.ts'
import {removeAnnouncer, removeBehindName, removeOpening} from './opening.ts'
import {removePhrase} from './phrase.ts'
import {removeParts} from './parts.ts'
import {bothPlans, emptyPlan, isDoomed, isKept, type Plan} from './plan.ts'
import {render} from './render.ts'
import {isSound} from './sound.ts'
import {removeSegment, removeSentence, saysNothing} from './segment.ts'
import {isTooLong} from './longest.ts'

/**
 * The edit that takes words out of a caption and leaves good English: with the words goes what can't stand without them
 * (`with`, `wearing`, `her … is`), and articles, commas and capitals are put right. `undefined` where there is no clean
 * cut, or where words would go that the caption is to describe.
 */
export function removal(caption: Caption, span: Span, options: RemovalOptions = {}): Edit | undefined {
  if (isTooLong(caption)) return undefined
  const tag = caption.register === 'tags' ? wholeTags(caption, span, options) : undefined
  if (tag) return tag
  // Two tags that only a line break, or a keyword, parts: which words go together is not to be told.
  if (caption.register === 'tags' && /\n|\bBREAK\b/u.test(caption.text.slice(span.start, span.end)))
    return undefined
  const part = partOfUnit(caption, span)
  if (part) return part
  const edits: Edit[] = []
  for (const passage of passagesOf(caption, span, options)) {
    const plan = planFor(passage)
    const edit = plan && render(passage, plan)
    if (!edit) return undefined
    edits.push(edit)
  }
  if (edits.length === 0) return undefined
  const edit = joinEdits(caption.text, edits)
  const left = caption.text.slice(0, edit.start) + edit.text + caption.text.slice(edit.end)
  return /[\p{L}\p{N}]/u.test(left) ? edit : undefined
}

/** Takes the first words out of a phrase that the grammar reads as one: `black and white` of `black and white photo`. */
function partOfUnit({text, phrases: {units}}: Caption, span: Span): Edit | undefined {
  const index = units.findIndex(
    ({start, end, masked}) => masked === 0 && start === span.start && end > span.end
  )
  const unit = units[index]
  const rest = unit && text.slice(span.end, unit.end).trimStart()
  if (!unit || !rest) return undefined
  const before = units[index - 1]
  const article = before && before.sentence === unit.sentence ? text.slice(before.start, before.end) : ''
  const right = articleBefore(article, rest)
  const edit = {start: unit.start, end: unit.end - rest.length, text: ''}
  return before && right !== article
    ? {...edit, start: before.start, text: right + text.slice(before.end, unit.start)}
    : edit
}

/** Takes out the tag that a span stands in, where nothing in it must stay. */
function wholeTags(caption: Caption, span: Span, options: RemovalOptions): Edit | undefined {
  const index = caption.tags.findIndex((tag) => contains(tag, span))
  const tag = caption.tags[index]
  if (!tag || caption.tags.length < 2) return undefined
  if (/\bBREAK\b/u.test(tag.text)) return undefined
  const isTaken = [...caption.anchorMatches, ...caption.secondaryMatches].some((other) =>
    overlaps(other, tag)
  )
  if (isTaken || passagesOf(caption, tag, options).some((passage) => mustStay(passage, tag))) return undefined
  const cut = tagRemoval(caption, index)
  return cut && {text: '', ...cut}
}

const mustStay = ({units, kept}: Passage, span: Span): boolean =>
  units.some((unit, index) => kept[index] && overlaps(unit, span))

/** What is to happen to a sentence: small cuts before large ones. */
function planFor(passage: Passage): Plan | undefined {
  const {chunks, doomed, shared} = passage
  if (!doomed.includes(true) && !shared.includes(true)) return undefined
  let plan = emptyPlan()
  let run: Stretch | undefined
  const runs: Stretch[] = []
  const whole = (): Plan | undefined => removeSentence(passage)
  for (const chunk of chunks) {
    const isHere = isDoomed(passage, chunk.index)
    const announced = isHere && isModifierOnly(passage, chunk) ? removeAnnouncer(passage, chunk) : undefined
    if (announced) {
      plan = bothPlans(plan, announced)
      run = undefined
    } else if (isHere && isModifierOnly(passage, chunk)) {
      const part = removeModifiers(passage, chunk)
      if (!part) return whole()
      plan = bothPlans(plan, part)
      run = undefined
    } else if (isHere) {
      if (run) runs.splice(-1)
      run = {first: run?.first ?? chunk.index, last: chunk.index}
      runs.push(run)
    } else if (isKept(passage, chunk.index)) run = undefined
  }
  for (const each of runs) {
    const part =
      removeOpening(passage, each) ??
      removeBehindName(passage, each) ??
      removePhrase(passage, each) ??
      removeClause(passage, each) ??
      removeSegment(passage, each)
    if (!part) return whole() ?? onlyParts(passage, runs)
    plan = bothPlans(plan, part)
  }
  if (plan.removed.size === 0) return whole()
  if (saysNothing(passage, plan)) return whole()
  return isSound(passage, plan) ? plan : (whole() ?? onlyParts(passage, runs))
}

/** Small cuts where none of the larger ones is clean: nouns stay and lose what describes them. */
function onlyParts(passage: Passage, runs: readonly Stretch[]): Plan | undefined {
  let plan = emptyPlan()
  for (const run of runs) {
    const part = removeParts(passage, run)
    if (!part) return undefined
    plan = bothPlans(plan, part)
  }
  for (const chunk of passage.chunks) {
    if (!isDoomed(passage, chunk.index) || !isModifierOnly(passage, chunk)) continue
    plan = bothPlans(plan, removeModifiers(passage, chunk) ?? emptyPlan())
  }
  return isSound(passage, plan) ? plan : undefined
}

/** A removal as the `fix` of a finding, to be spread into it; nothing where there is none. */
export const removalFix = (
  caption: Caption,
  span: Span,
  going: ConceptName,
  allow: readonly string[] = []
): ReturnType<typeof rewriteFix> => rewriteFix(removal(caption, span, {going: [going], allow}))
