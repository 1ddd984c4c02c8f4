import {dirname} from 'node:path'
import type {FoundDataset, LoadedTrainerConfig} from '../dataset/trainer-configs/load-trainer-config.ts'
import {isWithin} from '../dataset/show-path.ts'
import {trainerNamed} from '../dataset/trainers/index.ts'
import type {Layer, RuleSetting} from './config-layer.ts'

/** What trainers' configs add to the layers of a config. */
export interface TrainerConfigLayers {
  /** Below the config: what it may decide otherwise. */
  readonly below: readonly Layer[]
  /** Above the config, below flags: what the trainer will do. */
  readonly above: readonly Layer[]
  /** The folder that paths in a file of captions start from, where a trainer's config names one. */
  readonly mediaFolderOf: (path: string) => string | undefined
  /** Whether a path lies in a dataset. */
  readonly isInside: (path: string) => boolean
  /** Whether a path lies in a folder that the trainer does not go into. */
  readonly isOutside: (path: string) => boolean
}

/**
 * What regularisation images are spared: they need no caption of their own, mostly share one, and show what the anchor
 * is to be told apart from, so that they name no anchor and everything else.
 */
export const sparedForRegularisation = [
  'missing-caption',
  'no-duplicate-captions',
  'require-anchor',
  'no-anchor-only',
  'no-generic-anchor',
  'no-pronoun-subject',
  'no-appearance',
  'no-clothing',
  'no-object-look'
]
const regularisationRules: ReadonlyMap<string, RuleSetting> = new Map(
  sparedForRegularisation.map((id) => [id, {severity: 'off'}])
)

/** The layers of trainers' configs. Of folders inside of each other the inner one's counts there, whole. */
export function trainerConfigLayers(configs: readonly LoadedTrainerConfig[]): TrainerConfigLayers {
  const all = configs
    .flatMap((config) => config.datasets.map((dataset) => ({config, dataset})))
    .sort((a, b) => a.dataset.location.length - b.dataset.location.length)
  const datasets = all.map(({dataset}) => dataset)
  const nearest = (path: string) => datasets.findLast(({location}) => isWithin(path, location))
  return {
    below: configs.flatMap(({shown, baseModel, datasets: named}) =>
      baseModel === undefined
        ? []
        : [{origin: shown, baseModel, rules: new Map(), keys: [], applies: inAnyOf(named)}]
    ),
    above: all.flatMap(({config, dataset}) => {
      const profile = trainerNamed(config.trainer)
      if (!profile) return []
      return [
        {
          origin: config.shown,
          trainer: {profile, given: dataset.settings},
          rules: dataset.settings.regularisation ? regularisationRules : new Map(),
          keys: [],
          applies: (path) => nearest(path) === dataset
        }
      ]
    }),
    mediaFolderOf: (path) => datasets.findLast(({location}) => location === path)?.mediaLocation,
    isInside: inAnyOf(datasets),
    isOutside: (path) => {
      const around = datasets.filter(({location}) => path !== location && isWithin(path, location))
      return (
        around.length > 0 &&
        around.every(({location, isRecursive}) => !isRecursive && dirname(path) !== location) &&
        !datasets.some(({location}) => isWithin(location, path))
      )
    }
  }
}

const inAnyOf =
  (datasets: readonly FoundDataset[]) =>
  (path: string): boolean =>
    datasets.some(({location}) => isWithin(path, location))
