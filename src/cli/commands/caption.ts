import {dirname} from 'node:path'
import type {ConfigResolver} from '../../config/config-resolver.ts'
import type {FolderConfig} from '../../config/folder-config.ts'
import {itemReader} from '../../dataset/read-item.ts'
import {showPath} from '../../dataset/show-path.ts'
import {type ConfigChoice, resolverFor} from '../../engine/config-choice.ts'
import {discoverItems} from '../../engine/discover-items.ts'
import {lint} from '../../engine/lint.ts'
import {UserError} from '../../errors.ts'
import {journalledWriter} from '../../journalled-writer.ts'
import {count} from '../../reporters/summary-lines.ts'
import type {ProposalTask} from '../../rewrite/proposal.ts'
import {estimateRun, type JobResult, type ProposalJob, runProposals} from '../../rewrite/proposal-run.ts'
import type {MediaReader} from '../../rewrite/rewrite-captions.ts'
import {logConfigWarnings} from '../config-for-command.ts'
import {type ConfigFlags, configChoice} from '../config-flags.ts'
import {exitCodes} from '../exit-code.ts'
import {InterruptedError, interruptible} from '../interrupt.ts'
import {confirmRun, terminalConfirm} from '../rewrite/confirm-run.ts'
import {type CaptionTally, landCaption} from '../rewrite/land-caption.ts'
import type {ModelFlags} from '../rewrite/model-flags.ts'
import {createModelProgress} from '../rewrite/model-progress.ts'
import {type ModelSession, modelSettings, openModelSession} from '../rewrite/model-session.ts'
import {spentSentence} from '../rewrite/rewriter.ts'
import {type CaptioningPlan, planCaptioning, type Uncaptioned} from '../rewrite/uncaptioned.ts'
import {log, writeOut} from '../terminal.ts'
import {resolveTrainerConfigs} from '../trainer-config-paths.ts'

/** Flags of `caplint caption`. */
export interface CaptionFlags extends ConfigFlags, ModelFlags {
  readonly limit?: number
}

/**
 * Has a model caption the media that have no caption.
 * @throws {UserError} where a flag or a config is wrong, or nobody has agreed to the cost.
 */
export async function captionCommand(args: readonly string[], flags: CaptionFlags): Promise<number> {
  const cwd = process.cwd()
  const {paths, config} = await resolveTrainerConfigs(args, await configChoice(flags))
  const resolver = resolverFor(cwd, config)
  const session = await seeingSession(resolver, paths, flags)
  const {plan, folders, failures} = await planRun(paths, resolver, cwd)
  const todo = plan.todo.slice(0, flags.limit ?? plan.todo.length)
  if (todo.length === 0) {
    log(`Nothing to caption: ${count(plan.captioned, 'item')} with a caption, none without.`)
    return failures > 0 ? exitCodes.failed : exitCodes.clean
  }
  const jobs = todo.map((each) => jobOf(each, folders, session.media, cwd))
  const estimate = estimateRun(jobs, session.asking, session.price)
  await confirmRun(estimate, {...session, showsMedia: true}, terminalConfirm())
  const tally: CaptionTally = {written: [], refused: 0, failed: failures}
  const run = await captionAll(jobs, todo, session, {resolver, cwd, tally})
  const left = plan.todo.length - tally.written.length
  log(
    `Captioned ${tally.written.length} of ${count(jobs.length, 'item')}${left > 0 ? `; ${left} without a caption left` : ''}.`
  )
  if (tally.written.length > 0) {
    log(`\`caplint undo ${run}\` takes it back.`)
    await tellAcrossDataset(tally.written, paths, cwd, config)
  }
  if (tally.failed > 0) return exitCodes.failed
  return tally.written.length < jobs.length ? exitCodes.problems : exitCodes.clean
}

/** A session whose model is shown the media. */
type SeeingSession = ModelSession & {readonly media: MediaReader}

async function seeingSession(
  resolver: ConfigResolver,
  paths: readonly string[],
  flags: CaptionFlags
): Promise<SeeingSession> {
  const settings = await modelSettings(resolver, paths, flags)
  if (!settings) {
    throw new UserError(
      'Expected a model that captions; name one by `--provider` and `--model`, or under `rewrite` in the config'
    )
  }
  if (flags.vision === false) throw new UserError('`--no-vision` leaves nothing to caption; leave it out')
  const session = await openModelSession({...settings, vision: true}, flags)
  const {media} = session
  if (!media) throw new Error('the model is shown nothing')
  return {...session, media}
}

