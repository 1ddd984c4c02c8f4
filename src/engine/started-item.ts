import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {ReadItem} from '../dataset/read-item.ts'
import {isStructuredCaption} from '../language/structured-caption.ts'
import {checkItem} from './check-item.ts'
import {asCrash, type RuleCrash} from './crash-log.ts'
import {showAmount} from '../dataset/show-amount.ts'
import {filesForTrainer} from './files-for-trainer.ts'
import type {ItemPlace} from './item-place.ts'
import {placeItemMessage} from './place-item-message.ts'
import type {Failure, Message} from './report.ts'
import type {Stopwatch} from './stopwatch.ts'

/** An item on its way through a run: read, its files looked at, its caption not yet. */
export interface StartedItem {
  readonly config: ResolvedConfig
  readonly place: ItemPlace
  readonly read: ReadItem
  /** What is found in its files. */
  readonly messages: readonly Message[]
  /** Crashes of rules that looked at its files: told when its turn comes, as those of its caption are. */
  readonly crashes: readonly RuleCrash[]
  /** The caption that is to be linted; absent where there is nothing to look at. */
  readonly text?: string
  /** Why its caption cannot be linted though there is one. */
  readonly refusal?: Pick<Failure, 'message' | 'line' | 'column'>
  /** Whether its caption counts as linted: also one that is data, of which item rules tell. */
  readonly isLinted: boolean
  readonly annotate?: Annotate | undefined
  /** The item is not reported: others are compared with it. */
  readonly isContext?: true
}

/** A started item with a caption to look at. */
export type StartedCaption = StartedItem & {readonly text: string}

/** Adds to a message what fixing has to say of it. */
export type Annotate = (message: Message) => Message

/**
 * Greatest length of a caption in UTF-16 code units. No text encoder reads more than some 20,000; parsing takes time
 * beyond all proportion far above this.
 */
export const longestCaption = 100_000

const tooLong = (path: string, length: number): string =>
  `Cannot lint \`${path}\`: ${showAmount(length)} characters are no caption, and no trainer reads more than some 20,000; check what this file is`

/** Looks at what is in an item's files; an empty caption has nothing for caption rules to look at. */
export function startItem(
  read: ReadItem,
  config: ResolvedConfig,
  place: ItemPlace,
  {
    stopwatch,
    annotate
  }: {readonly stopwatch?: Stopwatch | undefined; readonly annotate?: Annotate | undefined}
): StartedItem {
  const {path} = place
  const {caption} = read
  const text = caption?.slot.caption
  const isTooLong = text !== undefined && text.length > longestCaption
  const refusal = isTooLong
    ? {message: tooLong(path, text.length), ...caption?.locate(0)}
    : read.failure === undefined
      ? undefined
      : {message: read.failure, ...read.failsAt}
  const isLinted = text !== undefined && text.trim() !== '' && !isTooLong
  const toLint = comparableText(read)
  const crashes: RuleCrash[] = []
  const add = (rule: string, _path: string | undefined, error: unknown): void => {
    crashes.push(asCrash(rule, error))
  }
  const files = filesForTrainer(read, config, place.item)
  const messages = checkItem(files, config, path, {crashes: {add}, stopwatch}, caption?.fileLength).map(
    (message) => placeItemMessage(message, read)
  )
  return {
    config,
    place,
    read,
    messages,
    crashes,
    isLinted,
    annotate,
    ...(refusal === undefined ? {} : {refusal}),
    ...(toLint === undefined ? {} : {text: toLint})
  }
}

/** Takes no more of an item than its caption, to compare others with. */
export function startContext(read: ReadItem, config: ResolvedConfig, place: ItemPlace): StartedItem {
  const text = comparableText(read)
  return {
    config,
    place,
    read,
    messages: [],
    crashes: [],
    isLinted: false,
    isContext: true,
    ...(text === undefined ? {} : {text})
  }
}

/** Whether there is a caption to look at. */
export const hasCaption = (started: StartedItem): started is StartedCaption => started.text !== undefined

/** What holds a caption, or none. */
interface HeldCaption {
  readonly caption?: {readonly slot: {readonly caption: string}}
}

/** The caption of an item that others can be compared with; `undefined` where there is none that is linted. */
export function comparableText({caption}: HeldCaption): string | undefined {
  const text = caption?.slot.caption
  if (text === undefined || text.trim() === '' || text.length > longestCaption) return undefined
  return isStructuredCaption(text) ? undefined : text
}
