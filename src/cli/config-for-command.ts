import type {ConfigResolver} from '../config/config-resolver.ts'
import {resolverFor} from '../engine/config-choice.ts'
import {type ConfigFlags, configChoice} from './config-flags.ts'
import {log} from './terminal.ts'

/** The resolver that a command's flags ask for: the same that linting uses. */
export async function configResolver(flags: ConfigFlags): Promise<ConfigResolver> {
  return resolverFor(process.cwd(), await configChoice(flags))
}

/** Tells on stderr what a person should know about the configs that were met. */
export function logConfigWarnings(resolver: ConfigResolver): void {
  for (const warning of resolver.warnings()) log(`caplint: ${warning}`)
}
