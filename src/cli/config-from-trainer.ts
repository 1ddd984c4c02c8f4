import {isWithin, showPath} from '../dataset/show-path.ts'
import {loadTrainerConfig} from '../dataset/trainer-configs/load-trainer-config.ts'
import {UserError} from '../errors.ts'
import {pathKind} from '../files.ts'
import {printable} from '../reporters/printable.ts'
import type {Answers} from './ask-for-config.ts'
import {log} from './terminal.ts'

/** What a new config is told; nothing of it is guessed where it comes from the config of a trainer. */
export interface Told extends Omit<Answers, 'preset'> {
  readonly preset: string | undefined
}

/**
 * What a trainer's config says, as far as a config in a folder can say it.
 * @throws {UserError} where it is none, or its datasets lie elsewhere.
 */
export async function configFromTrainer(from: string, directory: string) {
  const loaded = await loadTrainerConfig(from, process.cwd())
  if (!loaded)
    throw new UserError(`\`${from}\` is no config of a trainer that caplint reads, or is not there`)
  const outside = loaded.datasets.find(({location}) => !isWithin(location, directory))
  if (outside) {
    throw new UserError(
      `\`${outside.key}\` lies in \`${outside.location}\`, where a config in this folder does not hold; write it into a folder above: \`caplint init FOLDER --from ${from}\``
    )
  }
  const datasets = loaded.datasets.map(({location, settings, isRecursive}) => ({
    path: showPath(location, directory),
    settings,
    isFlat: !isRecursive && pathKind(location) === 'folder'
  }))
  for (const note of loaded.notes) log(`caplint: ${note}`)
  // Where datasets differ in what they teach, each takes its own from the trainer's settings.
  const taught = datasets.filter(({settings}) => !settings.regularisation)
  const triggers = new Set(taught.map(({settings}) => settings.trigger))
  const [trigger] = triggers
  const {trainer, baseModel} = loaded
  const repeated = loaded.datasets.some(({repeats = 1}) => repeats !== 1)
  const elsewhere = loaded.datasets.find(({mediaLocation}) => mediaLocation !== undefined)?.mediaFolder
  return {
    trained: {trainer, baseModel, datasets},
    repeated,
    elsewhere,
    anchors: triggers.size === 1 && trigger !== undefined ? [trigger] : undefined
  }
}

/** What a trainer's config cannot know, or a config of caplint cannot hold: one sentence each. */
export function leftOut(
  from: string,
  {preset, anchors}: Told,
  {repeated, elsewhere}: Awaited<ReturnType<typeof configFromTrainer>>
): readonly string[] {
  const unknown = [
    ...(preset === undefined ? ['which guide the captions follow (`preset`)'] : []),
    ...(anchors.length === 0 ? ['what is being taught (`anchor`)'] : [])
  ]
  const shown = `\`${printable(from)}\``
  return [
    ...(unknown.length > 0
      ? [`${shown} does not say ${unknown.join(' and ')}: set it in the config.\n`]
      : []),
    ...(elsewhere
      ? [
          `\`${elsewhere.key}\` is left out, which no config of caplint can hold: lint \`${printable(from)}\` itself, or media are looked for beside the metadata.\n`
        ]
      : []),
    ...(repeated
      ? [
          `Its repeats are left out, as linting does not need them; \`caplint effective ${printable(from)}\` shows them.\n`
        ]
      : [])
  ]
}
