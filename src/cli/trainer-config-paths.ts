import {loadTrainerConfig} from '../dataset/trainer-configs/load-trainer-config.ts'
import {showPath} from '../dataset/show-path.ts'
import type {ConfigChoice} from '../engine/config-choice.ts'
import {count} from '../reporters/summary-lines.ts'
import {log} from './terminal.ts'

/** Paths to lint, and the config with what trainers' configs among the arguments add to it. */
export interface ResolvedPaths {
  readonly paths: readonly string[]
  readonly config: ConfigChoice
}

/** Names that a trainer's config can have; other arguments are spared the look. */
const mayBeConfig = /\.(?:toml|ya?ml|json)$/i

/**
 * Puts the datasets that a trainer's config names in its place, and tells what was recognised.
 * @throws {UserError} for a config that cannot be read, or that names what is not there.
 */
export async function resolveTrainerConfigs(
  args: readonly string[],
  config: ConfigChoice
): Promise<ResolvedPaths> {
  if (!args.some((argument) => mayBeConfig.test(argument))) return {paths: args, config}
  const cwd = process.cwd()
  const paths: string[] = []
  const trainerConfigs = []
  for (const argument of args) {
    const loaded = mayBeConfig.test(argument) ? await loadTrainerConfig(argument, cwd) : undefined
    if (!loaded) {
      paths.push(argument)
      continue
    }
    trainerConfigs.push(loaded)
    const {shown, what, datasets, notes} = loaded
    for (const {location} of datasets) paths.push(showPath(location, cwd))
    log(
      `\`${shown}\` is read as ${what}: ${count(new Set(datasets.map(({location}) => location)).size, 'dataset')}.`
    )
    for (const note of notes) log(`caplint: ${note}`)
  }
  return {paths, config: {...config, trainerConfigs}}
}
