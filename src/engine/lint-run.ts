import type {ConfigResolver} from '../config/config-resolver.ts'
import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {Discovery, Item} from '../dataset/item.ts'
import {itemReader, type ReadItem} from '../dataset/read-item.ts'
import {showPath} from '../dataset/show-path.ts'
import {isStructuredCaption} from '../language/structured-caption.ts'
import {readText} from '../dataset/read-text.ts'
import {type CaptionOutcome, compareCaption, lintCaption} from './caption-outcome.ts'
import {placeFinding} from './check-caption.ts'
import {checkItem} from './check-item.ts'
import {createComparison} from './compare-captions.ts'
import {asCrash, createCrashLog, type RuleCrash} from './crash-log.ts'
import {createGuidanceNotes} from './guidance-notes.ts'
import type {RunSettings} from './lint.ts'
import {type ItemPlace, itemPlace} from './item-place.ts'
import type {PartComparison} from './partial-run-comparison.ts'
import {placeItemMessage} from './place-item-message.ts'
import type {DatasetMessage, Failure, ItemResult, Message, Report, Skipped} from './report.ts'
import {filesForTrainer} from './files-for-trainer.ts'
import {createTrainerNotes} from './trainer-notes.ts'
import {createStopwatch} from './stopwatch.ts'
import type {Suppressor} from './suppressor.ts'

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
  readonly annotate?: Annotate | undefined
  /** The item is not reported: others are compared with it. */
  readonly isContext?: true
}

/** A started item with a caption to look at. */
export type StartedCaption = StartedItem & {readonly text: string}

/** A run under way: items go in one after the other, the report comes out at the end. */
export interface LintRun {
  /** Measures a part of the run that is not the run's own. */
  timeAsync<Result>(part: string, work: () => Promise<Result>): Promise<Result>
  /** Adds what other threads have measured, in milliseconds by part. */
  addReadings(readings: Iterable<readonly [string, number]>): void
  /** Takes over what discovery met besides items. */
  addDiscovery(discovery: Omit<Discovery, 'items'>): void
  /** Reports changed items and what concerns them alone; the others are compared with. Told before the first item. */
  narrow(part: PartComparison): void
  /** Reads an item and looks at its files. @param annotate Adds to the messages about the item what fixing has to say of them. */
  start(item: Item, config: ResolvedConfig, annotate?: Annotate): StartedItem
  /** What is known of a caption from an earlier run; asked once for each item. */
  recall(started: StartedCaption): CaptionOutcome | undefined
  /** Whether nothing is wanted of a caption but what others are compared by. */
  isOnlyCompared(started: StartedItem): boolean
  /** Looks at a caption that nothing is known of. */
  look(started: StartedCaption): CaptionOutcome
  /** Keeps what was found in a caption for later runs. */
  keep(started: StartedCaption, outcome: CaptionOutcome): void
  /** Takes in what was found in the caption of an item, in the order in which items were started. */
  finish(started: StartedItem, outcome: CaptionOutcome | undefined): void
  /** Starts an item, lints its caption and finishes it. */
  addItem(item: Item, config: ResolvedConfig, annotate?: Annotate): void
  addText(text: string, fileName: string | undefined, config: ResolvedConfig, annotate?: Annotate): void
  report(resolver: ConfigResolver): Report
}

/** Remembers, from one run to the next, what was found in captions. */
export interface OutcomeMemory {
  get(text: string, config: ResolvedConfig): CaptionOutcome | undefined
  /** Takes an outcome without crashes. */
  set(text: string, config: ResolvedConfig, outcome: CaptionOutcome): void
}

/** Keeps results until the report is written: in memory, or elsewhere where there are very many. */
export interface ResultStore {
  add(result: ItemResult): void
  /** All results in the order in which they came, as often as one asks. */
  readonly results: Iterable<ItemResult>
}

export type Annotate = (message: Message) => Message

/**
 * Greatest length of a caption in UTF-16 code units. No text encoder reads more than some 20,000; parsing takes time
 * beyond all proportion far above this.
 */
export const longestCaption = 100_000

const tooLong = (path: string, length: number): string =>
  `Cannot lint \`${path}\`: ${length.toLocaleString('en')} characters are no caption, and no trainer reads more than some 20,000; check what this file is`

/**
 * Starts a run. `measure` adds `stats` to its report.
 * @param read Reads an item; from the disk, unless told otherwise.
 */
