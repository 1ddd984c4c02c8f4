import {mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, relative} from 'node:path'
import {onTestFinished} from 'vitest'
import {type DiscoverySettings, discover} from '../src/dataset/discover.ts'
import type {Discovery, Item} from '../src/dataset/item.ts'

/** A link in a dataset, with the path it leads to, relative to the link. */
export interface Link {
  readonly to: string
}

/**
 * A folder of its own for a test, with these files in it; removed afterwards. A name that ends with `/` is an empty
 * folder.
 * @returns Absolute path.
 */
export function datasetWith(files: Readonly<Record<string, string | Uint8Array | Link>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'caplint-dataset-')))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    mkdirSync(name.endsWith('/') ? path : dirname(path), {recursive: true})
    if (typeof content === 'object' && 'to' in content) symlinkSync(content.to, path)
    else if (!name.endsWith('/')) writeFileSync(path, content)
  }
  return folder
}

/** What discovery finds in a folder, `.` unless told otherwise. */
export const discoverIn = (
  folder: string,
  paths: readonly string[] = ['.'],
  settings: Partial<DiscoverySettings> & {readonly streamFrom?: undefined} = {}
): Promise<Discovery> => discover(paths, {cwd: folder, ...settings})

/** Items as short text: `a.txt ← a.png, a.mp4`, `– ← b.png` without caption, `c.txt ←` without media. */
export const pairsOf = ({items}: Discovery, folder: string): readonly string[] =>
  items.map((item) => pairOf(item, folder))

function pairOf({caption, media}: Item, folder: string): string {
  const shown = (path: string): string => relative(folder, path)
  return `${caption ? shown(caption.path) : '–'} ← ${media.map(shown).join(', ')}`.trim()
}

/** Events as short text: `masks: masks, which need no caption`. */
export const reasonsOf = ({skipped}: Discovery, folder: string): readonly string[] =>
  skipped.map(({path, reason}) => `${relative(folder, path)}: ${reason}`)

export const failuresOf = ({failures}: Discovery): readonly string[] => failures.map(({message}) => message)
