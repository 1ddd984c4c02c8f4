import {dirname, extname, isAbsolute, resolve} from 'node:path'
import {isDeepStrictEqual} from 'node:util'
import {UserError} from '../../errors.ts'
import {fileFacts, pathKind, readText} from '../../files.ts'
import {showPath} from '../show-path.ts'
import {undecodableSentence} from '../undecodable.ts'
import {keyProblems} from './known-keys.ts'
import {withRepeatedFolders} from './repeated-folders.ts'
import {trainerConfigFormatOf} from './index.ts'
import type {ConfiguredDataset, TrainerConfig, TrainerConfigFormat, Value} from './trainer-config.ts'

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
/** A larger file is data; no trainer's config comes near. */
const sizeLimit = 2_000_000

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
  const opened = await open(path, cwd)
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
  const missing: string[] = []
  const places: string[] = []
  const find = (place: {readonly path: string; readonly key: string}): string | undefined => {
    const [found, another] = locate(place.path, path, cwd)
    if (found === undefined) missing.push(whereLookedFor(place, path, cwd))
    else if (another !== undefined) {
      places.push(
        `\`${place.key}\` names \`${place.path}\`, which is there twice: it is taken from the working directory, as ${config.trainer} takes it, not from beside \`${shown}\``
      )
    } else if (found !== resolve(cwd, place.path)) {
      places.push(
        `paths in \`${shown}\` are found beside it, not in the working directory: ${config.trainer} finds them where it is run there`
      )
    }
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
    ...new Set(places),
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

async function open(
  path: string,
  cwd: string
): Promise<{readonly format: TrainerConfigFormat; readonly value: Value; readonly text: string} | undefined> {
  const size = fileFacts(path)?.size ?? 0
  if (size > sizeLimit) return undefined
  const decoded = readText(path)
  if (!('text' in decoded)) throw new UserError(undecodableSentence(decoded.undecodable, showPath(path, cwd)))
  const value = await parse(decoded.text, extname(path).toLowerCase(), showPath(path, cwd))
  const format = value === undefined ? undefined : trainerConfigFormatOf(value)
  return format && {format, value, text: decoded.text}
}

async function parse(text: string, extension: string, shown: string): Promise<Value> {
  if (extension === '.toml') {
    const {parse: parseToml, TomlError} = await import('smol-toml')
    try {
      return parseToml(text)
    } catch (error) {
      if (!(error instanceof TomlError)) throw error
      const [, reason = 'it is no TOML'] = /^Invalid TOML document: (.*)$/m.exec(error.message) ?? []
      throw new UserError(`${shown}:${error.line}:${error.column}: Cannot read the TOML: ${reason}`)
    }
  }
  if (extension === '.json') {
    try {
      return JSON.parse(text)
    } catch {
      // Maybe it is captions; whoever reads them tells what is wrong.
      return undefined
    }
  }
  const {LineCounter, parseDocument} = await import('yaml')
  const lineCounter = new LineCounter()
  const document = parseDocument(text, {lineCounter, logLevel: 'silent', prettyErrors: false})
  const [error] = document.errors
  if (error) {
    const {line, col} = lineCounter.linePos(error.pos[0])
    throw new UserError(`${shown}:${line}:${col}: Cannot read the YAML: ${error.message}`)
  }
  try {
    return document.toJS()
  } catch (error) {
    // So the library refuses aliases that stand for too much.
    if (!(error instanceof ReferenceError)) throw error
    throw new UserError(
      `${shown}: Cannot read the YAML: its aliases stand for too much; write out what they stand for`
    )
  }
}

/** Folders that a path may be meant from, nearest to the trainer first. */
const bases = (configPath: string, cwd: string): readonly string[] => [...new Set([cwd, dirname(configPath)])]

/** What is there of the places that a path may mean, nearest to the trainer first. */
function locate(path: string, configPath: string, cwd: string): readonly string[] {
  const candidates = new Set(bases(configPath, cwd).map((base) => resolve(base, path)))
  return [...candidates].filter((candidate) => pathKind(candidate) !== undefined)
}

function whereLookedFor(
  {path, key}: {readonly path: string; readonly key: string},
  configPath: string,
  cwd: string
): string {
  const places = isAbsolute(path) ? [path] : bases(configPath, cwd).map((base) => resolve(base, path))
  const shown = [...new Set(places)].map((place) => `\`${place}\``).join(' and ')
  return `\`${key}\` names \`${path}\`, which is not there; looked for ${shown}`
}
