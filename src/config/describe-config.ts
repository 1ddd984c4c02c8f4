import {dirname} from 'node:path'
import type {MetadataKeys} from '../dataset/formats/metadata-keys.ts'
import type {Severity} from '../engine/report.ts'
import type {AddedWords} from '../language/added-words.ts'
import type {TrainerSettings} from '../dataset/trainers/settings.ts'
import type {ProviderSettings} from '../rewrite/provider-settings.ts'
import type {ConfigResolver} from './config-resolver.ts'
import type {FolderConfig} from './folder-config.ts'
import {shownPath} from './load-config-file.ts'
import type {ActiveRule} from './resolved-config.ts'
import type {Resolution, Sourced} from './resolve-layers.ts'

/** A rule as a run uses it; of its options also where each comes from. */
export interface DescribedRule {
  readonly severity: Severity
  readonly from: string
  readonly because?: string
  readonly options: Readonly<Record<string, Sourced<unknown>>>
}

/** What applies to a path, as plain data: what `--print-config` prints. */
export interface ConfigDescription {
  /** Relative to the working directory, as all paths here. */
  readonly path: string
  readonly configFile?: string
  /** Whether the config leaves the path out. */
  readonly ignored: boolean
  /** The layers that were laid over each other, lowest first. */
  readonly layers: readonly string[]
  readonly kind?: Sourced<string>
  /** `auto`: each caption is judged by itself. */
  readonly register: Sourced<string>
  readonly anchors: Sourced<readonly string[]>
  readonly secondary: Sourced<readonly string[]>
  /** The trainer that reads the captions, with what is set of it. */
  readonly trainer?: Sourced<{readonly name: string} & TrainerSettings>
  /** Words added to the lexicon, lowest layer first. */
  readonly lexicon: readonly Sourced<AddedWords>[]
  readonly captionExtensions?: readonly string[]
  readonly metadataKeys?: MetadataKeys
  readonly datasets: readonly string[]
  /** The file of findings that are accepted, whether it is there or not. */
  readonly suppressions: string
  /** The model that rewrites and captions. */
  readonly rewrite?: Sourced<ProviderSettings>
  readonly rules: Readonly<Record<string, DescribedRule>>
}

/** Origin of what no layer sets. */
const defaultOrigin = 'default'

/**
 * Describes what applies to a path by the resolver that linting uses, and by nothing else.
 * @param path Absolute path of a file, or of a folder, which stands for the files in it.
 * @throws UserError as the resolver.
 */
export async function describeConfig(
  resolver: ConfigResolver,
  path: string,
  {cwd, isFolder}: {readonly cwd: string; readonly isFolder: boolean}
): Promise<ConfigDescription> {
  const folder = await resolver.folder(isFolder ? path : dirname(path))
  const resolution = folder.resolutionFor(path)
  return {
    path: shownPath(path, cwd),
    ...(folder.path === undefined ? {} : {configFile: shownPath(folder.path, cwd)}),
    ignored: folder.isIgnored(path),
    layers: resolution.layers,
    ...settingsOf(resolution),
    ...folderSettings(folder, cwd),
    rules: Object.fromEntries(
      [...resolution.config.rules].map(([id, rule]) => [
        id,
        describeRule(rule, resolution.origins.options.get(id))
      ])
    )
  }
}

function settingsOf({config, origins}: Resolution) {
  const {kind, register = 'auto', anchors, secondary, trainer, lexicon = []} = config
  return {
    ...(kind === undefined ? {} : {kind: {value: kind, from: origins.kind ?? defaultOrigin}}),
    register: {value: register, from: origins.register ?? defaultOrigin},
    anchors: {value: anchors, from: origins.anchors ?? defaultOrigin},
    secondary: {value: secondary, from: origins.secondary ?? defaultOrigin},
    ...(trainer
      ? {trainer: {value: {name: trainer.name, ...trainer.settings}, from: origins.trainer ?? defaultOrigin}}
      : {}),
    lexicon: lexicon.map(({words, from = defaultOrigin}) => ({value: words, from}))
  }
}

const folderSettings = (
  {captionExtensions, metadataKeys, datasets, suppressions, rewrite}: FolderConfig,
  cwd: string
) => ({
  ...(captionExtensions ? {captionExtensions} : {}),
  ...(metadataKeys ? {metadataKeys} : {}),
  datasets: datasets.map((path) => shownPath(path, cwd)),
  suppressions: shownPath(suppressions, cwd),
  ...(rewrite ? {rewrite} : {})
})

function describeRule(
  {severity, options, origin, because}: ActiveRule,
  optionOrigins: Readonly<Record<string, string>> = {}
): DescribedRule {
  return {
    severity,
    from: origin,
    ...(because === undefined ? {} : {because}),
    options: Object.fromEntries(
      Object.entries(options).map(([name, value]) => [
        name,
        {value, from: optionOrigins[name] ?? defaultOrigin}
      ])
    )
  }
}
