import {dirname, resolve} from 'node:path'
import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {Item} from '../dataset/item.ts'
import {type ConfigChoice, resolverFor} from './config-choice.ts'
import {createLintRun, type ResultStore} from './lint-run.ts'
import {discoverItems} from './discover-items.ts'
import type {Report} from './report.ts'

/** What every run is told. */
export interface RunSettings {
  /** The folder that relative paths start from, and that shown paths are relative to. */
  readonly cwd: string
  readonly config?: ConfigChoice | undefined
  /** Adds `stats` to the report. */
  readonly measure?: boolean | undefined
  /** Opens the store that keeps the results; they are kept in memory, unless told otherwise. */
  readonly openStore?: (() => ResultStore) | undefined
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
  readonly stretch?: ((work: () => void) => void) | undefined
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
  const {cwd, paths, onProgress, signal, stretch = (work) => work()} = settings
  const resolver = resolverFor(cwd, settings.config)
  const run = createLintRun(settings)
  const discovery = await run.timeAsync('discovery', () => discoverItems(paths, cwd, resolver))
  run.addDiscovery(discovery)
  // Checked in slices, so that progress shows, Ctrl-C is heard, and a linted folder's config is loaded only once.
  const {items} = discovery
  let done = 0
  for (let start = 0; start < items.length && !signal?.aborted; start += sliceLength) {
    const slice: {item: Item; config: ResolvedConfig}[] = []
    for (const item of items.slice(start, start + sliceLength)) {
      const path = item.caption?.path ?? item.media[0] ?? item.root
      slice.push({item, config: (await resolver.folder(dirname(path))).configFor(path)})
    }
    stretch(() => {
      for (const {item, config: itemConfig} of slice) run.addItem(item, itemConfig)
    })
    done += slice.length
    if (slice.length < sliceLength) break
    onProgress?.(done, items.length)
    await nextTick()
  }
  let report: Report | undefined
  stretch(() => {
    report = run.report(resolver)
  })
  if (!report) throw new Error('the report was broken off')
  if (done === items.length) return report
  return {...report, notes: [...report.notes, stoppedNote(done, items.length)]}
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
  const run = createLintRun(settings)
  const path = resolve(cwd, filename ?? 'caption.txt')
  run.addText(text, filename, await resolver.configFor(path))
  return run.report(resolver)
}

/** Lets the event loop turn once, so that signals are heard. */
export const nextTick = (): Promise<void> => new Promise((done) => setImmediate(done))
