import {basename, dirname} from 'node:path'
import type {ResolvedConfig} from '../config/resolved-config.ts'
import {archiveKindOf} from '../dataset/archives/archive-member.ts'
import type {Item} from '../dataset/item.ts'
import {mediaKind} from '../dataset/media.ts'
import type {ReadItem} from '../dataset/read-item.ts'
import type {ComparedItem, Difference} from '../dataset/trainers/difference.ts'
import {differences} from '../dataset/trainers/differences.ts'
import {trainers} from '../dataset/trainers/index.ts'
import {readsFile} from '../dataset/trainers/metadata-fit.ts'
import type {Trainer} from '../dataset/trainers/trainer.ts'
import type {FilesToRead} from '../language/trainer-reader.ts'
import {blankLineBefore, inFileOfMany} from './files-for-trainer.ts'
import {fileOf} from './item-place.ts'
import {showAmount} from '../dataset/show-amount.ts'

/** Notices in captions for which no trainer is chosen what trainers would make different things of. */
export interface TrainerDifferences {
  add(item: Item, read: ReadItem, config: ResolvedConfig): void
  /** One sentence for each kind of difference. */
  notes(): readonly string[]
}

/** Items that have a difference in one way, of files that the same trainers read. */
interface Amount {
  readonly detail: string
  readonly file: FilesToRead
  amount: number
}

export function createTrainerDifferences(): TrainerDifferences {
  const found = new Map<Difference, Map<string, Amount>>()
  const folders = new Map<string, number>()
  const captions = {beside: 0, inMetadata: 0}
  return {
    add(item, read, {anchors}) {
      const compared = comparedItem(item, read, anchors)
      if (isInArchive(item)) return
      const file = readingFacts(compared)
      const fileKey = JSON.stringify(file)
      for (const difference of differences) {
        const detail = difference.detailOf(compared)
        if (detail === undefined) continue
        const amounts = found.get(difference) ?? new Map<string, Amount>()
        found.set(difference, amounts)
        const known = amounts.get(detail + fileKey)
        if (known) known.amount++
        else amounts.set(detail + fileKey, {detail, file, amount: 1})
      }
      if (compared.captionPath !== undefined) captions[compared.inMetadata ? 'inMetadata' : 'beside']++
      if (compared.inMetadata) return
      const folder = dirname(fileOf(item))
      folders.set(folder, (folders.get(folder) ?? 0) + 1)
    },
    notes() {
      const isOfMany = captions.inMetadata > 0 && captions.beside === 0
      const sentences = differences.flatMap((difference) =>
        difference.isOfMissing && isOfMany ? [] : sentencesOf(difference, found.get(difference))
      )
      const inside = isOfMany ? 0 : insideOthers(folders)
      if (inside > 0) {
        const told = inside === 1 ? '1 item lies' : `${showAmount(inside)} items lie`
        sentences.push(...sentence(`${told} in folders inside of others`, inside, goesInto))
      }
      if (sentences.length === 0) return []
      return [
        ...sentences,
        'No trainer is chosen, and trainers differ over these captions: choose yours with `--trainer`, or as `trainer` in the config'
      ]
    }
  }
}

/** Archives are how data are sent, not how trainers find captions; webdataset alone reads them. */
const isInArchive = ({caption, media: [first]}: Item): boolean =>
  archiveKindOf(caption?.path ?? (first === undefined ? '' : dirname(first))) !== undefined

/** What decides who reads a file. */
function readingFacts({inMetadata, captionPath = '', captionKey, mediaKey}: ComparedItem): FilesToRead {
  const none = {mediaPaths: [], byteOrderMark: false}
  if (!inMetadata) return none
  return {
    ...none,
    inMetadata,
    captionPath: basename(captionPath),
    ...(captionKey === undefined ? {} : {captionKey}),
    ...(mediaKey === undefined ? {} : {mediaKey})
  }
}

function comparedItem(item: Item, {files, caption}: ReadItem, anchors: readonly string[]): ComparedItem {
  return {
    media: new Set(item.media.flatMap((path) => mediaKind(path) ?? [])),
    anchors,
    ...files,
    ...(item.caption?.slot ? inFileOfMany(item.caption, caption) : {}),
    ...(caption ? {fileText: caption.fileText} : {}),
    ...(caption && blankLineBefore(files.captionPath, caption) ? {hasBlankLine: true} : {})
  }
}

const goesInto = ({sidecar, recursion}: Trainer): string | undefined =>
  sidecar &&
  {
    yes: 'read{s} {them}',
    no: 'do{es} not go into the folders',
    set: 'read{s} {them} where that is set',
    listed: undefined
  }[recursion.is]

/** Number of items whose folder lies in another one that holds items, too. */
function insideOthers(folders: ReadonlyMap<string, number>): number {
  let amount = 0
  for (const [folder, items] of folders) {
    for (let above = dirname(folder); above !== dirname(above); above = dirname(above)) {
      if (!folders.has(above)) continue
      amount += items
      break
    }
  }
  return amount
}

/** What the same trainers do in the same way is told in one sentence, of whatever files. */
function sentencesOf(difference: Difference, amounts: ReadonlyMap<string, Amount> = new Map()): string[] {
  const told = new Map<string, Amount>()
  for (const {detail, file, amount} of amounts.values()) {
    const key = JSON.stringify([detail, [...groups(whatIsDone(difference, detail, file))]])
    told.set(key, {detail, file, amount: (told.get(key)?.amount ?? 0) + amount})
  }
  return [...told.values()].flatMap(({detail, file, amount}) =>
    sentence(difference.tell(amount, detail), amount, whatIsDone(difference, detail, file))
  )
}

const whatIsDone =
  (difference: Difference, detail: string, file: FilesToRead) =>
  (trainer: Trainer): string | undefined =>
    readsFile(trainer, file) ? difference.does(trainer, detail, file) : undefined

/** More names than these are the others, where there are some that are not. */
const namesTold = 4

function sentence(
  subject: string,
  amount: number,
  does: (trainer: Trainer) => string | undefined
): readonly string[] {
  const byClause = [...groups(does)].sort(([, a], [, b]) => a.length - b.length)
  if (byClause.length < 2) return []
  const clauses = byClause.map(([clause, names], index) => {
    const isRest = index === byClause.length - 1 && names.length > namesTold
    return `${isRest ? 'the others' : listed(names)} ${agreeing(clause, !isRest && names.length === 1, amount)}`
  })
  return [`${subject}: ${clauses.join('; ')}`]
}

/** Trainers by what they do, leaving out those that are not concerned. */
function groups(does: (trainer: Trainer) => string | undefined): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>()
  for (const trainer of trainers) {
    const clause = does(trainer)
    if (clause !== undefined) names.set(clause, [...(names.get(clause) ?? []), trainer.name])
  }
  return names
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** A clause whose verbs and pronouns agree with whoever does it, and with what is there. */
const agreeing = (clause: string, isOne: boolean, amount: number): string =>
  clause
    .replaceAll('{them}', amount === 1 ? 'it' : 'them')
    .replaceAll(/\{(e?s)\}/g, (_all, ending: string) => (isOne ? ending : ''))
