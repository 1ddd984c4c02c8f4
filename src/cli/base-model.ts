import {dirname, resolve} from 'node:path'
import {suggestion} from '../config/closest-name.ts'
import {createConfigResolver} from '../config/config-resolver.ts'
import {builtInRules} from '../engine/built-in-rules.ts'
import type {ConfigChoice} from '../engine/lint.ts'
import {UserError} from '../errors.ts'
import {pathKind} from '../files.ts'
import {allowedWords} from './option-type.ts'

/** The rule that needs to know the base model. */
const tokenRule = 'max-tokens'

/**
 * What `--base-model` adds to the other flags: the model as an option of the rule that counts tokens. Naming it asks for
 * that rule: where the config has it off, it is on as a warning.
 * @throws {UserError} where the model is not known.
 */
export async function withBaseModel(
  choice: ConfigChoice,
  baseModel: string,
  path: string
): Promise<ConfigChoice> {
  const {layer, ...rest} = choice
  const cwd = process.cwd()
  const resolver = createConfigResolver({cwd, ruleList: builtInRules, ...rest, flags: layer})
  const target = resolve(cwd, path)
  const folder = await resolver.folder(pathKind(target) === 'folder' ? target : dirname(target))
  const configured = folder.configFor(target).rules.get(tokenRule)
  const known = configured ? allowedWords(configured.rule.options, 'baseModel') : []
  if (!known.includes(baseModel)) {
    const said = suggestion(baseModel, known, 'base models', `\`caplint explain ${tokenRule}\` lists them`)
    throw new UserError(`--base-model: There is no base model \`${baseModel}\`; ${said}`)
  }
  const severity = configured?.severity === 'error' ? 'error' : 'warn'
  const given = layer?.rules?.[tokenRule]
  const options = Array.isArray(given) ? given[1] : {}
  return {
    ...rest,
    layer: {...layer, rules: {...layer?.rules, [tokenRule]: [severity, {...options, baseModel}]}}
  }
}
