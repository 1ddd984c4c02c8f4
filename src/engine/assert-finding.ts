/**
 * What rules yield comes from anywhere, and types hold nobody to them at run time. A finding that is not as declared
 * would break the report, or lie in it; here it counts as a crash of the rule.
 */
import type {DatasetFinding, Finding, Fix, ItemFinding, Span} from '../rule.ts'

const fixTypes: readonly unknown[] = ['safe', 'rewrite'] satisfies Fix['type'][]

/** No caption holds more to find: a rule that yields more does not stop. */
export const mostFindings = 100_000

export const tooManyFindings = (): RangeError =>
  new RangeError(`it yields more than ${mostFindings} findings`)

/** Counts the findings of one rule on one caption, item or dataset; throws where there is no end to them. */
export function findingCounter(): () => void {
  let count = 0
  return () => {
    if (++count > mostFindings) throw tooManyFindings()
  }
}

/** The findings of a rule; a promise of them comes too late for the report. */
export function findingsOf<Found>(yielded: Iterable<Found> | undefined): Iterable<Found> {
  if (yielded === undefined) return []
  if (yielded instanceof Promise) {
    // Nobody else waits for it, and unheard it would end the process.
    yielded.catch(() => {})
    throw new TypeError('it is asynchronous; findings must be yielded at once')
  }
  return yielded
}

/** @throws {TypeError | RangeError} for a finding that is not as declared. */
export function assertFinding(finding: Finding, length: number): void {
  assertMessage(finding)
  assertSpan(finding, length, 'the finding')
  const {fix} = finding
  if (fix === undefined) return
  assertSpan(fix, length, 'the fix')
  if (typeof fix.text !== 'string') throw new TypeError('the fix has no text')
  if (!fixTypes.includes(fix.type)) throw new TypeError(`the fix has the type ${fix.type}`)
}

/** `length` of the text of the caption's file in UTF-16 code units. Throws as `assertFinding`. */
export function assertItemFinding(finding: ItemFinding, length = 0): void {
  assertMessage(finding)
  if (finding.span) assertSpan(finding.span, length, 'the finding')
  const {fix} = finding
  if (fix === undefined) return
  if (fix.type !== 'safe') throw new TypeError(`the fix has the type ${fix.type}`)
  if (fix.remove !== 'byte-order-mark') throw new TypeError(`the fix removes ${fix.remove}, which no fix can`)
}

/** `count` of the facts that were compared. Throws as `assertFinding`. */
export function assertDatasetFinding(finding: DatasetFinding, count: number): void {
  assertMessage(finding)
  const {captions} = finding
  const isIndex = (index: unknown): boolean =>
    Number.isInteger(index) && Number(index) >= 0 && Number(index) < count
  if (!Array.isArray(captions) || captions.length === 0 || !captions.every(isIndex)) {
    throw new RangeError(`the finding must name captions by indexes below ${count}`)
  }
}

function assertMessage(finding: unknown): void {
  if (typeof finding !== 'object' || finding === null) throw new TypeError('it yields what is no finding')
  const message = 'message' in finding ? finding.message : undefined
  if (typeof message !== 'string' || message === '') throw new TypeError('the finding has no message')
}

function assertSpan({start, end}: Span, length: number, whose: string): void {
  const isSpan =
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= length
  if (!isSpan) throw new RangeError(`${whose} has the span ${start}–${end} in ${length} characters`)
}
