import type {ConfigResolver} from '../config/config-resolver.ts'
import {captionContext, type ResolvedConfig} from '../config/resolved-config.ts'
import type {Discovery, Item} from '../dataset/item.ts'
import type {FilePoint} from '../dataset/file-points.ts'
import {itemReader, type ReadItem} from '../dataset/read-item.ts'
import {showPath} from '../dataset/show-path.ts'
import {readCaption} from '../language/read-caption.ts'
import {isStructuredCaption} from '../language/structured-caption.ts'
import {readText} from '../dataset/read-text.ts'
import {checkCaption} from './check-caption.ts'
import {checkItem} from './check-item.ts'
import {createComparison} from './compare-captions.ts'
import {createCrashLog} from './crash-log.ts'
import {createGuidanceNotes} from './guidance-notes.ts'
import type {RunSettings} from './lint.ts'
import {placeItemMessage} from './place-item-message.ts'
import type {Failure, ItemResult, Message, Report, Skipped} from './report.ts'
import {filesForTrainer} from './files-for-trainer.ts'
import {createTrainerNotes} from './trainer-notes.ts'
import {createStopwatch} from './stopwatch.ts'

/** A run under way: items go in one after the other, the report comes out at the end. */
export interface LintRun {
  /** Measures a part of the run that is not the run's own. */
  timeAsync<Result>(part: string, work: () => Promise<Result>): Promise<Result>
  /** Takes over what discovery met besides items. */
  addDiscovery(discovery: Discovery): void
  /** @param annotate Adds to the messages about the item what fixing has to say of them. */
  addItem(item: Item, config: ResolvedConfig, annotate?: Annotate): void
  addText(text: string, fileName: string | undefined, config: ResolvedConfig, annotate?: Annotate): void
  report(resolver: ConfigResolver): Report
}

export type Annotate = (message: Message) => Message

/**
 * Greatest length of a caption in UTF-16 code units. No text encoder reads more than some 20,000; parsing takes time
 * beyond all proportion far above this.
 */
export const longestCaption = 100_000

const tooLong = (path: string, length: number): string =>
  `Cannot lint \`${path}\`: ${length.toLocaleString('en')} characters are no caption, and no trainer reads more than some 20,000; check what this file is`

/** How an item is named in the report, and the dataset it is compared within. */
export interface ItemPlace {
  readonly root: string
  readonly path: string
  /** Where captions are compared: the path, with the line where one file holds many captions. */
  readonly shownAs: string
  readonly media: string | undefined
  /** The item as it was found; absent for text. */
  readonly item?: Item
}

/** How an item that was read is named, in a run that started in a folder. */
export function itemPlace(item: Item, {caption}: ReadItem, cwd: string): ItemPlace {
  const inside = item.caption?.inside
  const file = showPath(item.caption?.path ?? item.media[0] ?? item.root, cwd)
  const path = inside?.member === undefined ? file : `${file}/${inside.member}`
  const media = item.caption && item.media[0]
  const isAlone = inside !== undefined && (inside.member !== undefined || inside.place === 0)
  const line = item.caption?.slot && !isAlone ? caption?.locate(0).line : undefined
  return {
    root: item.root,
    path,
    shownAs: line === undefined ? path : `${path}:${line}`,
    media: media && showPath(media, cwd),
    item
  }
}

/**
 * Starts a run. `measure` adds `stats` to its report.
 * @param read Reads an item; from the disk, unless told otherwise.
 */
