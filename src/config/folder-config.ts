import {resolve} from 'node:path'
import {defaultMetadataKeys, type MetadataKeys} from '../dataset/formats/metadata-keys.ts'
import type {ProviderSettings} from '../rewrite/provider-settings.ts'
import {defaultCaptionExtensions} from '../dataset/pair-files.ts'
import type {TrainerUse} from '../dataset/trainers/trainer-use.ts'
import type {Rule} from '../rule.ts'
import type {TokenCounters} from '../tokenizers/load-counters.ts'
import {everywhere, type Layer} from './config-layer.ts'
import {type ConfigNode, guideLayers, layersOf, reachableNodes} from './config-node.ts'
import {pathMatcher} from './path-patterns.ts'
import type {TrainerConfigLayers} from './trainer-config-layers.ts'
import type {ResolvedConfig} from './resolved-config.ts'
import {type Resolution, resolveLayers, type Sourced, sourced} from './resolve-layers.ts'

/** Name of the file of accepted findings, beside the config, where no config says otherwise. */
export const suppressionsFileName = 'caplint-suppressions.json'

/** The config that governs the files of some folders, loaded and ready: every question is answered at once. */
export interface FolderConfig {
  /** Absolute path of the config file; absent where there is none. */
  readonly path?: string
  /** Absolute path of the folder that the config's patterns are relative to. */
  readonly base: string
  /** Absolute paths to lint when none is given; empty where the config names none. */
  readonly datasets: readonly string[]
  /** Absolute path of the file of findings that are accepted, whether it is there or not. */
  readonly suppressions: string
  /** Extensions of caption files, with dot; absent where the config leaves it open. */
  readonly captionExtensions?: readonly string[]
  /** The same for the files of a folder, the one that its trainer reads first where the config leaves it open. */
  captionExtensionsFor(folder: string): readonly string[] | undefined
  /** Where metadata files keep media and captions; absent where the config leaves it open. */
  readonly metadataKeys?: MetadataKeys
  /** The model that rewrites and captions, with the config that names it; absent where none does. */
  readonly rewrite?: Sourced<ProviderSettings>
  /** All rules there are here: the built-in ones, then those of plugins. */
  readonly rules: readonly Rule[]
  /** Whether the config leaves a file or folder out. Ask for folders, too, before going into them. */
  isIgnored(path: string): boolean
  /** The folder that paths in a metadata file start from, where a trainer's config names one. */
  mediaFolderOf(path: string): string | undefined
  /** Whether a path lies in a dataset of a trainer's config, which says what is read there. */
  isInTrainerConfig(path: string): boolean
  /** What applies to a file. Files with the same settings get the same object. */
  configFor(path: string): ResolvedConfig
  /** The same with where each value comes from. */
  resolutionFor(path: string): Resolution
}

/** What a folder config is made of. */
export interface FolderConfigParts {
  /** The config file that governs, if there is one. */
  readonly node?: ConfigNode | undefined
  readonly base: string
  /** The preset below everything else. */
  readonly basePreset?: ConfigNode | undefined
  /** Layers above everything else. */
  readonly flags: readonly Layer[]
  readonly rules: readonly Rule[]
  /** Who counts tokens, for what the layers wish. */
  readonly counters: TokenCounters
  /** What configs of trainers add. */
  readonly trainerLayers: TrainerConfigLayers
}

/** Puts a config's layers together. */
export async function createFolderConfig(parts: FolderConfigParts): Promise<FolderConfig> {
  const {node, base, rules} = parts
  const config = nearest(node)
  const isIgnored = await pathMatcher(config.ignore, base)
  const resolutions = new Map<string, Resolution>()
  const conditions = conditionsOf(parts)

  const resolutionFor = (path: string): Resolution => {
    const answers = conditions.map((condition) => condition(path))
    const key = answers.join()
    const known = resolutions.get(key)
    if (known) return known
    const resolution = resolveLayers(activeLayers(parts, path), rules, parts.counters)
    resolutions.set(key, resolution)
    return resolution
  }
  return {
    ...(node ? {path: node.key} : {}),
    base,
    datasets: config.datasets.map((path) => resolve(base, path)),
    suppressions: resolve(base, config.suppressions ?? suppressionsFileName),
    ...(config.captionExtension ? {captionExtensions: config.captionExtension} : {}),
    ...(config.metadataKeys ? {metadataKeys: config.metadataKeys} : {}),
    ...(config.rewrite ? {rewrite: config.rewrite} : {}),
    rules,
    captionExtensionsFor: (folder) =>
      config.captionExtension ??
      extensionsOfTrainer(resolutionFor(resolve(folder, 'caption.txt')).config.trainer),
    isIgnored: (path) => isIgnored(path) || parts.trainerLayers.isOutside(path),
    mediaFolderOf: parts.trainerLayers.mediaFolderOf,
    isInTrainerConfig: parts.trainerLayers.isInside,
    configFor: (path) => resolutionFor(path).config,
    resolutionFor
  }
}

