import {type CaptionPlan, type CaptionState, withdrawn} from './caption-plan.ts'
import {createComparison} from './compare-captions.ts'
import {createCrashLog} from './crash-log.ts'

/** A finding of a dataset rule, by indexes into the plans. */
interface DatasetBreach {
  readonly rule: string
  readonly captions: readonly number[]
}

/**
 * Compares the captions of the dataset as they would be, and takes back what would make a dataset rule find more than
 * before: each mends well, and together they may be all the same. Of captions that only together break a rule the
 * first stays mended.
 */
export function rollBack(plans: readonly CaptionPlan[]): readonly CaptionPlan[] {
  const isChanged = ({before, after}: CaptionPlan): boolean => before.text !== after.text
  if (!plans.some(isChanged)) return plans
  const concernedBefore = concerned(breachesOf(plans, ({before}) => before))
  let current = [...plans]
  for (;;) {
    const culprits = new Map<number, string>()
    for (const {rule, captions} of breachesOf(current, ({after}) => after)) {
      if (captions.every((index) => concernedBefore.has(key(rule, index)))) continue
      const changed = captions.filter((index) => current[index] && isChanged(current[index]))
      const isAmongChanged = changed.length === captions.length && changed.length > 1
      for (const index of isAmongChanged ? changed.slice(1) : changed) culprits.set(index, rule)
    }
    if (culprits.size === 0) return current
    current = current.map((plan, index) => {
      const rule = culprits.get(index)
      return rule === undefined ? plan : withdrawn(plan, `the fix would break ${rule} across the dataset`)
    })
  }
}

function breachesOf(
  plans: readonly CaptionPlan[],
  state: (plan: CaptionPlan) => CaptionState
): readonly DatasetBreach[] {
  const comparison = createComparison(createCrashLog())
  for (const [index, plan] of plans.entries()) {
    const {text, facts} = state(plan)
    if (text.trim() !== '') comparison.add(facts, plan.config, {root: plan.place.root, path: String(index)})
  }
  return comparison.messages().map(({rule, paths}) => ({rule, captions: paths.map(Number)}))
}

const key = (rule: string, index: number): string => `${rule} ${index}`

const concerned = (breaches: readonly DatasetBreach[]): ReadonlySet<string> =>
  new Set(breaches.flatMap(({rule, captions}) => captions.map((index) => key(rule, index))))
