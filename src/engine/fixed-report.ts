import type {CaptionPlan} from './caption-plan.ts'
import type {Annotate} from './started-item.ts'
import type {FixedCaption, Message, Report} from './report.ts'

/** A report that tells what was mended. */
export const withFixes = (report: Report, fixed: readonly FixedCaption[], isWritten: boolean): Report => ({
  ...report,
  summary: {...report.summary, fixed: fixed.reduce((sum, {fixes}) => sum + fixes.length, 0)},
  fixed,
  ...(isWritten ? {} : {dryRun: true})
})

/** What became of a caption, for the report. */
export function asFixedCaption({place, source, before, after, mark, fixed}: CaptionPlan): FixedCaption {
  const line = source?.item.caption?.slot && source.caption.locate(0).line
  return {
    path: place.path,
    ...(line === undefined ? {} : {line}),
    ...(place.media === undefined ? {} : {media: place.media}),
    before: before.text,
    after: after.text,
    fixes: [...(mark ? [mark] : []), ...fixed]
  }
}

/** Says at messages whose fix was left out why. */
export function annotationOf(plan: CaptionPlan | undefined): Annotate | undefined {
  if (!plan || plan.left.length === 0) return undefined
  const reasons = new Map(plan.left.map(({message, reason}) => [keyOf(message), reason]))
  return (message) => {
    const notFixed = message.about === 'files' ? undefined : reasons.get(keyOf(message))
    return notFixed === undefined ? message : {...message, notFixed}
  }
}

const keyOf = ({rule, start, end, message}: Message): string => `${rule} ${start} ${end} ${message}`
