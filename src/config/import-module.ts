import {pathToFileURL} from 'node:url'
import {UserError} from '../errors.ts'

/** What a module exports. */
export type ModuleExports = Readonly<Record<string, unknown>>

/** Whether loading the file would run it. */
export const isExecutable = (path: string): boolean => /\.[cm]?[jt]sx?$/.test(path)

/**
 * Imports a module of the user's. TypeScript goes through jiti, on every Node alike: Node 20 cannot read types, and
 * those that can refuse part of the language.
 * @param label How the path is shown to people.
 * @throws UserError where the module cannot be parsed, found or run: what is wrong with it is the user's to mend.
 */
export async function importModule(path: string, label: string): Promise<ModuleExports> {
  try {
    if (!/\.[cm]?tsx?$/.test(path)) return await import(pathToFileURL(path).href)
    const {createJiti} = await import('jiti')
    return await createJiti(import.meta.url).import<ModuleExports>(pathToFileURL(path).href)
  } catch (error) {
    throw new UserError(
      `${placeOf(error, path, label)}: This module cannot be loaded: ${reasonOf(error)}; correct it`,
      {
        cause: error
      }
    )
  }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const missing = /^Cannot find (?:package|module) '(caplint[^']*)'/.exec(message)?.[1]
  if (missing)
    return `\`${missing}\` is not installed beside it, run \`npm install caplint\` there or write the config without it`
  return message.split('\n', 1).join('').replace(/\.$/, '')
}

/** Line and column where they can be told: from the head of a syntax error's stack, or the first frame in the file. */
function placeOf(error: unknown, path: string, label: string): string {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const url = pathToFileURL(path).href
  for (const line of stack.split('\n')) {
    for (const name of [url, path]) {
      const at = line.indexOf(`${name}:`)
      if (at < 0) continue
      const [, row, column] = /^:(\d+)(?::(\d+))?/.exec(line.slice(at + name.length)) ?? []
      if (row !== undefined) return `${label}:${row}:${column ?? caretColumn(stack)}`
    }
  }
  return label
}

/** In a syntax error's stack the line in error is printed with carets below; 1 where it isn't. */
function caretColumn(stack: string): number {
  const carets = stack.split('\n').find((line) => /^\s*\^+$/.test(line))
  return carets === undefined ? 1 : carets.indexOf('^') + 1
}
