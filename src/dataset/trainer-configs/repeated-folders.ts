import {join} from 'node:path'
import {listFolder} from '../../files.ts'
import {mediaKind} from '../media.ts'
import type {FoundDataset} from './load-trainer-config.ts'

/** Datasets, and what a person should know about their folders: one sentence each. */
interface Expanded {
  readonly datasets: readonly FoundDataset[]
  readonly notes: readonly string[]
}

/**
 * Puts the folders named `N_words` in place of the one that holds them, as sd-scripts does with `train_data_dir`: N is
 * how often their images are repeated, the words are trained on where there is no caption. Other folders are told.
 */
export function withRepeatedFolders(datasets: readonly FoundDataset[]): Expanded {
  const expanded = datasets.map((dataset) =>
    dataset.inRepeatedFolders ? foldersOf(dataset) : {datasets: [dataset], notes: []}
  )
  return {
    datasets: expanded.flatMap((each) => each.datasets),
    notes: expanded.flatMap((each) => each.notes)
  }
}

/** Repeats, and the words taught, if any: config_util.py, extract_dreambooth_params. */
const repeatedFolder = /^(\d+)(?:_(.*))?$/s

function foldersOf(dataset: FoundDataset): Expanded {
  const {location, path, key, settings} = dataset
  const entries = listFolder(location)
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  const datasets: FoundDataset[] = []
  const others: string[] = []
  const unrepeated: string[] = []
  for (const {name} of folders.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const [, repeats, words = ''] = repeatedFolder.exec(name) ?? []
    if (repeats === undefined || Number(repeats) === 0) {
      if (repeats === undefined) others.push(name)
      else unrepeated.push(name)
      continue
    }
    datasets.push({
      path: `${path}/${name}`,
      key,
      location: join(location, name),
      settings: {...settings, classTokens: words},
      repeats: Number(repeats),
      isRecursive: false
    })
  }
  if (datasets.length === 0) {
    const note = `\`${key}\` names \`${path}\`, in which no folder is named \`N_words\`, such as \`10_ohwx man\`: sd-scripts finds no images there`
    return {datasets: [dataset], notes: [note]}
  }
  const loose = entries.filter((entry) => entry.isFile() && mediaKind(entry.name) !== undefined).length
  return {
    datasets,
    notes: [
      ...others.map(
        (name) =>
          `sd-scripts passes over the folder \`${path}/${name}\`, which is not named \`N_words\`, such as \`10_ohwx man\``
      ),
      ...unrepeated.map(
        (name) =>
          `sd-scripts passes over the folder \`${path}/${name}\`, whose name says to repeat it 0 times`
      ),
      ...(loose > 0
        ? [
            `sd-scripts passes over the images in \`${path}\` itself, which are in no folder named \`N_words\``
          ]
        : [])
    ]
  }
}
