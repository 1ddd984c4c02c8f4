import type {ConfigResolver} from '../config/config-resolver.ts'
import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {Item} from '../dataset/item.ts'
import {itemReader} from '../dataset/read-item.ts'
import {showPath} from '../dataset/show-path.ts'
import {withFileView} from '../file-view.ts'
import {compareCaption} from './caption-outcome.ts'
import {type CollectedFacts, createComparison} from './compare-captions.ts'
import {createCrashLog} from './crash-log.ts'
import {fileOf, type ItemPlace, shownPlace} from './item-place.ts'
import {comparableText} from './started-item.ts'
import type {FileChanges, PartOfDatasets} from './partial-run.ts'
import type {DatasetMessage} from './report.ts'
import {showAmount} from '../dataset/show-amount.ts'

/** Which items of a run are reported, and which findings of dataset rules: those that a change takes part in, or causes. */
export interface PartComparison {
  /** Number of items in the datasets, changed or not; absent where nothing is said to have changed. */
  readonly total: number | undefined
  isChanged(item: Item): boolean
  /** Takes what a caption is compared by, changed or not. */
  add(facts: readonly CollectedFacts[], config: ResolvedConfig, place: ItemPlace): void
  /** The findings to report, of all that there are in the datasets. */
  select(messages: readonly DatasetMessage[]): readonly DatasetMessage[]
  /** What was compared: one sentence each. */
  notes(): readonly string[]
}

/** A place that no path is like: that of a caption as the base has it. */
const formerPlace = (number: number): string => `\0${number}`
const isFormer = (path: string): boolean => path.startsWith('\0')

/**
 * Compares changed captions with all of their datasets. What is found before the change and after it, and no changed caption
 * takes part in, is not its doing: the same rule, and the same captions but for changed ones.
 */
export async function comparePart(
  part: PartOfDatasets,
  {base}: Pick<FileChanges, 'base'>,
  cwd: string,
  resolver: ConfigResolver
): Promise<PartComparison> {
  // Crashes are told where the change itself is linted.
  const before = createComparison(createCrashLog())
  const changedPlaces = new Set<string>()
  let unchanged = 0
  if (!part.isNamed) await withFileView(base, () => addFormer())

  async function addFormer(): Promise<void> {
    const read = itemReader(cwd)
    for (const [number, item] of part.former.entries()) {
      const path = fileOf(item)
      const text = comparableText(read(item))
      if (text === undefined) continue
      const config = await resolver.configFor(path)
      before.add(compareCaption(text, config).facts, config, {root: item.root, path: formerPlace(number)})
    }
  }

  return {
    total: part.total,
    isChanged: (item) => part.changed.has(item),
    add(facts, config, place) {
      if (place.item && part.changed.has(place.item)) changedPlaces.add(shownPlace(place))
      else {
        unchanged++
        if (!part.isNamed) before.add(facts, config, place)
      }
    },
    select(messages) {
      const isChange = (path: string): boolean => changedPlaces.has(path)
      const key = ({rule, paths}: DatasetMessage): string =>
        JSON.stringify([rule, paths.filter((path) => !isFormer(path)).sort()])
      const takesPart = ({paths}: DatasetMessage): boolean => paths.some(isChange)
      if (part.isNamed) return messages.filter(takesPart)
      const known = new Set(before.messages().map(key))
      return messages.filter((message) => takesPart(message) || !known.has(key(message)))
    },
    notes() {
      const left = part.unreadable.map((path) => `\`${showPath(path, cwd)}\``)
      return [
        ...(part.total === undefined || part.changed.size > 0 ? [] : [nothingNote(part)]),
        ...(part.total !== undefined && unchanged > 0 ? [comparedNote(changedPlaces.size, unchanged)] : []),
        ...(left.length > 0
          ? [`Compared without what cannot be read, and has not changed: ${left.join(', ')}`]
          : [])
      ]
    }
  }
}

const nothingNote = ({isNamed, former}: PartOfDatasets): string =>
  isNamed
    ? 'Nothing that is named changed: there is nothing to lint'
    : former.length > 0
      ? 'Captions and media were taken away, and none changed'
      : 'No caption and no media changed: there is nothing to lint'

const comparedNote = (changed: number, unchanged: number): string =>
  `Compared ${counted(changed, 'changed caption')} with ${counted(unchanged, 'other')} of the dataset; of what this finds, what the change has part in is shown`

const counted = (amount: number, noun: string): string =>
  `${showAmount(amount)} ${noun}${amount === 1 ? '' : 's'}`
