import {suggestion} from '../config/closest-name.ts'
import type {ResolvedConfig} from '../config/resolved-config.ts'
import {UserError} from '../errors.ts'
import type {FixType, Message} from './report.ts'

/** Which fixes are asked for; all that there are where nothing is said. */
export interface FixChoice {
  readonly types?: readonly FixType[] | undefined
  /** Ids of the rules whose findings are to be mended. */
  readonly rules?: readonly string[] | undefined
}

/** Whether fixes of a type are asked for. */
export const wantsType = ({types}: FixChoice, type: FixType): boolean => types?.includes(type) ?? true

/** Whether findings of a rule are to be mended. */
export const wantsRule = ({rules}: FixChoice, rule: string): boolean => rules?.includes(rule) ?? true

/** Whether the fix that a message carries is asked for. */
export function wantsFix(
  choice: FixChoice,
  {rule, fix, fileFix}: Pick<Message, 'rule' | 'fix' | 'fileFix'>
): boolean {
  const type = fix?.type ?? fileFix?.type
  return type !== undefined && wantsType(choice, type) && wantsRule(choice, rule)
}

/**
 * Refuses rules that none of the configs knows: a slip of the hand would fix nothing, and look like success.
 * @throws {UserError}
 */
export function assertKnownRules({rules = []}: FixChoice, configs: Iterable<ResolvedConfig>): void {
  if (rules.length === 0) return
  const known = new Set([...configs].flatMap((config) => [...config.rules.keys()]))
  for (const rule of rules) {
    if (!known.has(rule)) {
      throw new UserError(
        `There is no rule \`${rule}\` to fix; ${suggestion(rule, [...known], 'rules', '`caplint rules` lists them')}`
      )
    }
  }
}
