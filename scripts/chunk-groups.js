/**
 * Which chunk of the built package a module goes to. Left to itself the bundler makes one for each set of modules that the
 * same entries share, which are some ninety: opening them takes longer than what they do.
 */
import {fileURLToPath} from 'node:url'

const source = (path) => fileURLToPath(new URL(`../src/${path}`, import.meta.url))

/** Where what is loaded together begins: each imports, statically, what is needed from then on. */
const entries = {
  main: source('cli/main.ts'),
  program: source('cli/program.ts'),
  lint: source('cli/commands/lint.ts'),
  rule: source('rule.ts'),
  index: source('index.ts')
}

/**
 * Name of a module's chunk; nothing for what is loaded by itself, on demand or before anything else. What the public API
 * needs as well stands apart from what only the command line does.
 */
export function chunkOf(id, context) {
  const isIn = (entry) => modulesOf(entries[entry], context).has(id)
  if (isIn('main')) return null
  if (isIn('program')) return isIn('index') || isIn('rule') ? 'base' : 'program'
  if (isIn('rule')) return 'language'
  if (isIn('lint')) return isIn('index') ? 'engine' : 'lint'
  return null
}

const known = new Map()

/** A module and all that it imports statically. */
function modulesOf(entry, context) {
  let modules = known.get(entry)
  if (!modules) {
    modules = new Set([entry])
    // A set goes on to what is added while it is walked.
    for (const id of modules)
      for (const next of context.getModuleInfo(id)?.importedIds ?? []) modules.add(next)
    known.set(entry, modules)
  }
  return modules
}
