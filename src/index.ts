/** The public API of caplint. Rule authors import `caplint/rule`. */
export * from '../rules/index.ts'
export {
  type DryFixOptions,
  fix,
  type FixChoiceOptions,
  type FixPathsOptions,
  type InspectedConcept,
  inspect,
  type Inspection,
  type InspectOptions,
  lint,
  type LintOptions,
  type LintPathsOptions,
  lintText,
  type LintTextOptions,
  loadConfig,
  type PathsOptions
} from './api.ts'
export {type Config, defineConfig} from './config/config.ts'
export type {ActiveRule, ResolvedConfig} from './config/resolved-config.ts'
export type {
  DatasetMessage,
  Failure,
  FixedCaption,
  FixedFinding,
  FixType,
  ItemResult,
  Message,
  Severity,
  Skipped,
  Summary,
  WholeReport as Report
} from './engine/report.ts'
export {UserError} from './errors.ts'
export type {AddedWords, AddedWordsLayer} from './language/added-words.ts'
export {conceptNames} from './language/concept.ts'
export {readCaption} from './language/read-caption.ts'
export * from './rule.ts'
export {type RuleTest, testRule} from './rule-tester.ts'
