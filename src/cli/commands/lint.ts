import {closestName} from '../../config/closest-name.ts'
import {lint, lintText, type LintSettings} from '../../engine/lint.ts'
import type {ConfigChoice} from '../../engine/config-choice.ts'
import type {Report} from '../../engine/report.ts'
import {UserError} from '../../errors.ts'
import {pathKind} from '../../files.ts'
import {commandNames} from '../command-names.ts'
import {openCache, refuseIdleCacheFlags} from '../cache/cache-flags.ts'
import type {RunCache} from '../cache/run-cache.ts'
import {configChoice} from '../config-flags.ts'
import {type LintThreads, lintThreads} from '../concurrency-flag.ts'
import {conclude} from '../conclude.ts'
import {changeChoice, lintChanges} from '../changed-flags.ts'
import {isFixing, refuseIdleFixFlags} from '../fix-flags.ts'
import type {ChangeChoice} from '../git/change-choice.ts'
import {exitCodes} from '../exit-code.ts'
import {knownPaths, nothingKnown} from '../known-paths.ts'
import {InterruptedError, interruptible} from '../interrupt.ts'
import {limitHeapGrowth} from '../limit-heap-growth.ts'
import type {LintFlags} from '../lint-flags.ts'
import {createLintPool} from '../lint-pool.ts'
import {createProgress} from '../progress.ts'
import {readStdin} from '../read-stdin.ts'
import {createResultSpool} from '../result-spool.ts'
import {refuseIdleModelFlags} from '../rewrite/model-flags.ts'
import {pairOutputs, type ReportOutput} from '../report-outputs.ts'
import {tellingTrouble} from '../report-trouble.ts'
import {count, grouped} from '../../reporters/summary-lines.ts'
import {resolveTrainerConfigs} from '../trainer-config-paths.ts'
import {spareDataset, spareLintedFolders} from '../spare-dataset.ts'
import {spareOwnFiles} from '../spare-own-files.ts'
import {isWritingSuppressions, refuseIdleSuppressionFlags, suppressionChoice} from '../suppression-flags.ts'
import {log} from '../terminal.ts'
import {writeReports} from '../write-reports.ts'

/**
 * Lints paths, or one caption from stdin, and writes the reports.
 * @throws {UserError} where a flag or a config is wrong.
 */
export async function lintCommand(args: readonly string[], flags: LintFlags): Promise<number> {
  const outputs = pairOutputs(flags.outputs ?? [])
  spareOwnFiles(outputs, args, flags)
  await spareDataset(outputs)
  refuseNonsense(args, flags)
  refuseIdleFixFlags(flags)
  refuseIdleCacheFlags(flags)
  const choice = changeChoice(flags)
  refuseIdleSuppressionFlags(flags, {isFixing: isFixing(flags), stdin: flags.stdin === true})
  const asked = await configChoice(flags)
  if (!flags.stdin) await spareLintedFolders(outputs, args, asked)
  const given = flags.ignoreUnknown ? await knownPaths(args, process.cwd(), asked) : args
  if (given.length < args.length && given.length === 0) return lintNothing(args.length, outputs, flags)
  const {paths, config} = await resolveTrainerConfigs(given, asked)
  if (flags.printConfig !== undefined) {
    const {printConfigCommand} = await import('./print-config.ts')
    return printConfigCommand(flags.printConfig, config, outputs[0]?.format === 'json' ? 'json' : 'text')
  }
  const cache = await openCache(flags, process.cwd())
  if (isFixing(flags)) {
    const {fixCommand} = await import('./fix.ts')
    return fixCommand({paths, flags, config, outputs, cache})
  }
  refuseIdleModelFlags(flags, '`--fix` or `--diff`')
  return lintAndReport({paths, flags, config, outputs, cache, choice})
}

/** What is to be linted, and how: what the flags come to. */
interface LintOrder {
  readonly paths: readonly string[]
  readonly flags: LintFlags
  readonly config: ConfigChoice
  readonly outputs: readonly ReportOutput[]
  readonly cache: RunCache | undefined
  /** Which changes alone are to be linted. */
  readonly choice: ChangeChoice | undefined
}

