/** The public API of caplint. Rule authors import `caplint/rule`. */
export * from '../rules/index.ts'
export {
  type InspectedConcept,
  inspect,
  type Inspection,
  type InspectOptions,
  lint,
  type LintOptions,
  type LintPathsOptions,
  lintText,
  type LintTextOptions,
  loadConfig
} from './api.ts'
export {type Config, defineConfig} from './config/config.ts'
export type {ActiveRule, ResolvedConfig} from './config/resolved-config.ts'
export type {
  DatasetMessage,
  Failure,
  ItemResult,
  Message,
  Report,
  Severity,
  Skipped,
  Summary
} from './engine/report.ts'
export {UserError} from './errors.ts'
export type {AddedWords, AddedWordsLayer} from './language/added-words.ts'
export {conceptNames} from './language/concept.ts'
export {readCaption} from './language/read-caption.ts'
export * from './rule.ts'
export {type RuleTest, testRule} from './rule-tester.ts'
