import {dirname, resolve} from 'node:path'
import type {ConfigResolver} from '../config/config-resolver.ts'
import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {DecodedText, Discovery, Item} from '../dataset/item.ts'
import {itemReader} from '../dataset/read-item.ts'
import {type CaptionPlan, changes, planItem} from './caption-plan.ts'
import {resolverFor} from './config-choice.ts'
import {discoverItems} from './discover-items.ts'
import {bytesOf, type FileChange, fileChanges, movedItems} from './file-changes.ts'
import {assertKnownRules, type FixChoice, wantsType} from './fix-choice.ts'
import {annotationOf, asFixedCaption, withFixes} from './fixed-report.ts'
import {fileOf, itemPlace} from './item-place.ts'
import {createLintRun} from './lint-run.ts'
import {type LintSettings, nextTick, sliceLength, stoppedNote} from './lint.ts'
import {findNamedPart, nothingBefore} from './named-part.ts'
import {findPart, type PartOfDatasets} from './partial-run.ts'
import {comparePart} from './partial-run-comparison.ts'
import type {Failure, Report} from './report.ts'
import {type Rewrite, rewritePlans} from './rewrite-plans.ts'
import {reserveSuppressions} from './reserve-suppressions.ts'
import {rollBack} from './roll-back.ts'
import {storablePlans} from './storable-plans.ts'
import {resultOf, unbroken} from './stretch.ts'
import {createSuppressor} from './suppressor.ts'
import {staleCacheNotes} from './trainer-notes.ts'

/** What became of the attempt to write a file; `reason` is the second half of a sentence that begins with the path. */
export type WriteOutcome =
  | {readonly status: 'written'}
  | {readonly status: 'changed' | 'failed'; readonly reason: string}

/** Writes files, once it is known whether there is anything to write. */
export interface FileWriter {
  write(file: {
    readonly path: string
    readonly root: string
    /** `undefined` where there must be no file yet. */
    readonly before: Buffer | undefined
    readonly after: Buffer
  }): WriteOutcome
}

/** What fixing is told besides what linting is. */
export interface Fixing {
  readonly choice: FixChoice
  /** Proposes rewritings of what rules leave. */
  readonly rewrite?: Rewrite | undefined
}

export interface FixSettings extends LintSettings, Fixing {
  /**
   * Gives the writer for files of these dataset roots, when there is something to write; without it nothing is written,
   * and the report tells what would be.
   */
  readonly openWriter?: ((roots: readonly string[], resolver: ConfigResolver) => FileWriter) | undefined
  /** Called after each file with the number of files written and to be written. */
  readonly onWritten?: ((done: number, total: number) => void) | undefined
}

/** What fixing has done. */
export interface FixResult {
  /** What is left, and what was mended. */
  readonly report: Report
  /** The files that changed, or would have. */
  readonly files: readonly FileChange[]
}

/** An item, the config that applies to it, and what is to become of its caption. */
interface PlannedItem {
  readonly item: Item
  readonly config: ResolvedConfig
  readonly plan: CaptionPlan | undefined
}

/**
 * Mends the captions of datasets: by rule, then by the rewriting that there is; takes back what breaks a rule across the
 * dataset; writes file by file; and lints the result.
 *
 * @throws {UserError} for a config that cannot be used, and a rule that there is not. Trouble with captions, files and
 * rules is in the report.
 */
export async function fix(settings: FixSettings): Promise<FixResult> {
  const {cwd, paths, choice, rewrite, signal, stretch = unbroken} = settings
  const resolver = resolverFor(cwd, settings.config)
  const part = settings.changes
    ? await findPart(settings.changes, paths, cwd, resolver)
    : await findNamedPart(paths, cwd, resolver)
  const discovery = part?.discovery ?? (await discoverItems(paths, cwd, resolver))
  const planned = await planItems(discovery.items, settings, resolver, part)
  let plans = planned.flatMap(({plan}) => plan ?? [])
  if (rewrite && wantsType(choice, 'llm') && !signal?.aborted) {
    const isOwn = ({source}: CaptionPlan): boolean =>
      !part || (source !== undefined && part.changed.has(source.item))
    const rewritten = await rewritePlans(plans.filter(isOwn), rewrite, choice, signal)
    plans = [...rewritten, ...plans.filter((plan) => !isOwn(plan))]
  }
  const refused = resultOf(stretch, () => {
    const storable = storablePlans(plans, cwd)
    plans = [...rollBack(storable.plans)]
    return storable.failures
  })
  const {files, failures} = signal?.aborted ? {files: [], failures: []} : fileChanges(plans, cwd)
  const written = await writeFiles(files, settings, resolver)
  const report = await lintResult(settings, resolver, {discovery, part}, planned, plans, written.files)
  return {
    report: {...report, failures: [...report.failures, ...refused, ...failures, ...written.failures]},
    files: written.files
  }
}

/** For captions that are only there to be compared with. */
const noFixes: FixChoice = {rules: []}

