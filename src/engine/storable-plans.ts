import {showPath} from '../dataset/show-path.ts'
import {type CaptionPlan, changes, withdrawn} from './caption-plan.ts'
import type {Failure} from './report.ts'

/**
 * Takes back what cannot be written where it would have to stand: captions that a format has no way to hold, and all in
 * files that nothing is written into. For the latter, which were asked to be fixed and are not, there is one failure a file.
 */
export function storablePlans(
  plans: readonly CaptionPlan[],
  cwd: string
): {readonly plans: readonly CaptionPlan[]; readonly failures: readonly Failure[]} {
  const failures = new Map<string, Failure>()
  const storable = plans.map((plan) => {
    const source = plan.source?.item.caption
    if (!source || !changes(plan)) return plan
    const {format, path} = source
    if (format.readOnly !== undefined) {
      const shown = showPath(path, cwd)
      failures.set(path, {path: shown, message: `Cannot fix \`${shown}\`: ${format.readOnly}`})
      return withdrawn(plan, format.readOnly)
    }
    const reason = format.refuse?.(plan.after.text)
    return reason === undefined ? plan : withdrawn(plan, reason)
  })
  return {plans: storable, failures: [...failures.values()]}
}
