import {createHash} from 'node:crypto'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join, relative, sep} from 'node:path'
import {fileURLToPath} from 'node:url'

/** Libraries that a caption's outcome depends on and that are no part of the build. */
const libraries = ['@huggingface/tokenizers'] as const

/**
 * Tells the code that lints from any other: a hash of the build (or of the sources, where they run unbuilt), of the
 * libraries beside it, and of what Node knows of characters. No version number does: code changes without one.
 */
export function codeFingerprint(): string {
  const fingerprint = createHash('sha256')
  const add = (name: string, content: Buffer | string): void => {
    fingerprint.update(`${name} ${Buffer.byteLength(content)}\n`).update(content)
  }
  const own = fileURLToPath(import.meta.url)
  const root = packageRoot(own)
  const isBuilt = relative(root, own).startsWith(`dist${sep}`)
  for (const path of isBuilt ? filesOf(root, ['dist'], '.js') : filesOf(root, ['src', 'rules'], '.ts')) {
    add(path, readFileSync(join(root, path)))
  }
  if (!isBuilt)
    for (const path of filesOf(root, ['presets'], '.json')) add(path, readFileSync(join(root, path)))
  const {resolve} = createRequire(import.meta.url)
  for (const name of libraries) add(name, readFileSync(resolve(name)))
  add('node', JSON.stringify(process.versions))
  return fingerprint.digest('base64url')
}

function packageRoot(path: string): string {
  const folder = dirname(path)
  return existsSync(join(folder, 'package.json')) ? folder : packageRoot(folder)
}

const filesOf = (root: string, folders: readonly string[], extension: string): readonly string[] =>
  folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'}).map((name) => join(folder, name))
    )
    .filter((name) => name.endsWith(extension))
    .sort()
