/** Folder names that say what lies in them, not what is taught. */
const plainNames: ReadonlySet<string> = new Set([
  'captions',
  'data',
  'dataset',
  'datasets',
  'images',
  'image',
  'img',
  'imgs',
  'input',
  'instance',
  'media',
  'photos',
  'pictures',
  'raw',
  'test',
  'train',
  'training',
  'validation',
  'videos',
  'video'
])

/** The folder layout of sd-scripts: repeats, then the words taught, as in `10_annika woman`. */
const repeatedFolder = /^(\d+)_(.+)$/

/** What the last folder of a path says in the layout of sd-scripts; `undefined` where it is named otherwise. */
export function repeatsAndWords(
  path: string
): {readonly repeats: number; readonly words: string} | undefined {
  const [, repeats, words] = repeatedFolder.exec(path.split(/[\\/]/).at(-1) ?? '') ?? []
  return repeats === undefined || words === undefined ? undefined : {repeats: Number(repeats), words}
}

/**
 * What the folder of a file is named for: `annika woman` for `train/10_annika woman/a.txt`, `annika` for
 * `annika/images/a.txt`. Underscores and hyphens count as spaces.
 */
export function folderPhrase(path: string): string | undefined {
  const folders = path.split(/[\\/]/).slice(0, -1).reverse()
  const repeated = folders.map((name) => repeatedFolder.exec(name)?.[2]).find((words) => words !== undefined)
  const name =
    repeated ?? folders.find((folder) => !plainNames.has(folder.toLowerCase()) && /\p{L}/u.test(folder))
  return name?.replaceAll(/[_-]+/g, ' ').trim().toLowerCase()
}
