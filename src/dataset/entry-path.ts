import {join, sep} from 'node:path'

/**
 * The path of what is named in a folder. The name of an entry leads nowhere else, so that nothing is left for `join` to
 * resolve, which takes ten times as long; a dataset has a hundred thousand of them.
 * @param folder Absolute and normalised.
 * @param name As the system lists it, or a way out of the folder: `../labels/a.txt`.
 */
export function entryPath(folder: string, name: string): string {
  if (name.startsWith('..') || folder.endsWith(sep)) return join(folder, name)
  return folder + sep + name
}