/** Lints, writes the reports, and gives the exit code. */
async function lintAndReport({paths, flags, config, outputs, cache, choice}: LintOrder): Promise<number> {
  const {suppressions, changed} = suppressionChoice(flags)
  const spool = createResultSpool()
  const settings = {
    cwd: process.cwd(),
    config,
    measure: flags.stats ?? false,
    suppressions,
    openStore: () => spool,
    memory: cache?.memory
  }
  const threads = lintThreads(flags.concurrency)
  let linting = 1
  const lintHere = async (added: Pick<LintSettings, 'paths' | 'changes'>): Promise<Report> => {
    const {report, used} = await lintPaths({...settings, ...added}, threads)
    linting = used
    return report
  }
  const report = await tellingTrouble(outputs, async () =>
    flags.stdin
      ? await lintText(await readStdin(), {
          ...settings,
          ...(flags.stdinFilename === undefined ? {} : {filename: flags.stdinFilename})
        })
      : choice
        ? await lintChanges(choice, paths, settings.cwd, (changes) => lintHere({paths, changes}))
        : await lintHere({paths})
  )
  // Before the report, which tells what it tells because of them.
  const told = isWritingSuppressions(flags)
    ? (await import('../write-suppressions.ts')).writeSuppressions(changed, flags)
    : []
  try {
    await writeReports(report, outputs, {color: flags.color, quiet: flags.quiet ?? false})
  } finally {
    spool.close()
  }
  if (told.length > 0) log(...told)
  if (cache) log(...cache.save())
  return conclude(report, flags, linting)
}

/** Tells that of what was named nothing is of a dataset: for hooks, which pass on what they have, that is no mistake. */
async function lintNothing(
  amount: number,
  outputs: readonly ReportOutput[],
  {color, quiet = false}: LintFlags
): Promise<number> {
  await writeReports(nothingKnown(amount), outputs, {color, quiet})
  return exitCodes.clean
}

function refuseNonsense(paths: readonly string[], {stdin, stdinFilename}: LintFlags): void {
  if (stdin && paths.length > 0) {
    throw new UserError(
      '`--stdin` lints one caption and takes no paths; use `--stdin-filename` to say which file it is from'
    )
  }
  if (stdinFilename !== undefined && !stdin) throw new UserError('`--stdin-filename` needs `--stdin`')
  if (paths.includes('-')) {
    throw new UserError('`-` is no path here; use `--stdin` to lint a caption from standard input')
  }
  const [first] = paths
  if (first === undefined || paths.length > 1 + argumentsOfCommands || !/^[\w-]+$/.test(first)) return
  if (pathKind(first) !== undefined) return
  if (first === 'lint' || first === 'check') {
    throw new UserError(
      `There is no file or folder \`${first}\`; caplint lints without a command word: leave it out`
    )
  }
  const command = closestName(first, commandNames)
  if (command) {
    throw new UserError(
      `There is no file, folder or command \`${first}\`; did you mean \`caplint ${command}\`?`
    )
  }
}

/** No command takes more arguments than this where it is mistyped; longer lists are paths. */
const argumentsOfCommands = 1

/** Lints paths with progress on the terminal; Ctrl-C ends it. @returns Also the number of threads that linted. */
async function lintPaths(
  settings: LintSettings,
  threads: LintThreads
): Promise<{readonly report: Report; readonly used: number}> {
  const progress = createProgress()
  let state = ''
  let pool: ReturnType<typeof createLintPool>
  try {
    const report = await interruptible((signal, stretch) => {
      const {cwd, config = {}, measure = false} = settings
      const task = {cwd, config, measure, hasColor: process.stderr.isTTY && process.stderr.hasColors()}
      pool = createLintPool({threads, task, signal})
      return lint({
        ...settings,
        signal,
        stretch,
        pool,
        onProgress: (done, total) => {
          if (state === '') limitHeapGrowth(total)
          state = ` after ${grouped(done)} of ${count(total, 'item')}`
          progress.update(done, total)
        }
      })
    })
    return {report, used: 1 + (pool?.started() ?? 0)}
  } catch (error) {
    if (error instanceof InterruptedError) {
      throw new InterruptedError(`Interrupted${state}: no report was written, and no file was changed.`)
    }
    throw error
  } finally {
    pool?.close()
    progress.clear()
  }
}
