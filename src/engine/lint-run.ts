import type {ConfigResolver} from '../config/config-resolver.ts'
import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {Discovery, Item} from '../dataset/item.ts'
import {itemReader, type ReadItem} from '../dataset/read-item.ts'
import {readText} from '../dataset/read-text.ts'
import {showPath} from '../dataset/show-path.ts'
import type {CaptionOutcome} from './caption-outcome.ts'
import {placeFinding} from './check-caption.ts'
import {createComparison} from './compare-captions.ts'
import {createCrashLog} from './crash-log.ts'
import {createGuidanceNotes} from './guidance-notes.ts'
import {itemPlace} from './item-place.ts'
import type {RunSettings} from './lint.ts'
import {createOutcomeSource, type OutcomeSource} from './outcome-source.ts'
import type {PartComparison} from './partial-run-comparison.ts'
import type {Failure, Message, Report, Skipped} from './report.ts'
import {memoryStore} from './result-store.ts'
import {createRunTally} from './run-tally.ts'
import {type Annotate, hasCaption, startContext, type StartedItem, startItem} from './started-item.ts'
import {createStopwatch} from './stopwatch.ts'
import type {Suppressor} from './suppressor.ts'
import {createTrainerNotes} from './trainer-notes.ts'

/** A run under way: items go in one after the other, the report comes out at the end. */
export interface LintRun extends OutcomeSource {
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
  /** Takes in what was found in the caption of an item, in the order in which items were started. */
  finish(started: StartedItem, outcome: CaptionOutcome | undefined): void
  /** Starts an item, lints its caption and finishes it. */
  addItem(item: Item, config: ResolvedConfig, annotate?: Annotate): void
  addText(text: string, fileName: string | undefined, config: ResolvedConfig, annotate?: Annotate): void
  report(resolver: ConfigResolver): Report
}

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
  const outcomes = createOutcomeSource(memory, stopwatch)
  const store = openStore()
  const tally = createRunTally()
  const failures: Failure[] = []
  const skipped: Skipped[] = []
  const recognised: string[] = []
  let part: PartComparison | undefined

  const time = <Result>(part: string, work: () => Result): Result =>
    stopwatch ? stopwatch.time(part, work) : work()

  /** Counts an item that was started, and tells why its caption cannot be linted. */
  function taken(started: StartedItem): StartedItem {
    const {refusal, place} = started
    tally.addItem(started)
    if (refusal) failures.push({path: place.path, ...refusal})
    return started
  }

  function start(item: Item, config: ResolvedConfig, annotate?: Annotate): StartedItem {
    const readItem = time('reading', () => read(item))
    const place = itemPlace(item, readItem, cwd)
    if (part && !part.isChanged(item)) return startContext(readItem, config, place)
    trainerNotes.add(item, readItem, config)
    return taken(startItem(readItem, config, place, {stopwatch, annotate}))
  }

  /** What is found in a caption, placed in its file; others are compared with it. */
  function takeIn(
    {config, place, text, read}: StartedItem,
    {facts, findings, crashes = []}: CaptionOutcome
  ): readonly Message[] {
    if (text === undefined || !read.caption) return []
    const {locate} = read.caption
    guidance.add(place, config)
    comparison.add(facts, config, place)
    for (const crash of crashes) crashLog.take(crash, place.path)
    return findings.map((finding) => placeFinding(finding, text, config, locate))
  }

  function finish(started: StartedItem, outcome: CaptionOutcome | undefined): void {
    const {config, place, read, refusal, annotate} = started
    const caption = read.caption?.slot.caption
    for (const crash of started.crashes) crashLog.take(crash, place.path)
    if (outcome) part?.add(outcome.facts, config, place)
    if (started.isContext) {
      suppressor?.apply({place, caption, messages: [], isUnreadable: true})
      if (outcome) comparison.add(outcome.facts, config, place)
      return
    }
    const found = outcome ? [...started.messages, ...takeIn(started, outcome)] : started.messages
    const isUnreadable = refusal !== undefined
    const messages = suppressor?.apply({place, caption, messages: found, isUnreadable}) ?? found
    if (messages.length === 0) return
    for (const message of messages) tally.addMessage(message)
    store.add({
      path: place.path,
      ...(place.media ? {media: place.media} : {}),
      ...(caption === undefined || isUnreadable ? {} : {caption}),
      messages: annotate ? messages.map(annotate) : messages
    })
  }

  const lintStarted = (started: StartedItem): void =>
    finish(started, hasCaption(started) ? (outcomes.recall(started) ?? outcomes.look(started)) : undefined)

  return {
    ...outcomes,

    async timeAsync(part, work) {
      const start = performance.now()
      const result = await work()
      stopwatch?.add(part, performance.now() - start)
      return result
    },

    addReadings(readings) {
      for (const [part, milliseconds] of readings) stopwatch?.add(part, milliseconds)
    },

    addDiscovery(discovery) {
      tally.addIgnored(discovery.ignored.length)
      for (const {path, reason} of discovery.skipped) skipped.push({path: showPath(path, cwd), reason})
      for (const {sentence} of discovery.recognised ?? []) recognised.push(sentence)
      for (const failure of discovery.failures) failures.push({...failure, path: showPath(failure.path, cwd)})
    },

    narrow(toPart) {
      part = toPart
    },

    start,
    finish,
    addItem: (item, config, annotate) => lintStarted(start(item, config, annotate)),

    addText(text, fileName, config, annotate) {
      const place = {root: cwd, path: fileName ?? '<text>', media: undefined}
      lintStarted(taken(startItem(readText(text, fileName), config, place, {stopwatch, annotate})))
    },

    report(resolver) {
      const compared = time('comparing captions', () => comparison.messages())
      const selected = part ? part.select(compared) : compared
      const datasetMessages = suppressor?.applyDataset(selected) ?? selected
      const crashes = crashLog.failures()
      failures.push(...crashes)
      const suppression = suppressor?.conclude(new Set(crashes.flatMap(({rule = []}) => rule)))
      for (const result of suppression?.results ?? []) {
        for (const message of result.messages) tally.addMessage(message)
        store.add(result)
      }
      for (const message of datasetMessages) tally.addMessage(message)
      return {
        summary: tally.summary({suppressed: suppression?.suppressed, changedOf: part?.total}),
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
          ...(suppression?.notes ?? [])
        ],
        ...(stopwatch
          ? {stats: [...stopwatch.readings()].map(([part, milliseconds]) => ({part, milliseconds}))}
          : {})
      }
    }
  }
}
