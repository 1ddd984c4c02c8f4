import {extname, resolve} from 'node:path'
import {isDeepStrictEqual} from 'node:util'
import {UserError} from '../../errors.ts'
import {pathKind} from '../../files.ts'
import {showPath} from '../show-path.ts'
import {type ConfiguredPath, createPathFinder} from './find-configured-path.ts'
import {keyProblems} from './known-keys.ts'
import {openTrainerConfig} from './open-trainer-config.ts'
import {withRepeatedFolders} from './repeated-folders.ts'
import type {ConfiguredDataset, TrainerConfig} from './trainer-config.ts'

/** A dataset of a trainer's config, found on the disk. */
export interface FoundDataset extends ConfiguredDataset {
  /** Absolute path. */
  readonly location: string
  /** That of its `mediaFolder`, if it has one. */
  readonly mediaLocation?: string
}

/** A trainer's config with all that it names, found on the disk. */
export interface LoadedTrainerConfig extends Omit<TrainerConfig, 'datasets' | 'configs'> {
  /** Path as people know it. */
  readonly shown: string
  /** What it is: `a dataset config of sd-scripts`. */
  readonly what: string
  readonly datasets: readonly FoundDataset[]
}

const extensions = ['.toml', '.yaml', '.yml', '.json']

/**
 * Reads a trainer's config, and those that it names. Paths in it are looked for from the working directory, as trainers
 * do, then from the config's folder.
 * @param argument The path as it was given.
 * @param above The configs that have led to this one, absolute: none of them may be named again.
 * @returns `undefined` where the file is none: it may be captions.
 * @throws UserError where it cannot be parsed, names nothing, or names what is not there.
 */
export async function loadTrainerConfig(
  argument: string,
  cwd: string,
  above: readonly string[] = []
): Promise<LoadedTrainerConfig | undefined> {
  const path = resolve(cwd, argument)
  const extension = extname(path).toLowerCase()
  if (!extensions.includes(extension) || pathKind(path) !== 'file') return undefined
  const opened = await openTrainerConfig(path, cwd)
  if (!opened) {
    if (extension === '.json') return undefined
    throw new UserError(
      `\`${showPath(path, cwd)}\` is no config of a trainer that caplint reads: sd-scripts, musubi-tuner, ai-toolkit, diffusion-pipe, OneTrainer, SimpleTuner, finetrainers`
    )
  }
  const {format, value} = opened
  const keys = keyProblems(format, value, {text: opened.text, shown: showPath(path, cwd)})
  if (keys.errors.length > 0) throw new UserError(keys.errors.join('; '))
  const config = format.read(value)
  const shown = showPath(path, cwd)
  const finder = createPathFinder(path, cwd, config.trainer)
  const missing: string[] = []
  const find = (place: ConfiguredPath): string | undefined => {
    const found = finder.find(place)
    if (found === undefined) missing.push(finder.whereLookedFor(place))
    return found
  }
  const named = config.datasets.flatMap((dataset) => {
    const location = find(dataset)
    const mediaLocation = dataset.mediaFolder && find(dataset.mediaFolder)
    if (location === undefined) return []
    return [{...dataset, location, ...(mediaLocation === undefined ? {} : {mediaLocation})}]
  })
  const {datasets, notes: folderNotes} = withRepeatedFolders(withAllKinds(named))
  const further: LoadedTrainerConfig[] = []
  for (const each of config.configs) {
    const location = find(each)
    if (location === undefined) continue
    if (location === path || above.includes(location)) {
      missing.push(`\`${each.key}\` names \`${each.path}\`, which leads back to itself: name another file`)
      continue
    }
    const loaded = await loadTrainerConfig(location, cwd, [...above, path])
    if (loaded) further.push(loaded)
    else missing.push(`\`${each.key}\` names \`${each.path}\`, which is no config of ${config.trainer}`)
  }
  if (missing.length > 0) throw new UserError(`\`${shown}\`: ${missing.join('; ')}`)
  const all = [...datasets, ...further.flatMap((each) => each.datasets)]
  const notes = [
    ...finder.notes(),
    ...keys.notes,
    ...config.notes,
    ...folderNotes,
    ...further.flatMap((each) => each.notes)
  ]
  if (all.length === 0) {
    const reasons = notes.length > 0 ? `: ${notes.join('; ')}` : ''
    throw new UserError(`\`${shown}\` is ${format.what} and names no dataset with captions${reasons}`)
  }
  return {
    trainer: config.trainer,
    ...(config.baseModel ? {baseModel: config.baseModel} : {}),
    notes: [...notes, ...readTwice(datasets)],
    shown,
    what: format.what,
    datasets: all
  }
}

/** In a folder that is read once for images and once for videos, both are read. */
const withAllKinds = (datasets: readonly FoundDataset[]): readonly FoundDataset[] =>
  datasets.map((dataset) => {
    const {mediaKind, ...settings} = dataset.settings
    const isOfBoth = datasets.some(
      (other) => other.location === dataset.location && other.settings.mediaKind !== mediaKind
    )
    return isOfBoth ? {...dataset, settings} : dataset
  })

/** Datasets that a config reads several times in different ways; caplint reads them once, as the last one says. */
function readTwice(datasets: readonly FoundDataset[]): readonly string[] {
  const last = new Map(datasets.map((dataset) => [dataset.location, dataset]))
  return datasets.flatMap(({location, key, path, settings}) => {
    const counts = last.get(location)
    if (!counts || isDeepStrictEqual(counts.settings, settings)) return []
    return [
      `\`${key}\` names \`${path}\`, which \`${counts.key}\` names again with other settings: caplint reads it with those alone`
    ]
  })
}
