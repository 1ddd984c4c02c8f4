import * as rules from '../../rules/index.ts'
import {type Rule, ruleFamilies} from '../rule.ts'

/** The rules that come with caplint, by family, then by id. */
export const builtInRules: readonly Rule[] = Object.values(rules).sort(
  (a, b) => ruleFamilies.indexOf(a.family) - ruleFamilies.indexOf(b.family) || (a.id < b.id ? -1 : 1)
)
