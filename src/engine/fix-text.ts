import {resolve} from 'node:path'
import {changes, planText} from './caption-plan.ts'
import {resolverFor} from './config-choice.ts'
import {assertKnownRules, wantsType} from './fix-choice.ts'
import type {Fixing} from './fix-run.ts'
import {annotationOf, asFixedCaption, withFixes} from './fixed-report.ts'
import {createLintRun} from './lint-run.ts'
import type {LintTextSettings} from './lint.ts'
import type {Report} from './report.ts'
import {rewritePlans} from './rewrite-plans.ts'

export interface FixTextSettings extends LintTextSettings, Fixing {}

/** Mends one caption. Rules about files and datasets don't apply. Throws like `fix`. */
export async function fixText(
  text: string,
  settings: FixTextSettings
): Promise<{readonly report: Report; readonly text: string}> {
  const {cwd, filename, choice, rewrite} = settings
  const resolver = resolverFor(cwd, settings.config)
  const config = await resolver.configFor(resolve(cwd, filename ?? 'caption.txt'))
  assertKnownRules(choice, [config])
  const path = filename ?? '<text>'
  let plan = planText(text, config, {root: cwd, path, media: undefined}, choice)
  if (plan && rewrite && wantsType(choice, 'llm')) {
    ;[plan] = await rewritePlans([plan], rewrite, choice)
  }
  const result = plan?.after.text ?? text
  const run = createLintRun(settings)
  run.addText(result, filename, config, annotationOf(plan))
  const fixed = plan && changes(plan) ? [asFixedCaption(plan)] : []
  return {report: withFixes(run.report(resolver), fixed, true), text: result}
}
