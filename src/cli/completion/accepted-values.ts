import {baseModels} from '../../../rules/words/token-limits.ts'
import {shippedPresetNames} from '../../config/shipped-presets.ts'
import {trainers} from '../../dataset/trainers/index.ts'
import {builtInRules} from '../../engine/built-in-rules.ts'
import {fixTypes} from '../../engine/report.ts'
import {reporterNames} from '../../reporters/index.ts'

/** What may stand in a place of a command line. */
export type AcceptedValues = readonly string[] | 'files' | 'folders' | 'anything'

const ruleIds = builtInRules.map(({id}) => id)
const textOrJson = ['text', 'json']
const textOrJsonLines = [...textOrJson, 'jsonl']

/** Formats by command; the empty name is the one that lints. */
const formats: Readonly<Record<string, readonly string[]>> = {
  '': reporterNames,
  inspect: textOrJsonLines,
  effective: textOrJsonLines,
  rules: textOrJson,
  trainers: textOrJson,
  undo: textOrJson,
  prompt: textOrJson
}

/** Options whose values are known, beside those that list their choices themselves. */
const namedValues: Readonly<Record<string, readonly string[]>> = {
  '--preset': shippedPresetNames,
  '--trainer': trainers.map(({name}) => name),
  '--base-model': baseModels,
  '--fix-type': fixTypes
}

/** Kinds of values by the placeholder that help shows: of `--config <path>`, `path`. */
const byPlaceholder: Readonly<Record<string, AcceptedValues>> = {
  path: 'files',
  paths: 'files',
  texts: 'files',
  folder: 'folders',
  id: ruleIds,
  rule: ruleIds
}

/** What an option takes. */
export const valuesOfOption = (command: string, option: string, placeholder: string): AcceptedValues =>
  (option === '--format' ? formats[command] : namedValues[option]) ?? valuesOfPlaceholder(placeholder)

/** What a placeholder stands for. */
export const valuesOfPlaceholder = (placeholder: string): AcceptedValues =>
  byPlaceholder[placeholder] ?? 'anything'
