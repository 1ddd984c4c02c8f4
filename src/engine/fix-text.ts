import {dirname, resolve} from 'node:path'
import {changes, planText} from './caption-plan.ts'
import {resolverFor} from './config-choice.ts'
import {assertKnownRules, wantsType} from './fix-choice.ts'
import type {Fixing} from './fix-run.ts'
import {annotationOf, asFixedCaption, withFixes} from './fixed-report.ts'
import {createLintRun} from './lint-run.ts'
import type {LintTextSettings} from './lint.ts'
import type {Report} from './report.ts'
import {rewritePlans} from './rewrite-plans.ts'
import {createSuppressor, type Suppressor} from './suppressor.ts'

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
  /** A caption without a name is none that was accepted. */
  const named = async (): Promise<Suppressor> => {
    const suppressor = createSuppressor(settings, resolver)
    if (filename !== undefined) await suppressor.enter(dirname(resolve(cwd, filename)))
    await suppressor.check()
    return suppressor
  }
  let plan = planText(text, config, {root: cwd, path, media: undefined}, choice, await named())
  if (plan && rewrite && wantsType(choice, 'llm')) {
    ;[plan] = await rewritePlans([plan], rewrite, choice)
  }
  const result = plan?.after.text ?? text
  const run = createLintRun(settings, undefined, await named())
  run.addText(result, filename, config, annotationOf(plan))
  const fixed = plan && changes(plan) ? [asFixedCaption(plan)] : []
  return {report: withFixes(run.report(resolver), fixed, true), text: result}
}