interface PlannedRun {
  readonly plan: CaptioningPlan
  /** The config of each folder that holds media. */
  readonly folders: ReadonlyMap<string, FolderConfig>
  /** Number of places that could not be looked at. */
  readonly failures: number
}

async function planRun(paths: readonly string[], resolver: ConfigResolver, cwd: string): Promise<PlannedRun> {
  const discovery = await discoverItems(paths, cwd, resolver)
  const folders = new Map<string, FolderConfig>()
  for (const folder of new Set(discovery.items.flatMap(({media}) => media.map((path) => dirname(path))))) {
    folders.set(folder, await resolver.folder(folder))
  }
  logConfigWarnings(resolver)
  const read = itemReader(cwd)
  const plan = planCaptioning(discovery, {
    captionOf: (item) => read(item).caption?.slot.caption,
    extensionsOf: (folder) => folders.get(folder)?.captionExtensionsFor(folder)
  })
  for (const {path, reason} of plan.passedOver) log(`${showPath(path, cwd)}: passed over, as ${reason}.`)
  for (const {message} of discovery.failures) log(`caplint: ${message}`)
  return {plan, folders, failures: discovery.failures.length}
}

function jobOf(
  {item, media: path, captionPath}: Uncaptioned,
  folders: ReadonlyMap<string, FolderConfig>,
  media: MediaReader,
  cwd: string
): ProposalJob {
  const config = folders.get(dirname(path))?.configFor(captionPath)
  if (!config) throw new Error(`no config is known for ${path}`)
  const {parts = [], shows = 'image'} = media.sketch(item) ?? {}
  const prepare = async (): Promise<ProposalTask> => {
    const shown = await media.read(item)
    return {config, media: shown.parts, shows: shown.shows}
  }
  return {path: showPath(path, cwd), sketch: {config, media: parts, shows}, prepare}
}

/** Has the captions proposed, and writes and prints each as it comes. Returns the name of the run, to take it back. */
async function captionAll(
  jobs: readonly ProposalJob[],
  todo: readonly Uncaptioned[],
  {asking, model}: SeeingSession,
  run: {readonly resolver: ConfigResolver; readonly cwd: string; readonly tally: CaptionTally}
): Promise<string | undefined> {
  const {resolver, cwd, tally} = run
  const journal = journalledWriter(cwd, {environment: process.env, platform: process.platform})
  const writer = journal.open([...new Set(todo.map(({item}) => item.root))], resolver)
  const progress = createModelProgress()
  let done = 0
  let printing = Promise.resolve()
  const onSettled = (result: JobResult, index: number): void => {
    const each = todo[index]
    if (!each) return
    progress.clear()
    const line = landCaption(result, each, writer, {cwd, tally})
    const [settled, spent] = [++done, asking.budget.spent()]
    // Where both are shown at one terminal, a caption stands on a line of its own, above the progress.
    printing = printing.then(async () => {
      progress.clear()
      if (line !== undefined) await writeOut([line])
      progress.update(settled, jobs.length, spent)
    })
  }
  try {
    const {stopped, failures} = await interruptible((signal, stretch) => {
      // From here on Ctrl-C asks the run to end: what is being written is written.
      stretch(() => {})
      return runProposals(jobs, {asking, concurrency: model.concurrency, signal, onSettled})
    })
    await printing
    progress.clear()
    if (stopped !== undefined) log(`${stopped}.`)
    for (const {message} of failures) log(`caplint: ${message}`)
    tally.failed += failures.length
  } catch (error) {
    if (!(error instanceof InterruptedError)) throw error
    const {length} = tally.written
    const written = length === 1 ? 'it is written' : 'they are written'
    throw new InterruptedError(
      length === 0
        ? 'Interrupted: no caption was written; run it again to go on.'
        : `Interrupted after ${count(length, 'caption')}: ${written}; run it again to go on.`
    )
  } finally {
    await printing
    progress.clear()
    journal.close()
  }
  log(spentSentence(asking.budget.answered(), asking.budget.spent()))
  return journal.close()?.run
}

/** Tells what the new captions bring across the dataset, such as two that are the same. */
async function tellAcrossDataset(
  written: readonly string[],
  paths: readonly string[],
  cwd: string,
  config: ConfigChoice
): Promise<void> {
  const {datasetMessages} = await lint({cwd, paths, config})
  const fresh = new Set(written)
  for (const {rule, message, paths: concerned} of datasetMessages) {
    const ours = concerned.filter((path) => fresh.has(path))
    if (ours.length > 0) log(`${ours.slice(0, 3).join(', ')}: ${rule}: ${message}.`)
  }
}
