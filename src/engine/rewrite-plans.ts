import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {Item} from '../dataset/item.ts'
import {isAccepted} from './accepted-findings.ts'
import {type CaptionPlan, stateOf} from './caption-plan.ts'
import {type FixChoice, wantsRule} from './fix-choice.ts'
import {candidateReasons} from './gates.ts'
import {type Keep, whatToKeep} from './keep.ts'
import {captionLinter} from './caption-linter.ts'
import {shownPlace} from './item-place.ts'
import type {FixedFinding, Message} from './report.ts'

/** A caption that rules could not mend on their own. */
export interface CaptionToRewrite {
  /** The caption after the fixes of rules, without the white space around it. */
  readonly text: string
  /** What is left and may be mended. */
  readonly messages: readonly Message[]
  readonly config: ResolvedConfig
  readonly keep: Keep
  /** As messages show it; with the line where one file holds many captions. */
  readonly path: string
  /** Absent for a caption that came as text. */
  readonly item?: Item
}

/** A proposal for a caption, or why there is none, as a sentence without final stop. */
export type Rewriting = {readonly text: string} | {readonly notFixed: string}

/** Proposes rewritings, one for each caption or none, in order; nothing that it says is trusted. */
export type Rewrite = (
  captions: readonly CaptionToRewrite[],
  signal?: AbortSignal
) => Promise<readonly (Rewriting | undefined)[]>

/** Has what rules left rewritten, and takes over what passes the gates. */
export async function rewritePlans(
  plans: readonly CaptionPlan[],
  rewrite: Rewrite,
  choice: FixChoice,
  signal?: AbortSignal
): Promise<readonly CaptionPlan[]> {
  const open = plans.flatMap((plan) => {
    const {after, accepted} = plan
    const messages = after.messages.filter(
      (message) => wantsRule(choice, message.rule) && !(accepted && isAccepted(accepted, message))
    )
    return messages.length > 0 ? [{plan, messages}] : []
  })
  const rewritings = await rewrite(
    open.map(({plan, messages}) => toRewrite(plan, messages)),
    signal
  )
  const rewritten = new Map(
    open.map(({plan, messages}, index) => [plan, applied(plan, messages, rewritings[index])] as const)
  )
  return plans.map((plan) => rewritten.get(plan) ?? plan)
}

const toRewrite = (
  {config, place, after, source}: CaptionPlan,
  messages: readonly Message[]
): CaptionToRewrite => ({
  text: after.text.trim(),
  messages,
  config,
  keep: whatToKeep(config),
  path: shownPlace(place),
  ...(source ? {item: source.item} : {})
})

function applied(
  plan: CaptionPlan,
  messages: readonly Message[],
  rewriting: Rewriting | undefined
): CaptionPlan {
  if (!rewriting) return plan
  const leave = (reason: string): CaptionPlan => ({
    ...plan,
    left: [...plan.left, ...messages.map((message) => ({message, reason}))]
  })
  if ('notFixed' in rewriting) return leave(rewriting.notFixed)
  const {config, after} = plan
  const lint = captionLinter(config)
  const text = withMargins(rewriting.text, after.text)
  const [original, candidate] = [lint(after.text), lint(text)]
  if (!original || !candidate) return leave('a rule crashes on the rewritten caption')
  const [reason] = candidateReasons(original, candidate, whatToKeep(config))
  if (reason !== undefined) return leave(`the rewritten caption would ${reason}`)
  const mended = gone(after.messages, candidate.messages)
  if (mended.length === 0) return leave('the rewritten caption is no better')
  return {...plan, after: stateOf(candidate, config), fixed: [...plan.fixed, ...mended], left: []}
}

/** The white space around a caption, such as the line break at a file's end, is none of a model's business. */
function withMargins(text: string, like: string): string {
  const before = like.slice(0, like.length - like.trimStart().length)
  const after = like.slice(like.trimEnd().length)
  return before + text.trim() + after
}

/** Findings of which there are fewer than before. */
function gone(before: readonly Message[], after: readonly Message[]): readonly FixedFinding[] {
  const left = after.map(({rule}) => rule)
  return before.flatMap(({rule, severity, message}) => {
    const index = left.indexOf(rule)
    if (index >= 0) left.splice(index, 1)
    return index < 0 ? [{rule, severity, type: 'llm' as const, message}] : []
  })
}
