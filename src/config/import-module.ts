import {pathToFileURL} from 'node:url'
import {errorAt, type FilePlace, thrownText} from '../errors.ts'

/** What a module exports. */
export type ModuleExports = Readonly<Record<string, unknown>>

/** Whether loading the file would run it. */
export const isExecutable = (path: string): boolean => /\.[cm]?[jt]sx?$/.test(path)

const isTypeScript = (path: string): boolean => /\.[cm]?tsx?$/.test(path)

/** How often modules were loaded anew in this process. Node and jiti run each only once, whatever becomes of its file. */
export type Reloads = number | undefined

/**
 * Imports a module of the user's. TypeScript goes through jiti, on every Node alike: Node 20 cannot read types, and
 * later ones refuse part of the language.
 * @param label How the path is shown to people.
 * @param reloads Where it has changed, the module is run again; what it imports itself is not.
 * @throws UserError where the module cannot be parsed, found or run: what is wrong with it is the user's to mend.
 */
export async function importModule(path: string, label: string, reloads?: Reloads): Promise<ModuleExports> {
  try {
    if (isTypeScript(path)) return await importWithJiti(path, reloads)
    return await import(`${pathToFileURL(path).href}${reloads ? `?reload=${reloads}` : ''}`)
  } catch (error) {
    const place = placeOf(error, path) ?? (await placeOfSyntaxError(error, path))
    throw errorAt({path: label, ...place}, complaint(error), {cause: error})
  }
}

async function importWithJiti(path: string, reloads?: Reloads): Promise<ModuleExports> {
  const {createJiti} = await import('jiti')
  // Without its cache jiti writes nothing beside the user's files.
  const jiti = createJiti(import.meta.url, {fsCache: false, moduleCache: !reloads})
  return await jiti.import<ModuleExports>(pathToFileURL(path).href)
}

function complaint(error: unknown): string {
  const message = thrownText(error)
  const missing = /^Cannot find (?:package|module) '(caplint[^']*)'/.exec(message)?.[1]
  if (missing !== undefined) {
    return `\`${missing}\` is not installed beside this module; run \`npm install caplint\` there, or write it without`
  }
  const [reason = ''] = message.split('\n', 1)
  return `This module cannot be loaded: ${reason.replace(/^ParseError: |\.?\s*$/g, '')}; correct it`
}

/** Where in a module, where that is told. */
type ModulePlace = Omit<FilePlace, 'path'>

/**
 * Where the first frame of the error's stack stands that lies in the file, if one does. jiti keeps lines when it
 * takes types away, but not columns; those of what it cannot parse it tells itself, counted from 0.
 */
function placeOf(error: unknown, path: string): ModulePlace | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const isParseError = /^(?:\w+: )?ParseError/.test(stack)
  const hasColumns = isParseError || !isTypeScript(path)
  const names = [pathToFileURL(path).href, path]
  for (const frame of stack.split('\n')) {
    const line = frame.replace(/\?reload=\d+/, '')
    for (const name of names) {
      const found =
        line.includes(`${name}:`) && /^:(\d+):(\d+)/.exec(line.slice(line.indexOf(name) + name.length))
      if (!found) continue
      const column = Number(found[2]) + (isParseError ? 1 : 0)
      return {line: Number(found[1]), ...(hasColumns ? {column} : {})}
    }
  }
  return undefined
}

/** Node does not tell where an imported module breaks the syntax. jiti does, and runs nothing that it cannot parse. */
async function placeOfSyntaxError(error: unknown, path: string): Promise<ModulePlace | undefined> {
  const isParsed = !(error instanceof SyntaxError) || /does not provide an export/.test(error.message)
  if (isParsed) return undefined
  return await importWithJiti(path).then(
    () => undefined,
    (parseError: unknown) => placeOf(parseError, path)
  )
}