export function createLintRun(
  {cwd, config: choice, measure}: RunSettings,
  read: (item: Item) => ReadItem = itemReader(cwd)
): LintRun {
  const stopwatch = measure ? createStopwatch() : undefined
  const log = {crashes: createCrashLog(), stopwatch}
  const comparison = createComparison(log)
  const guidance = createGuidanceNotes(choice)
  const trainerNotes = createTrainerNotes()
  const results: ItemResult[] = []
  const failures: Failure[] = []
  const skipped: Skipped[] = []
  const recognised: string[] = []
  let items = 0
  let ignored = 0
  let linted = 0
  let unlinted = 0

  const time = <Result>(part: string, work: () => Result): Result =>
    stopwatch ? stopwatch.time(part, work) : work()

  /** Runs the caption rules and collects for the dataset rules; an empty caption has nothing to look at. */
  const lintCaption = (
    text: string,
    config: ResolvedConfig,
    {root, path, shownAs}: ItemPlace,
    locate: (offset: number) => FilePoint
  ): readonly Message[] => {
    const caption = readCaption(text, captionContext(config))
    if (stopwatch) {
      // Otherwise the first rule that asks would be charged with the reading that all share.
      stopwatch.time('parsing', () => caption.tokens)
      stopwatch.time('concepts', () => caption.concepts())
    }
    linted++
    guidance.add(shownAs, config)
    comparison.collect(caption, config, root, shownAs)
    return checkCaption(caption, config, {path, locate}, log)
  }

  const addRead = (
    item: ReadItem,
    config: ResolvedConfig,
    place: ItemPlace,
    annotate: Annotate = (message) => message
  ): void => {
    const {path, media} = place
    items++
    if (item.failure) failures.push({path, message: item.failure})
    const {caption} = item
    const text = caption?.slot.caption
    const isTooLong = text !== undefined && text.length > longestCaption
    if (isTooLong) failures.push({path, message: tooLong(path, text.length)})
    const isLintable = text !== undefined && text.trim() !== '' && !isTooLong
    if (!isLintable) unlinted++
    const files = filesForTrainer(item, config, place.item)
    const messages = checkItem(files, config, path, log, caption?.fileText.length).map((message) =>
      placeItemMessage(message, item)
    )
    if (caption && isLintable && isStructuredCaption(text)) linted++
    else if (caption && isLintable) {
      for (const message of lintCaption(text, config, place, caption.locate)) messages.push(message)
    }
    if (messages.length === 0) return
    results.push({
      path,
      ...(media ? {media} : {}),
      ...(text === undefined || isTooLong ? {} : {caption: text}),
      messages: messages.map(annotate)
    })
  }

  return {
    async timeAsync(part, work) {
      const start = performance.now()
      const result = await work()
      stopwatch?.add(part, performance.now() - start)
      return result
    },

    addDiscovery(discovery) {
      ignored += discovery.ignored.length
      for (const {path, reason} of discovery.skipped) skipped.push({path: showPath(path, cwd), reason})
      for (const {sentence} of discovery.recognised ?? []) recognised.push(sentence)
      for (const {path, message} of discovery.failures) failures.push({path: showPath(path, cwd), message})
    },

    addItem(item, config, annotate) {
      const readItem = time('reading', () => read(item))
      if (item.caption && !item.caption.slot) trainerNotes.add(item.caption.path, config)
      addRead(readItem, config, itemPlace(item, readItem, cwd), annotate)
    },

    addText(text, fileName, config, annotate) {
      const path = fileName ?? '<text>'
      const place = {root: cwd, path, shownAs: path, media: undefined}
      addRead(readText(text, fileName), config, place, annotate)
    },

    report(resolver) {
      const datasetMessages = time('comparing captions', () => comparison.messages())
      failures.push(...log.crashes.failures())
      const all = [...results.flatMap(({messages}) => messages), ...datasetMessages]
      const errors = all.filter(({severity}) => severity === 'error').length
      const fixable = all.filter((message) => 'fix' in message || 'fileFix' in message).length
      const summary = {
        items,
        linted,
        ignored,
        skipped: unlinted,
        errors,
        warnings: all.length - errors,
        fixable
      }
      return {
        summary,
        results,
        datasetMessages,
        failures,
        skipped,
        notes: [...recognised, ...resolver.warnings(), ...trainerNotes.notes(), ...guidance.notes(resolver)],
        ...(stopwatch
          ? {stats: [...stopwatch.readings()].map(([part, milliseconds]) => ({part, milliseconds}))}
          : {})
      }
    }
  }
}
