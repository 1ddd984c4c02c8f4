import {basename, dirname} from 'node:path'
import {repeatsAndWords} from '../dataset/folder-phrase.ts'
import {showPath} from '../dataset/show-path.ts'
import type {Item} from '../dataset/item.ts'

/** Notices folders of media that lie beside folders named `N_words` and are not named so. */
export interface UnrepeatedFolders {
  add(item: Item): void
  /** One sentence for each folder that holds both. */
  notes(): readonly string[]
}

/** Names of folders in the folder that holds them: those named `N_words`, and the first of the others. */
interface Siblings {
  readonly root: string
  isRepeated: boolean
  readonly others: Set<string>
}

/** sd-scripts reads folders named `N_words` alone, where it is given the folder that holds them. */
export function createUnrepeatedFolders(): UnrepeatedFolders {
  const parents = new Map<string, Siblings>()
  return {
    add({root, caption, media: [first], ...item}) {
      if (first === undefined || caption?.slot || 'unpaired' in item) return
      const folder = dirname(first)
      if (folder === root) return
      const parent = dirname(folder)
      const siblings = parents.get(parent) ?? {root, isRepeated: false, others: new Set()}
      parents.set(parent, siblings)
      if (repeatsAndWords(folder)) siblings.isRepeated = true
      else siblings.others.add(folder)
    },
    notes: () =>
      [...parents].flatMap(([parent, {root, isRepeated, others}]) => {
        const [first] = others
        if (!isRepeated || first === undefined) return []
        const more = others.size > 1 ? ` and ${others.size - 1} more` : ''
        const where = parent === root ? basename(parent) : showPath(parent, root)
        return [
          `sd-scripts passes over the folder \`${showPath(first, root)}\`${more}, where it is run with \`--train_data_dir\` on \`${where}\`: its name is not of the form \`N_words\`, such as \`10_ohwx man\``
        ]
      })
  }
}
