import {dirname} from 'node:path'
import type {ConfigResolver} from '../../config/config-resolver.ts'
import type {Item} from '../../dataset/item.ts'
import {itemReader} from '../../dataset/read-item.ts'
import {isWithin, showPath} from '../../dataset/show-path.ts'
import {repeatsAndWords} from '../../dataset/folder-phrase.ts'
import type {LoadedTrainerConfig} from '../../dataset/trainer-configs/load-trainer-config.ts'
import type {TrainerUse} from '../../dataset/trainers/trainer-use.ts'
import {discoverItems} from '../../engine/discover-items.ts'
import {type EffectiveItem, effectiveItem, type EncoderFacts, encoderFacts} from '../../engine/effective.ts'
import {fileOf} from '../../engine/item-place.ts'
import {UserError} from '../../errors.ts'

/** An item with what reaches the encoder of it: what `--format json` prints. */
export interface EffectiveRow extends EffectiveItem {
  /** The caption's file, or the media where there is none; relative to the working directory. */
  readonly path: string
  /** Line of the caption in a file of many, from 1. */
  readonly line?: number
  readonly media: readonly string[]
  readonly trainer: string
  /** How often it is trained on in an epoch, where the trainer's config or the folder's name says so. */
  readonly repeats?: number
  readonly tokens: EncoderFacts
}

/** How items are read. */
export interface EffectiveReading {
  /** The trainers' configs that paths come from. */
  readonly trainerConfigs: readonly LoadedTrainerConfig[]
  /** Told of what cannot be read, in one sentence; the others go on. */
  readonly onFailure: (sentence: string) => void
}

/**
 * Reads the items under paths, each as the trainer of the config that governs it.
 * @throws UserError where no trainer is chosen.
 */
export async function* effectiveRows(
  paths: readonly string[],
  resolver: ConfigResolver,
  {trainerConfigs, onFailure}: EffectiveReading
): AsyncIterable<EffectiveRow> {
  const cwd = process.cwd()
  const read = itemReader(cwd)
  const {items, failures} = await discoverItems(paths, cwd, resolver)
  for (const {message} of failures) onFailure(message)
  const broken = new Set(failures.map(({path}) => path))
  for (const item of items) {
    const path = fileOf(item)
    const folderConfig = await resolver.folder(dirname(path))
    const config = folderConfig.configFor(path)
    const {trainer} = config
    if (!trainer) throw noTrainer(showPath(path, cwd))
    const found = read(item)
    if (found.failure !== undefined) {
      onFailure(found.failure)
      continue
    }
    const isName = item.caption !== undefined && item.media.includes(item.caption.path)
    const line = item.caption?.slot && !isName ? found.caption?.locate(0).line : undefined
    // With a config of datasets, sd-scripts takes nothing from the names of folders.
    const folder = folderConfig.isInTrainerConfig(path) ? undefined : folderName(path, trainer)
    const repeats = configuredRepeats(path, trainerConfigs) ?? folder?.repeats
    yield {
      path: showPath(path, cwd),
      ...(line === undefined ? {} : {line}),
      media: item.media.map((each) => showPath(each, cwd)),
      trainer: trainer.name,
      ...(repeats === undefined ? {} : {repeats}),
      ...effectiveItem(item, found, config, trainer, {
        isBrokenList: isLineOfBroken(item, broken),
        ...(folder ? {classWords: folder.words} : {})
      }),
      tokens: encoderFacts(config, trainer)
    }
  }
}

/** What the name of an item's folder tells its trainer, if anything. */
const folderName = (path: string, {profile}: TrainerUse) =>
  profile.repeatsFromFolders ? repeatsAndWords(dirname(path)) : undefined

/** The repeats of the innermost dataset that an item lies in. */
function configuredRepeats(path: string, configs: readonly LoadedTrainerConfig[]): number | undefined {
  const around = configs
    .flatMap(({datasets}) => datasets)
    .filter(({location}) => isWithin(path, location))
    .sort((a, b) => b.location.length - a.location.length)
  return around[0]?.repeats
}

/** Whether an item is a line of a list that goes with no list of media, though there is one. */
const isLineOfBroken = ({caption, unpaired}: Item, broken: ReadonlySet<string>): boolean =>
  unpaired === true &&
  caption?.slot !== undefined &&
  broken.has(caption.path) &&
  caption.path.endsWith('.txt')

const noTrainer = (path: string): UserError =>
  new UserError(
    `No trainer is chosen for \`${path}\`; give \`--trainer\`, or set \`trainer\` in the config (\`caplint trainers\` lists them)`
  )