async function planItems(
  items: readonly Item[],
  settings: FixSettings,
  resolver: ConfigResolver,
  part: PartOfDatasets | undefined
): Promise<readonly PlannedItem[]> {
  const {cwd, choice, onProgress, signal, stretch = unbroken} = settings
  const planned: PlannedItem[] = []
  const choiceFor = (item: Item): FixChoice => (part && !part.changed.has(item) ? noFixes : choice)
  const suppressor = createSuppressor(settings, resolver)
  const read = itemReader(cwd)
  const configs = new Map<Item, ResolvedConfig>()
  for (const item of items) {
    const path = fileOf(item)
    configs.set(item, await resolver.configFor(path))
    await suppressor.enter(dirname(path))
  }
  await suppressor.check()
  await reserveSuppressions(part, suppressor, resolver, settings)
  const known = configs.size > 0 ? configs.values() : [await resolver.configFor(resolve(cwd, 'caption.txt'))]
  assertKnownRules(choice, known)
  for (let start = 0; start < items.length && !signal?.aborted; start += sliceLength) {
    const slice = items.slice(start, start + sliceLength)
    stretch(() => {
      for (const item of slice) {
        const config = configs.get(item)
        if (!config) continue
        const readItem = read(item)
        const plan = planItem(
          item,
          readItem,
          config,
          itemPlace(item, readItem, cwd),
          choiceFor(item),
          suppressor
        )
        planned.push({item, config, plan})
      }
    })
    onProgress?.(planned.length, items.length)
    await nextTick()
  }
  return planned
}

/** Writes file by file, and stops between two of them where that is asked for. */
async function writeFiles(
  files: readonly FileChange[],
  {openWriter, onWritten, signal}: FixSettings,
  resolver: ConfigResolver
): Promise<{readonly files: readonly FileChange[]; readonly failures: readonly Failure[]}> {
  if (!openWriter || files.length === 0) return {files, failures: []}
  const writer = openWriter([...new Set(files.map(({root}) => root))], resolver)
  const written: FileChange[] = []
  const failures: Failure[] = []
  for (const file of files) {
    // A signal is only heard between two turns of the event loop.
    await nextTick()
    if (signal?.aborted) break
    const {path, root, shown, before, after} = file
    const outcome = writer.write({path, root, before: bytesOf(before), after: bytesOf(after)})
    if (outcome.status === 'written') {
      written.push(file)
      onWritten?.(written.length, files.length)
    } else failures.push({path: shown, message: `Cannot fix \`${shown}\`: ${outcome.reason}`})
  }
  return {files: written, failures}
}

/** Lints the dataset as it is, or would be, after the changes. */
async function lintResult(
  settings: FixSettings,
  resolver: ConfigResolver,
  {discovery, part}: {readonly discovery: Discovery; readonly part: PartOfDatasets | undefined},
  planned: readonly PlannedItem[],
  plans: readonly CaptionPlan[],
  files: readonly FileChange[]
): Promise<Report> {
  const {cwd, signal, stretch = unbroken} = settings
  const texts = new Map<string, DecodedText>(files.map(({path, after}) => [path, after]))
  const suppressor = createSuppressor(settings, resolver)
  const run = createLintRun(settings, itemReader(cwd, texts), suppressor)
  run.addDiscovery(discovery)
  const planOf = new Map(plans.flatMap((plan) => (plan.source ? [[plan.source.item, plan] as const] : [])))
  const landed = new Set(files.flatMap(({plans: ofFile}) => ofFile))
  const items = planned.map(({item}) => item)
  const moved = movedItems(items, files)
  if (part) {
    const changed = new Set(
      items.flatMap((item, index) => (part.changed.has(item) ? [item, moved[index] ?? item] : []))
    )
    run.narrow(await comparePart({...part, changed}, settings.changes ?? nothingBefore, cwd, resolver))
  }
  await reserveSuppressions(part, suppressor, resolver, settings)
  let done = 0
  for (let start = 0; start < planned.length && !signal?.aborted; start += sliceLength) {
    done = Math.min(start + sliceLength, planned.length)
    for (const {item} of planned.slice(start, done)) await suppressor.enter(dirname(fileOf(item)))
    stretch(() => {
      for (const [index, {item, config}] of planned.slice(start, start + sliceLength).entries()) {
        const plan = planOf.get(item)
        const isAsPlanned = plan && (!changes(plan) || landed.has(plan))
        run.addItem(moved[start + index] ?? item, config, isAsPlanned ? annotationOf(plan) : undefined)
      }
    })
    await nextTick()
  }
  if (done === discovery.items.length) await suppressor.complete(settings.paths, part !== undefined)
  const report = resultOf(stretch, () => run.report(resolver))
  const fixed = plans.filter((plan) => landed.has(plan)).map(asFixedCaption)
  const total = discovery.items.length
  const notes = done < total ? [...report.notes, stoppedNote(done, total)] : report.notes
  const stale = settings.openWriter ? staleCacheNotes(plans.filter((plan) => landed.has(plan))) : []
  return withFixes({...report, notes: [...notes, ...stale]}, fixed, settings.openWriter !== undefined)
}
