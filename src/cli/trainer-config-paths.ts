import type {ConfigChoice} from '../engine/config-choice.ts'
import {type ResolvedPaths, withTrainerConfigs} from '../engine/with-trainer-configs.ts'
import {log} from './terminal.ts'

/**
 * Puts the datasets that a trainer's config names in its place, and tells what was recognised: every command that takes
 * paths asks here.
 * @throws {UserError} for a config that cannot be read, or that names what is not there.
 */
export async function resolveTrainerConfigs(
  args: readonly string[],
  config: ConfigChoice
): Promise<ResolvedPaths> {
  const resolved = await withTrainerConfigs(args, process.cwd(), config)
  for (const sentence of resolved.recognised) log(`${sentence}.`)
  for (const note of resolved.notes) log(`caplint: ${note}`)
  return resolved
}
