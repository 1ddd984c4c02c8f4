import {builtInRules} from '../engine/built-in-rules.ts'
import {createConfigResolver, type ConfigResolver} from '../config/config-resolver.ts'
import {type ConfigFlags, configChoice} from './config-flags.ts'
import {log} from './terminal.ts'

/** The resolver that a command's flags ask for: the same that linting uses. */
export async function configResolver(flags: ConfigFlags): Promise<ConfigResolver> {
  const {layer, ...choice} = await configChoice(flags)
  return createConfigResolver({cwd: process.cwd(), ruleList: builtInRules, ...choice, flags: layer})
}

/** Tells on stderr what a person should know about the configs that were met. */
export function logConfigWarnings(resolver: ConfigResolver): void {
  for (const warning of resolver.warnings()) log(`caplint: ${warning}`)
}
