import {dirname, resolve} from 'node:path'
import type {ConfigResolver} from '../config/config-resolver.ts'
import type {Discovery, Item, ItemList} from '../dataset/item.ts'
import {type ConfigChoice, resolverFor} from './config-choice.ts'
import {createLintRun, type LintRun} from './lint-run.ts'
import type {OutcomeMemory} from './outcome-source.ts'
import type {ResultStore} from './result-store.ts'
import {fileOf} from './item-place.ts'
import {type ConfiguredItem, type LintPool, lintElsewhere} from './lint-elsewhere.ts'
import {streamedSize, streamItems} from './discover-items.ts'
import {type FileChanges, findPart} from './partial-run.ts'
import {findNamedPart, nothingBefore} from './named-part.ts'
import {comparePart} from './partial-run-comparison.ts'
import type {Report} from './report.ts'
import {reserveSuppressions} from './reserve-suppressions.ts'
import {resultOf, type Stretch, unbroken} from './stretch.ts'
import {createSuppressor, type SuppressionChoice, type Suppressor} from './suppressor.ts'

/** What every run is told. */
export interface RunSettings {
  /** The folder that relative paths start from, and that shown paths are relative to. */
  readonly cwd: string
  readonly config?: ConfigChoice | undefined
  /** Adds `stats` to the report. */
  readonly measure?: boolean | undefined
  /** Opens the store that keeps the results; they are kept in memory, unless told otherwise. */
  readonly openStore?: (() => ResultStore) | undefined
  /** Findings that are accepted; by default what `caplint-suppressions.json` beside each config says. */
  readonly suppressions?: SuppressionChoice | undefined
  /** What earlier runs have found. */
  readonly memory?: OutcomeMemory | undefined
}

/** What a run over files is told. */
export interface LintSettings extends RunSettings {
  /** Folders, globs, caption files, media; none: the config's `datasets`, or the working directory. */
  readonly paths: readonly string[]
  /** Called now and then with the number of items done and found. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined
  /** Ends the run between two items; the report holds what was found until then. */
  readonly signal?: AbortSignal | undefined
  /** Calls the work it is given, a stretch of the run that does not wait for anything, and returns when it is done. */
  readonly stretch?: Stretch | undefined
  /** Size in bytes from which on the items of a file are not held but read anew. */
  readonly streamFrom?: number | undefined
  /** Reports what changed alone, and compares it with what did not. */
  readonly changes?: FileChanges | undefined
  /** Threads that lint captions; they are linted in this one, unless told otherwise. */
  readonly pool?: LintPool | undefined
}

/** What a run over one caption is told. */
export interface LintTextSettings extends RunSettings {
  /** Path the caption is linted as: its config applies, and messages name it. Nothing is read from there. */
  readonly filename?: string | undefined
}

/**
 * Lints datasets.
 *
 * @throws {UserError} for a config that cannot be used. Trouble with captions, files and rules is in the report.
 */
export async function lint(settings: LintSettings): Promise<Report> {
  const {cwd, paths, streamFrom = streamedSize, stretch = unbroken} = settings
  const resolver = resolverFor(cwd, settings.config)
  const suppressor = createSuppressor(settings, resolver)
  const run = createLintRun(settings, undefined, suppressor)
  const {changes} = settings
  const part = await run.timeAsync('discovery', () =>
    changes ? findPart(changes, paths, cwd, resolver) : findNamedPart(paths, cwd, resolver)
  )
  if (part) run.narrow(await comparePart(part, changes ?? nothingBefore, cwd, resolver))
  const discovery =
    part?.discovery ?? (await run.timeAsync('discovery', () => streamItems(paths, cwd, resolver, streamFrom)))
  run.addDiscovery(discovery)
  await reserveSuppressions(part, suppressor, resolver, settings)
  const done = await lintItems(discovery, {run, suppressor}, resolver, settings)
  const total = discovery.items.length
  const isBrokenOff = done < total
  await suppressor.check()
  if (!isBrokenOff) await suppressor.complete(paths, part !== undefined)
  const report = resultOf(stretch, () => run.report(resolver))
  if (!isBrokenOff) settings.suppressions?.onFiles?.(suppressor.changedFiles())
  return isBrokenOff ? {...report, notes: [...report.notes, stoppedNote(done, total)]} : report
}

/**
 * Lints items in slices, so that progress shows, Ctrl-C is heard, and a linted folder's config is loaded only once.
 * @returns Number of items that were linted: all, unless the run was ended before.
 */
async function lintItems(
  {items}: Discovery<ItemList>,
  {run, suppressor}: {readonly run: LintRun; readonly suppressor: Suppressor},
  resolver: ConfigResolver,
  {onProgress, signal, stretch = unbroken, pool, memory}: LintSettings
): Promise<number> {
  const elsewhere =
    pool &&
    lintElsewhere(run, pool, {
      stretch,
      hasMemory: memory !== undefined,
      isStreamed: items.isStreamed ?? false
    })
  let done = 0
  for await (const slice of slicesOf(items)) {
    if (signal?.aborted) break
    const configured: ConfiguredItem[] = []
    for (const item of slice) {
      const path = fileOf(item)
      await suppressor.enter(dirname(path))
      configured.push({item, config: await resolver.configFor(path)})
    }
    if (elsewhere) await elsewhere.add(configured, items.length - done)
    else {
      stretch(() => {
        for (const {item, config} of configured) run.addItem(item, config)
      })
    }
    done += slice.length
    if (slice.length < sliceLength) break
    onProgress?.(done, items.length)
    await nextTick()
  }
  await elsewhere?.end()
  return done
}

async function* slicesOf(items: ItemList): AsyncGenerator<readonly Item[]> {
  let slice: Item[] = []
  for await (const item of items) {
    slice.push(item)
    if (slice.length < sliceLength) continue
    yield slice
    slice = []
  }
  if (slice.length > 0) yield slice
}

/** Told of a run that was ended before its end. */
export const stoppedNote = (done: number, total: number): string =>
  `Stopped after ${done} of ${total} items, as asked: the report holds what was found until then`

/** Number of items that are linted between two looks at what happens outside. */
export const sliceLength = 256

/** Lints one caption; rules about files and datasets don't apply. Throws like `lint`. */
export async function lintText(text: string, settings: LintTextSettings): Promise<Report> {
  const {cwd, filename} = settings
  const resolver = resolverFor(cwd, settings.config)
  const suppressor = createSuppressor(settings, resolver)
  const run = createLintRun(settings, undefined, suppressor)
  const path = resolve(cwd, filename ?? 'caption.txt')
  // A caption without a name is none that was accepted.
  if (filename !== undefined) await suppressor.enter(dirname(path))
  await suppressor.check()
  run.addText(text, filename, await resolver.configFor(path))
  return run.report(resolver)
}

/** Lets the event loop turn once, so that signals are heard. */
export const nextTick = (): Promise<void> => new Promise((done) => setImmediate(done))
