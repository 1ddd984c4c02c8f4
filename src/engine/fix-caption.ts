import {applyFixes} from './apply-fixes.ts'
import type {CaptionLinter} from './caption-linter.ts'
import {excessFindings, lossReasons, type LintedCaption} from './gates.ts'
import type {Keep} from './keep.ts'
import type {Message} from './report.ts'

/** What decides which fixes are made and which may land. */
export interface FixOptions {
  /** Whether the fix of a message is asked for. */
  readonly wants: (message: FixableMessage) => boolean
  readonly keep: Keep
}

export type FixableMessage = Message & {readonly fix: NonNullable<Message['fix']>}

/** A message whose fix did not land, and why, as a sentence without final stop. */
export interface LeftFix {
  readonly message: Message
  readonly reason: string
}

/** A caption after its fixes. */
export interface FixOutcome {
  readonly text: string
  /** The text as it was read and linted last; absent where it could not be checked from the start. */
  readonly linted?: LintedCaption
  /** What was mended, in order; places are those of the text that each round started from. */
  readonly fixed: readonly FixableMessage[]
  /** Messages of `text` whose fix was left out. */
  readonly left: readonly LeftFix[]
}

/** Rounds of mending and linting again, after which a caption counts as one that does not settle. */
const mostRounds = 10

/**
 * Mends a caption until nothing is left to mend. Fixes that do not overlap are made together; where the result fails a
 * gate they are tried one by one, and those that fail are left out. Fixes that undo each other, or never come to an end,
 * leave the caption as it was.
 */
export function fixCaption(text: string, lintCaption: CaptionLinter, options: FixOptions): FixOutcome {
  const first = lintCaption(text)
  if (!first) return {text, fixed: [], left: []}
  const seen = new Map([[text, 0]])
  const fixed: FixableMessage[] = []
  let current = first
  for (let round = 1; ; round++) {
    const {landed, next, left} = fixRound(current, lintCaption, options)
    if (!next) return {text: current.caption.text, linted: current, fixed, left}
    const from = seen.get(next.caption.text)
    if (from !== undefined || round === mostRounds) {
      const circle = [...fixed.slice(from ?? 0), ...landed]
      return {text, linted: first, fixed: [], left: unsettled(first, circle, options)}
    }
    fixed.push(...landed)
    seen.set(next.caption.text, fixed.length)
    current = next
  }
}

/** What one round has done. */
interface Round {
  readonly landed: readonly FixableMessage[]
  /** The caption with the fixes that landed; absent where none did. */
  readonly next?: LintedCaption
  readonly left: readonly LeftFix[]
}

function fixRound(current: LintedCaption, lintCaption: CaptionLinter, options: FixOptions): Round {
  const left: LeftFix[] = []
  let waiting = current.messages.filter(isFixable).filter(options.wants)
  while (waiting.length > 0) {
    const batch = withoutOverlaps(waiting)
    const together = tryFixes(current, batch, lintCaption, options)
    if (together.next) return {landed: together.landed, next: together.next, left}
    let tried: readonly FixableMessage[] = []
    let best: Attempt | undefined
    for (const message of batch) {
      const attempt =
        batch.length === 1 ? together : tryFixes(current, [...tried, message], lintCaption, options)
      if (attempt.next) {
        tried = [...tried, message]
        best = attempt
      } else left.push({message, reason: attempt.reason})
    }
    if (best?.next) return {landed: best.landed, next: best.next, left}
    // Those that were left out stood in the way of others.
    waiting = waiting.filter((message) => !batch.includes(message))
  }
  return {landed: [], left}
}

export const isFixable = (message: Message): message is FixableMessage => message.fix !== undefined

/**
 * From left to right, every fix that neither overlaps nor touches one before it: a fix is made for the words that stand
 * around it. Rules that want the very same edit agree.
 */
function withoutOverlaps(messages: readonly FixableMessage[]): readonly FixableMessage[] {
  const batch: FixableMessage[] = []
  let last: FixableMessage['fix'] | undefined
  for (const message of [...messages].sort((a, b) => a.fix.start - b.fix.start || a.fix.end - b.fix.end)) {
    const {fix} = message
    if (last && fix.start <= last.end && !isSame(fix, last)) continue
    batch.push(message)
    last = fix
  }
  return batch
}

const isSame = (a: FixableMessage['fix'], b: FixableMessage['fix']): boolean =>
  a.start === b.start && a.end === b.end && a.text === b.text

type Attempt =
  | {readonly next: LintedCaption; readonly landed: readonly FixableMessage[]}
  | {readonly next?: never; readonly reason: string}

/** How often a fix may bring to light something else that can be mended before it counts as one that does harm. */
const mostSteps = 4

/**
 * Makes fixes and checks the result. Where nothing is lost but a rule finds more than it may, what it finds is mended as
 * well, and all of it lands together or not at all: words are read anew without those around them.
 */
function tryFixes(
  current: LintedCaption,
  batch: readonly FixableMessage[],
  lintCaption: CaptionLinter,
  {wants, keep}: FixOptions
): Attempt {
  let {text} = current.caption
  let fixes = batch
  let landed: readonly FixableMessage[] = []
  let firstReason: string | undefined
  for (let step = 1; ; step++) {
    const candidate = applyFixes(
      text,
      fixes.map(({fix}) => fix)
    )
    if (candidate === text) return {reason: firstReason ?? 'the fix would change nothing'}
    const next = lintCaption(candidate)
    if (!next) return {reason: firstReason ?? 'the fix would make a rule crash'}
    landed = [...landed, ...fixes]
    const lost = lossReasons(current, next, keep)
    const excess = excessFindings(batch, current.messages, next.messages)
    const [reason] = [...lost, ...excess.map(({reason: each}) => each)]
    if (reason === undefined) return {next, landed}
    firstReason ??= `the fix would ${reason}`
    const rules = new Set(excess.map(({rule}) => rule))
    fixes = withoutOverlaps(
      next.messages.filter(isFixable).filter((each) => rules.has(each.rule) && wants(each))
    )
    if (lost.length > 0 || fixes.length === 0 || step === mostSteps) return {reason: firstReason}
    text = candidate
  }
}

/** The messages of the rules whose fixes never come to an end: the caption stays as it was. */
function unsettled(
  {messages}: LintedCaption,
  circle: readonly FixableMessage[],
  {wants}: FixOptions
): readonly LeftFix[] {
  const rules = [...new Set(circle.map(({rule}) => rule))]
  const reason =
    rules.length > 1
      ? `the fixes of ${inWords(rules)} undo each other`
      : `the fixes of ${inWords(rules)} never come to an end`
  return messages
    .filter(isFixable)
    .filter(wants)
    .map((message) => ({message, reason}))
}

/** `a`, `a and b`, `a, b and c`. */
const inWords = (names: readonly string[]): string =>
  [names.slice(0, -1).join(', '), names.at(-1)].filter((part) => part !== '').join(' and ')