/** The extension that a trainer is told comes first; captions of another one are still linted, and told. */
function extensionsOfTrainer(trainer: TrainerUse | undefined): readonly string[] | undefined {
  const extension = trainer?.settings.captionExtension
  if (extension === undefined) return undefined
  return [...new Set([extension, ...defaultCaptionExtensions])]
}

/** The keys that hold for a folder as a whole: `ignore` adds up, of the others the nearest config's holds. */
function nearest(node: ConfigNode | undefined) {
  let datasets: readonly string[] = []
  let suppressions: string | undefined
  let captionExtension: readonly string[] | undefined
  let mediaKey: string | readonly string[] | undefined
  let captionKey: string | readonly string[] | undefined
  let rewrite: Sourced<ProviderSettings> | undefined
  const ignore: string[] = []
  for (const {config, origin} of node ? reachableNodes(node) : []) {
    datasets = config?.datasets ?? datasets
    suppressions = config?.suppressions ?? suppressions
    captionExtension =
      config?.captionExtension === undefined ? captionExtension : [config.captionExtension].flat()
    mediaKey = config?.mediaKey ?? mediaKey
    captionKey = config?.captionKey ?? captionKey
    rewrite = sourced(config?.rewrite, origin) ?? rewrite
    ignore.push(...(config?.ignore ?? []))
  }
  return {
    datasets,
    suppressions,
    captionExtension,
    metadataKeys: metadataKeys(mediaKey, captionKey),
    rewrite,
    ignore
  }
}

/** Keys that are set, with the usual ones for what is not; `undefined` where nothing is. */
function metadataKeys(
  mediaKey: string | readonly string[] | undefined,
  captionKey: string | readonly string[] | undefined
): MetadataKeys | undefined {
  if (mediaKey === undefined && captionKey === undefined) return undefined
  return {
    media: mediaKey === undefined ? defaultMetadataKeys.media : [mediaKey].flat(),
    captions:
      captionKey === undefined ? defaultMetadataKeys.captions : [captionKey].flat().map((key) => [key])
  }
}

/**
 * Everything that can make two files differ, as questions to a path. Where nothing can (no overrides, no anchors by
 * pattern) there are no questions, and a folder of any size costs one resolution.
 */
function conditionsOf({
  node,
  flags,
  trainerLayers
}: FolderConfigParts): readonly ((path: string) => number)[] {
  const roots = flags.flatMap(({preset}) => (preset ? [preset] : []))
  const seen = new Set<ConfigNode>()
  const nodes = [...(node ? [node] : []), ...roots].flatMap((root) => [...reachableNodes(root, seen)])
  const {below, above} = trainerLayers
  return [...below, ...nodes.flatMap(({layers}) => layers), ...above, ...flags].flatMap(
    ({applies, anchors = []}) => [
      ...(applies ? [(path: string) => Number(applies(path))] : []),
      ...(anchors.some(({matches}) => matches !== everywhere)
        ? [(path: string) => anchors.findLastIndex(({matches}) => matches(path))]
        : [])
    ]
  )
}

function activeLayers({node, basePreset, flags, trainerLayers}: FolderConfigParts, path: string) {
  const applies = (layer: Layer) => layer.applies?.(path) ?? true
  const candidates = [...(node ? layersOf(node, new Set()) : []), ...flags].filter(applies)
  const chooser = candidates.findLast(({preset}) => preset !== undefined)
  const taken = new Set<string>()
  const below = basePreset ? [...layersOf(basePreset, taken)] : []
  const guide = (chooser?.preset ? [...guideLayers(chooser.preset, taken)] : []).filter(applies)
  // A guide that an override or a flag chooses takes the place of those that the config extends.
  const replaces = chooser !== undefined && (chooser.applies !== undefined || flags.includes(chooser))
  const rest = node ? [...layersOf(node, taken, ({isGuide}) => replaces && isGuide)] : []
  return {
    layers: [
      ...below,
      ...trainerLayers.below.filter(applies),
      ...guide,
      ...rest.filter(applies),
      ...trainerLayers.above.filter(applies),
      ...flags
    ],
    chooser,
    chosen: {
      kind: last(guide, ({kind, origin}) => sourced(kind, origin)),
      register: last(guide, ({register, origin}) => sourced(register, origin))
    },
    anchors: ({anchors}: Layer) => anchors?.findLast(({matches}) => matches(path))?.anchors
  }
}

/** The value of the last layer that has one. */
const last = <Value>(
  layers: readonly Layer[],
  pick: (layer: Layer) => Value | undefined
): Value | undefined => layers.map(pick).findLast((value) => value !== undefined)
