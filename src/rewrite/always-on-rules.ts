import * as v from 'valibot'
import type {ActiveRule, ResolvedConfig} from '../config/resolved-config.ts'
import {builtInRules} from '../engine/built-in-rules.ts'
import {type CaptionLinter, captionLinter} from '../engine/caption-linter.ts'
import {severities} from '../engine/report.ts'

/**
 * Rules that a model's answer is held to even where a config has them off: there they spare captions that people wrote,
 * here they tell a caption from what is none.
 */
const alwaysOn: readonly string[] = [
  'no-refusal',
  'no-chat-residue',
  'no-markup',
  'no-lint-directive',
  'no-prompt-syntax',
  'no-placeholder',
  'no-invisible-characters',
  'no-repetition-loop',
  'no-truncation'
]

const linters = new WeakMap<ResolvedConfig, CaptionLinter>()

/** Lints an answer by these rules alone, with the options that the config gives them. */
export function answerLinter(config: ResolvedConfig): CaptionLinter {
  const known = linters.get(config)
  if (known) return known
  const rules = builtInRules
    .filter(({id}) => alwaysOn.includes(id))
    // A list of tags may end anywhere.
    .filter(({id}) => config.register !== 'tags' || id !== 'no-truncation')
    .map((rule): readonly [string, ActiveRule] => {
      const options = config.rules.get(rule.id)?.options ?? v.parse(rule.options, {})
      return [rule.id, {rule, severity: severities[2], options, origin: 'rewriting'}]
    })
  const linter = captionLinter({...config, rules: new Map(rules)})
  linters.set(config, linter)
  return linter
}
