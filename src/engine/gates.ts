/**
 * What another wording of a caption must pass before it may take the caption's place, whoever proposes it: a rule's
 * fix or a language model. Each gate is a pure function that gives reasons against, in words that follow "it would".
 */
import type {Caption} from '../language/caption.ts'
import {readCaption} from '../language/read-caption.ts'
import {lostSpans} from './kept-spans.ts'
import type {Keep} from './keep.ts'
import type {Message} from './report.ts'

/** A caption and what is found in it. */
export interface LintedCaption {
  readonly caption: Caption
  readonly messages: readonly Message[]
}

/** A caption and what is to take its place. */
export interface Candidate {
  readonly original: string
  readonly candidate: string
  /** Lints a text; throws where it cannot be checked. */
  readonly lint: (text: string) => readonly Message[]
  readonly keep: Keep
}

/**
 * Reasons against another wording of a caption; none: it may land.
 * @throws whatever `lint` throws.
 */
export function checkCandidate({original, candidate, lint, keep}: Candidate): readonly string[] {
  const linted = (text: string): LintedCaption => ({
    caption: readCaption(text, keep.context),
    messages: lint(text)
  })
  return candidateReasons(linted(original), linted(candidate), keep)
}

/** As `checkCandidate`, for captions that are read and linted already. */
export function candidateReasons(
  original: LintedCaption,
  candidate: LintedCaption,
  keep: Keep
): readonly string[] {
  return [
    ...lossReasons(original, candidate, keep),
    ...newErrorReasons(original.messages, candidate.messages)
  ]
}

/** Reasons against a candidate that lacks what a caption must keep. */
export function lossReasons(
  original: LintedCaption,
  {caption}: LintedCaption,
  keep: Keep
): readonly string[] {
  if (caption.text.trim() === '') return ['leave no caption']
  return [
    ...anchorReasons(original.caption, caption),
    ...secondaryReasons(original.caption, caption),
    ...lostSpanReasons(original, caption, keep)
  ]
}

/** Every anchor stays, and is spelled wrong no more often than before. */
function anchorReasons(original: Caption, candidate: Caption): readonly string[] {
  const anchors = new Set(original.anchorMatches.map(({anchor}) => anchor))
  return [...anchors].flatMap((anchor) => {
    const before = original.anchorMatches.filter((match) => match.anchor === anchor)
    const after = candidate.anchorMatches.filter((match) => match.anchor === anchor)
    if (after.length === 0) return [`lose the anchor \`${anchor}\``]
    const exact = (matches: Caption['anchorMatches']) => matches.filter(({form}) => form === 'exact').length
    if (exact(before) > 0 && exact(after) === 0) return [`change the anchor \`${anchor}\``]
    const isWorse = after.length - exact(after) > before.length - exact(before)
    return isWorse ? [`spell the anchor \`${anchor}\` in another way`] : []
  })
}

/** Every secondary concept that is named stays named, and in its own words if it was. */
function secondaryReasons(original: Caption, candidate: Caption): readonly string[] {
  const phrases = new Set(original.secondaryMatches.map(({phrase}) => phrase))
  return [...phrases].flatMap((phrase) => {
    const before = original.secondaryMatches.filter((match) => match.phrase === phrase)
    const after = candidate.secondaryMatches.filter((match) => match.phrase === phrase)
    const wasExact = before.some(({form}) => form === 'exact')
    const stays = after.some(({form}) => form === 'exact' || !wasExact)
    return stays ? [] : [`lose the secondary concept \`${phrase}\``]
  })
}

/** A rule that finds more than it may, and the reason against a candidate that follows. */
export interface ExcessFinding {
  readonly rule: string
  readonly reason: string
}

/** No rule finds more errors than before. */
const newErrorReasons = (before: readonly Message[], after: readonly Message[]): readonly string[] =>
  newErrors(before, after).map(({reason}) => reason)

function newErrors(before: readonly Message[], after: readonly Message[]): readonly ExcessFinding[] {
  const isError = ({severity}: Message): boolean => severity === 'error'
  const counts = countByRule(before.filter(isError))
  return [...groupByRule(after.filter(isError))]
    .filter(([rule, messages]) => messages.length > (counts.get(rule) ?? 0))
    .map(([rule, messages]) => ({rule, reason: `bring an error of ${rule}: ${messages.at(-1)?.message}`}))
}

/** Every span of a concept that the config wants described stays. */
function lostSpanReasons(
  {caption, messages}: LintedCaption,
  candidate: Caption,
  keep: Keep
): readonly string[] {
  const lost = lostSpans(caption, candidate, keep.concepts, messages.filter(keep.mayGo))
  return lost.map(({concept, start, end}) => `lose the ${concept} \`${caption.text.slice(start, end)}\``)
}

/**
 * What is found beyond what may be: no rule finds more errors, and what was to go is gone, so that each rule finds fewer
 * things by as many as were mended. A fix that changes no word may bring to light what it was hiding, as quotation marks
 * within quotation marks, and costs nothing.
 */
export const excessFindings = (
  fixed: readonly Message[],
  before: readonly Message[],
  after: readonly Message[]
): readonly ExcessFinding[] => [...stayingFindings(fixed, before, after), ...newErrors(before, after)]

/** The findings that were to go are gone. */
export const goneReasons = (
  fixed: readonly Message[],
  before: readonly Message[],
  after: readonly Message[]
): readonly string[] => stayingFindings(fixed, before, after).map(({reason}) => reason)

function stayingFindings(
  fixed: readonly Message[],
  before: readonly Message[],
  after: readonly Message[]
): readonly ExcessFinding[] {
  const [had, has] = [countByRule(before), countByRule(after)]
  return [...groupByRule(fixed)].flatMap(([rule, messages]) => {
    const gone = messages.filter(({fix}) => fix?.type !== 'safe').length
    const most = (had.get(rule) ?? 0) - gone
    return (has.get(rule) ?? 0) > most ? [{rule, reason: `leave something for ${rule} to find`}] : []
  })
}

function groupByRule(messages: readonly Message[]): ReadonlyMap<string, readonly Message[]> {
  const groups = new Map<string, Message[]>()
  for (const message of messages) {
    const group = groups.get(message.rule)
    if (group) group.push(message)
    else groups.set(message.rule, [message])
  }
  return groups
}

const countByRule = (messages: readonly Message[]): ReadonlyMap<string, number> =>
  new Map([...groupByRule(messages)].map(([rule, group]) => [rule, group.length]))