export function createLintRun(
  {cwd, config: choice, measure, memory, openStore = memoryStore}: RunSettings,
  read: (item: Item) => ReadItem = itemReader(cwd),
  suppressor?: Suppressor
): LintRun {
  const stopwatch = measure ? createStopwatch() : undefined
  const crashLog = createCrashLog()
  const comparison = createComparison(crashLog)
  const guidance = createGuidanceNotes(choice)
  const trainerNotes = createTrainerNotes()
  const store = openStore()
  const counts = {
    items: 0,
    ignored: 0,
    linted: 0,
    skipped: 0,
    unreadable: 0,
    errors: 0,
    warnings: 0,
    fixable: 0
  }
  const failures: Failure[] = []
  const skipped: Skipped[] = []
  const recognised: string[] = []
  let part: PartComparison | undefined

  const time = <Result>(part: string, work: () => Result): Result =>
    stopwatch ? stopwatch.time(part, work) : work()

  const countMessage = (message: Message | DatasetMessage): void => {
    if (message.severity === 'error') counts.errors++
    else counts.warnings++
    if ('fix' in message || 'fileFix' in message) counts.fixable++
  }

  /** Looks at what is in an item's files; an empty caption has nothing for caption rules to look at. */
  function startRead(
    read: ReadItem,
    config: ResolvedConfig,
    place: ItemPlace,
    annotate: Annotate | undefined
  ): StartedItem {
    const {path} = place
    counts.items++
    if (read.failure) failures.push({path, message: read.failure})
    const {caption} = read
    const text = caption?.slot.caption
    const isTooLong = text !== undefined && text.length > longestCaption
    if (isTooLong) failures.push({path, message: tooLong(path, text.length)})
    const isLintable = text !== undefined && text.trim() !== '' && !isTooLong
    if (isLintable) counts.linted++
    else counts.skipped++
    if (!isLintable && (isTooLong || read.failure !== undefined)) counts.unreadable++
    const files = filesForTrainer(read, config, place.item)
    const crashes: RuleCrash[] = []
    const add = (rule: string, _path: string | undefined, error: unknown): void => {
      crashes.push(asCrash(rule, error))
    }
    const log = {crashes: {add}, stopwatch}
    const messages = checkItem(files, config, path, log, caption?.fileLength).map((message) =>
      placeItemMessage(message, read)
    )
    const started = {config, place, read, messages, crashes, annotate}
    return isLintable && !isStructuredCaption(text) ? {text, ...started} : started
  }

  /** Takes no more of an item than its caption, to compare others with. */
  function startContext(read: ReadItem, config: ResolvedConfig, place: ItemPlace): StartedItem {
    const started = {config, place, read, messages: [], crashes: [], isContext: true} as const
    const text = comparableText(read)
    return text === undefined ? started : {text, ...started}
  }

  function finish(started: StartedItem, outcome: CaptionOutcome | undefined): void {
    const {config, place, read, messages: ofFiles, text, annotate} = started
    const {path, media} = place
    const caption = read.caption?.slot.caption
    let messages = ofFiles
    for (const crash of started.crashes) crashLog.take(crash, path)
    if (outcome) part?.add(outcome.facts, config, place)
    if (started.isContext) {
      suppressor?.apply({place, caption, messages: [], isUnreadable: true})
      if (outcome) comparison.add(outcome.facts, config, place)
      return
    }
    if (outcome && text !== undefined && read.caption) {
      const {locate} = read.caption
      guidance.add(place, config)
      comparison.add(outcome.facts, config, place)
      for (const crash of outcome.crashes ?? []) crashLog.take(crash, path)
      messages = [
        ...ofFiles,
        ...outcome.findings.map((finding) => placeFinding(finding, text, config, locate))
      ]
    }
    const isUnreadable = read.failure !== undefined || (caption?.length ?? 0) > longestCaption
    messages = suppressor?.apply({place, caption, messages, isUnreadable}) ?? messages
    if (messages.length === 0) return
    for (const message of messages) countMessage(message)
    store.add({
      path,
      ...(media ? {media} : {}),
      ...(caption === undefined || caption.length > longestCaption ? {} : {caption}),
      messages: annotate ? messages.map(annotate) : messages
    })
  }

  function recall({text, config}: StartedCaption): CaptionOutcome | undefined {
    return memory && time('cache', () => memory.get(text, config))
  }

  function keep({text, config}: StartedCaption, outcome: CaptionOutcome): void {
    // A crash may be gone as soon as the rule is mended, which is not seen from outside.
    if (memory && !outcome.crashes) time('cache', () => memory.set(text, config, outcome))
  }

  /** What is kept for later runs is whole. */
  const isOnlyCompared = ({isContext}: StartedItem): boolean => isContext === true && !memory

  function look(started: StartedCaption): CaptionOutcome {
    const {text, config} = started
    if (isOnlyCompared(started)) return compareCaption(text, config, stopwatch)
    const outcome = lintCaption(text, config, stopwatch)
    keep(started, outcome)
    return outcome
  }

  const lintStarted = (started: StartedItem): void =>
    finish(started, hasCaption(started) ? (recall(started) ?? look(started)) : undefined)

  function start(item: Item, config: ResolvedConfig, annotate?: Annotate): StartedItem {
    const readItem = time('reading', () => read(item))
    if (part && !part.isChanged(item)) return startContext(readItem, config, itemPlace(item, readItem, cwd))
    trainerNotes.add(item, readItem, config)
    return startRead(readItem, config, itemPlace(item, readItem, cwd), annotate)
  }

  return {
    async timeAsync(part, work) {
      const start = performance.now()
      const result = await work()
      stopwatch?.add(part, performance.now() - start)
      return result
    },

    addDiscovery(discovery) {
      counts.ignored += discovery.ignored.length
      for (const {path, reason} of discovery.skipped) skipped.push({path: showPath(path, cwd), reason})
      for (const {sentence} of discovery.recognised ?? []) recognised.push(sentence)
      for (const {path, message} of discovery.failures) failures.push({path: showPath(path, cwd), message})
    },

    addReadings(readings) {
      for (const [part, milliseconds] of readings) stopwatch?.add(part, milliseconds)
    },

    narrow(toPart) {
      part = toPart
    },

    start,
    recall,
    isOnlyCompared,
    look,
    keep,
    finish,
    addItem: (item, config, annotate) => lintStarted(start(item, config, annotate)),

    addText(text, fileName, config, annotate) {
      const path = fileName ?? '<text>'
      const place = {root: cwd, path, media: undefined}
      lintStarted(startRead(readText(text, fileName), config, place, annotate))
    },

    report(resolver) {
      const compared = time('comparing captions', () => comparison.messages())
      const selected = part ? part.select(compared) : compared
      const datasetMessages = suppressor?.applyDataset(selected) ?? selected
      const crashes = crashLog.failures()
      failures.push(...crashes)
      const outcome = suppressor?.conclude(new Set(crashes.flatMap(({rule = []}) => rule)))
      for (const result of outcome?.results ?? []) {
        for (const message of result.messages) countMessage(message)
        store.add(result)
      }
      for (const message of datasetMessages) countMessage(message)
      const {items, ignored, linted, skipped: unlinted, unreadable, errors, warnings, fixable} = counts
      return {
        summary: {
          items,
          linted,
          ignored,
          skipped: unlinted,
          ...(unreadable > 0 ? {unreadable} : {}),
          ...(outcome?.suppressed === undefined ? {} : {suppressed: outcome.suppressed}),
          errors,
          warnings,
          fixable,
          ...(part?.total === undefined ? {} : {changedOf: part.total})
        },
        results: store.results,
        datasetMessages,
        failures,
        skipped,
        notes: [
          ...recognised,
          ...resolver.warnings(),
          ...trainerNotes.notes(),
          ...guidance.notes(resolver),
          ...(part?.notes() ?? []),
          ...(outcome?.notes ?? [])
        ],
        ...(stopwatch
          ? {stats: [...stopwatch.readings()].map(([part, milliseconds]) => ({part, milliseconds}))}
          : {})
      }
    }
  }
}

/** Whether there is a caption to look at. */
export const hasCaption = (started: StartedItem): started is StartedCaption => started.text !== undefined

/** The caption of an item that others can be compared with; `undefined` where there is none that is linted. */
export function comparableText({caption}: ReadItem): string | undefined {
  const text = caption?.slot.caption
  if (text === undefined || text.trim() === '' || text.length > longestCaption) return undefined
  return isStructuredCaption(text) ? undefined : text
}

/** Keeps results in memory. */
function memoryStore(): ResultStore {
  const results: ItemResult[] = []
  return {
    add(result) {
      results.push(result)
    },
    results
  }
}
