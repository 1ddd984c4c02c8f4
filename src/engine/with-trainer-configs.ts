import {type LoadedTrainerConfig, loadTrainerConfig} from '../dataset/trainer-configs/load-trainer-config.ts'
import {showPath} from '../dataset/show-path.ts'
import type {ConfigChoice} from './config-choice.ts'

/** Paths to lint, and the config with what trainers' configs among them add to it. */
export interface ResolvedPaths {
  readonly paths: readonly string[]
  readonly config: ConfigChoice
  /** What was read as the config of a trainer: one sentence each. */
  readonly recognised: readonly string[]
  /** What a person should know of these configs: one sentence each. */
  readonly notes: readonly string[]
}

/** Names that a trainer's config can have; other arguments are spared the look. */
const mayBeConfig = /\.(?:toml|ya?ml|json)$/i

/**
 * Puts the datasets that a trainer's config names in its place.
 * @throws {UserError} for a config that cannot be read, or that names what is not there.
 */
export async function withTrainerConfigs(
  args: readonly string[],
  cwd: string,
  config: ConfigChoice
): Promise<ResolvedPaths> {
  if (!args.some((argument) => mayBeConfig.test(argument)))
    return {paths: args, config, recognised: [], notes: []}
  const paths: string[] = []
  const trainerConfigs: LoadedTrainerConfig[] = []
  const recognised: string[] = []
  const notes: string[] = []
  for (const argument of args) {
    const loaded = mayBeConfig.test(argument) ? await loadTrainerConfig(argument, cwd) : undefined
    if (!loaded) {
      paths.push(argument)
      continue
    }
    trainerConfigs.push(loaded)
    for (const {location} of loaded.datasets) paths.push(showPath(location, cwd))
    const amount = new Set(loaded.datasets.map(({location}) => location)).size
    recognised.push(
      `\`${loaded.shown}\` is read as ${loaded.what}: ${amount} dataset${amount === 1 ? '' : 's'}`
    )
    notes.push(...loaded.notes)
  }
  return {paths, config: trainerConfigs.length > 0 ? {...config, trainerConfigs} : config, recognised, notes}
}
