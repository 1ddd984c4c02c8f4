import {extname, relative, resolve, sep} from 'node:path'
import {UserError} from '../errors.ts'
import {pathKind, readText} from '../files.ts'
import {configFileNames} from './find-config-file.ts'
import type {ConfigSource} from './config-source.ts'
import {importModule, isExecutable, type Reloads} from './import-module.ts'
import {parseJson, parseYaml} from './parse-config-text.ts'

/** Reads config files, each at most once. */
export type ConfigFileLoader = (path: string) => Promise<ConfigSource>

/** What a cosmiconfig loader hands over. The wrapper keeps cosmiconfig from acting on the keys inside (`$import`). */
interface LoadedText {
  readonly value: unknown
  readonly text?: string
}

/** Settings of a config file loader. */
export interface ConfigFileLoaderSettings {
  /** Folder that shown paths are relative to. */
  readonly cwd: string
  /** Refuses configs that are programs: for folders whose content is not trusted. */
  readonly noJsConfig?: boolean | undefined
  readonly reloads?: Reloads
}

/**
 * One loader for a whole run.
 * The function it returns throws `UserError` for a file that is missing, empty, not a config, or in error.
 */
export function createConfigFileLoader({
  cwd,
  noJsConfig = false,
  reloads
}: ConfigFileLoaderSettings): ConfigFileLoader {
  const labelOf = (path: string) => shownPath(path, cwd)
  let explorer: ReturnType<typeof createExplorer> | undefined

  return async (path) => {
    const label = labelOf(path)
    if (noJsConfig && isExecutable(path)) {
      throw new UserError(
        `${label}: Refused to run this config, as \`--no-js-config\` asks; write it as \`.caplintrc.json\` or \`.caplintrc.yaml\``
      )
    }
    assertFormat(path, label)
    assertReadable(path, label)
    explorer ??= createExplorer(labelOf, noJsConfig, reloads)
    const result = await (await explorer).load(path)
    if (result === null) {
      throw new UserError(
        `${label}: Expected a key \`caplint\` that holds the config; add it or name another file`
      )
    }
    const loaded: LoadedText | undefined = result.isEmpty ? undefined : result.config
    if (loaded?.value === undefined || loaded.value === null) {
      throw new UserError(
        `${label}: This config is empty; write \`preset: character\` or what fits, or delete it`
      )
    }
    const prefix = isPackageJson(path) ? ['caplint'] : []
    return {path, label, prefix, ...loaded}
  }
}

/** A path as it is shown to people: relative to the working directory, `/` as separator. */
export const shownPath = (path: string, cwd: string): string =>
  (relative(cwd, path) || '.').split(sep).join('/')

function assertFormat(path: string, label: string): void {
  const extension = extname(path)
  if (/^$|^\.(?:json|ya?ml|[cm]?[jt]s)$/.test(extension)) return
  throw new UserError(
    `${label}: Unexpected extension \`${extension}\` of a config; write it as \`.yaml\`, \`.json\`, \`.js\` or \`.ts\``
  )
}

function assertReadable(path: string, label: string): void {
  const kind = pathKind(path)
  if (kind === 'file') {
    const content = readText(path)
    if ('text' in content) return
    const {offset} = content.undecodable
    throw new UserError(`${label}: Unexpected byte at offset ${offset}; save this config as UTF-8`, {
      place: {path: label, ...content.point}
    })
  }
  const problem = kind === undefined ? 'There is no such config file' : 'This is not a file'
  throw new UserError(`${label}: ${problem}; check the path`)
}

const isPackageJson = (path: string): boolean => /(^|[\\/])package\.json$/.test(path)

async function createExplorer(labelOf: (path: string) => string, noJsConfig: boolean, reloads: Reloads) {
  if (noJsConfig) refuseMetaConfig()
  await assertPackageJson()
  const {cosmiconfig} = await import('cosmiconfig')
  const json = async (path: string, text: string): Promise<LoadedText | {readonly caplint?: LoadedText}> => {
    const value = await parseJson(text, labelOf(path))
    if (!isPackageJson(path)) return {value, text}
    const isObject = typeof value === 'object' && value !== null
    return isObject && 'caplint' in value ? {caplint: {value: value.caplint, text}} : {}
  }
  const yaml = async (path: string, text: string): Promise<LoadedText> => ({
    value: await parseYaml(text, labelOf(path)),
    text
  })
  const program = async (path: string): Promise<LoadedText> => {
    const module = await importModule(path, labelOf(path), reloads)
    if (module.default === undefined) {
      throw new UserError(`${labelOf(path)}: Expected a default export; write \`export default {…}\``)
    }
    return {value: module.default}
  }
  return cosmiconfig('caplint', {
    searchPlaces: [...configFileNames],
    searchStrategy: 'none',
    loaders: {
      '.json': json,
      '.yaml': yaml,
      '.yml': yaml,
      noExt: yaml,
      '.js': program,
      '.mjs': program,
      '.cjs': program,
      '.ts': program,
      '.mts': program,
      '.cts': program
    }
  })
}

/**
 * cosmiconfig reads the package.json of the working directory, whatever it is to load.
 * @throws UserError where that cannot be parsed.
 */
async function assertPackageJson(): Promise<void> {
  const path = resolve('package.json')
  if (pathKind(path) !== 'file') return
  const content = readText(path)
  if ('text' in content) await parseJson(content.text, 'package.json')
}

/**
 * cosmiconfig lets the working directory configure cosmiconfig itself, and runs `.config/config.js` for that. Nothing
 * of it can be switched off, so an untrusted folder that holds one is refused as a whole.
 */
function refuseMetaConfig(): void {
  for (const extension of ['js', 'ts', 'cjs', 'mjs']) {
    const path = resolve('.config', `config.${extension}`)
    if (pathKind(path) === undefined) continue
    throw new UserError(
      `.config/config.${extension}: Refused to run this program, as \`--no-js-config\` asks; run caplint from another folder`
    )
  }
}
