import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'

const project = dirname(dirname(fileURLToPath(import.meta.url)))

/** The text of a file of the project, by its path from the root; `undefined` where there is none. */
export const currentText = (path: string): string | undefined =>
  existsSync(join(project, path)) ? readFileSync(join(project, path), 'utf8') : undefined

/**
 * Brings generated files up to date: writes those that changed and removes, in the folders that hold nothing else, those
 * that nothing makes any more. With `--check` on the command line nothing is written; the exit code is 1 if
 * something would be.
 *
 * @param files Texts by path from the project's root.
 * @param made The npm script that makes the files.
 * @param folders Folders whose `.md` and `.json` files are all generated.
 */
export function bringUpToDate(
  files: ReadonlyMap<string, string>,
  made: string,
  folders: readonly string[] = []
): void {
  const stale = [...files].filter(([path, text]) => currentText(path) !== text)
  const leftOver = folders
    .flatMap(entriesOf)
    .filter((path) => /\.(?:md|json)$/.test(path) && !files.has(path))
  if (process.argv.includes('--check')) {
    for (const path of [...stale.map(([path]) => path), ...leftOver])
      console.error(`${path} is not fresh, run \`npm run ${made}\``)
    if (stale.length + leftOver.length > 0) process.exitCode = 1
    return
  }
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(project, path)), {recursive: true})
    writeFileSync(join(project, path), text)
  }
  for (const path of leftOver) rmSync(join(project, path))
  console.log(`${files.size} files: ${stale.length} written, ${leftOver.length} removed`)
}

const entriesOf = (folder: string): readonly string[] =>
  existsSync(join(project, folder))
    ? readdirSync(join(project, folder)).map((name) => `${folder}/${name}`)
    : []
