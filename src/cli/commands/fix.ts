import {type ConfigChoice, resolverFor} from '../../engine/config-choice.ts'
import {wantsType} from '../../engine/fix-choice.ts'
import {fix, type Fixing, type FixResult} from '../../engine/fix-run.ts'
import {fixText} from '../../engine/fix-text.ts'
import type {FileChanges} from '../../engine/partial-run.ts'
import type {Report} from '../../engine/report.ts'
import {UserError} from '../../errors.ts'
import {journalledWriter} from '../../journalled-writer.ts'
import {count, grouped} from '../../reporters/summary-lines.ts'
import type {RunCache} from '../cache/run-cache.ts'
import {changeChoice, fixChanges} from '../changed-flags.ts'
import {conclude} from '../conclude.ts'
import {type ChangedText, unifiedDiff} from '../diff/unified-diff.ts'
import {exitCodes} from '../exit-code.ts'
import {InterruptedError, interruptible} from '../interrupt.ts'
import type {LintFlags} from '../lint-flags.ts'
import {createProgress} from '../progress.ts'
import {readStdinFile} from '../read-stdin.ts'
import type {ReportOutput} from '../report-outputs.ts'
import {refuseIdleModelFlags} from '../rewrite/model-flags.ts'
import type {Rewriter} from '../rewrite/rewriter.ts'
import {suppressionChoice} from '../suppression-flags.ts'
import {hasColor, log, writeOut} from '../terminal.ts'
import {writeReports} from '../write-reports.ts'

/** What a run of `--fix` or `--diff` is told. */
export interface FixCommand {
  readonly paths: readonly string[]
  readonly flags: LintFlags
  readonly config: ConfigChoice
  readonly outputs: readonly ReportOutput[]
  readonly cache?: RunCache | undefined
}

/**
 * Mends captions and reports what is left, or shows what would change.
 * @throws {UserError} where a flag or a config is wrong.
 */
export async function fixCommand(command: FixCommand): Promise<number> {
  const {flags, outputs} = command
  if (flags.diff && flags.outputs && outputs.some(({file}) => file === undefined)) {
    throw new UserError('`--diff` prints a diff in place of a report; give `--format` an `--output-file`')
  }
  const choice = {types: flags.fixType, rules: flags.fixRule}
  const rewriter = wantsType(choice, 'llm') ? await rewriterOf(command) : undefined
  if (flags.fixType?.includes('llm') && !rewriter) {
    throw new UserError(
      '`--fix-type llm` needs a model that rewrites; name one by `--provider` and `--model`, or under `rewrite` in the config'
    )
  }
  const fixing: Fixing = {choice, ...(rewriter ? {rewrite: rewriter.rewrite} : {})}
  return flags.stdin ? fixStdin(command, fixing, rewriter) : fixPaths(command, fixing, rewriter)
}

/** The model that rewrites, where the flags or the config name one; loaded only then. */
async function rewriterOf({paths, flags, config}: FixCommand): Promise<Rewriter | undefined> {
  const {modelSettings, openModelSession} = await import('../rewrite/model-session.ts')
  const settings = await modelSettings(resolverFor(process.cwd(), config), paths, flags)
  if (!settings) {
    refuseIdleModelFlags(flags, 'a model; name it by `--provider` and `--model`, or in the config')
    return undefined
  }
  const {createRewriter} = await import('../rewrite/rewriter.ts')
  return createRewriter(await openModelSession(settings, flags), !flags.diff)
}

/** The report with what kept the model from its work. */
const completed = (report: Report, rewriter: Rewriter | undefined): Report =>
  rewriter ? rewriter.complete(report) : report

/** Mends the caption on stdin onto stdout; the report goes to stderr. */
async function fixStdin(
  {flags, config, outputs}: FixCommand,
  fixing: Fixing,
  rewriter: Rewriter | undefined
): Promise<number> {
  const {stdinFilename: filename, color} = flags
  const given = await readStdinFile()
  const result = await fixText(given.text, {...settingsOf(flags, config), ...fixing, filename})
  const {text} = result
  const report = completed(result.report, rewriter)
  const mark = given.byteOrderMark ? '\u{FEFF}' : ''
  if (flags.diff) {
    const path = filename ?? '<stdin>'
    return showDiff({...report, dryRun: true}, [{path, before: mark + given.text, after: mark + text}], {
      flags,
      outputs
    })
  }
  await writeOut([mark + text])
  await writeReports(report, outputs, {color, quiet: flags.quiet ?? false, stdoutIsTaken: true})
  return conclude(report, flags)
}

async function fixPaths(
  {paths, flags, config, outputs, cache}: FixCommand,
  fixing: Fixing,
  rewriter: Rewriter | undefined
): Promise<number> {
  const writer = journalledWriter(process.cwd(), {environment: process.env, platform: process.platform})
  const progress = createProgress()
  let written = ''
  let result: FixResult
  try {
    const mend = (changes?: FileChanges): Promise<FixResult> =>
      interruptible((signal, stretch) =>
        fix({
          ...settingsOf(flags, config),
          ...fixing,
          memory: cache?.memory,
          paths,
          changes,
          signal,
          stretch,
          onProgress: progress.update,
          openWriter: flags.diff ? undefined : writer.open,
          onWritten: (done, total) => {
            written = `${grouped(done)} of ${count(total, 'file')}`
          }
        })
      )
    const choice = changeChoice(flags)
    result = await (choice ? fixChanges(choice, paths, process.cwd(), mend) : mend())
  } catch (error) {
    throw error instanceof InterruptedError ? new InterruptedError(interruptedSentence(written)) : error
  } finally {
    progress.clear()
    writer.close()
  }
  const {files} = result
  const report = completed(result.report, rewriter)
  if (flags.diff) {
    const texts = files.map(({shown, before, after}) => ({
      path: shown,
      before: withMark(before),
      after: withMark(after)
    }))
    const code = await showDiff(report, texts, {flags, outputs})
    if (cache) log(...cache.save())
    return code
  }
  await writeReports(report, outputs, {color: flags.color, quiet: flags.quiet ?? false})
  if (files.length > 0) {
    const journal = writer.close()
    log(
      `Changed ${count(files.length, 'file')}; \`caplint undo ${journal?.run}\` takes it back.`,
      `The journal is ${journal?.path}.`
    )
  }
  if (cache) log(...cache.save())
  return conclude(report, flags)
}

const settingsOf = (flags: LintFlags, config: ConfigChoice) => ({
  cwd: process.cwd(),
  config,
  measure: flags.stats ?? false,
  suppressions: suppressionChoice(flags).suppressions
})

const withMark = ({text, byteOrderMark}: {readonly text: string; readonly byteOrderMark: boolean}): string =>
  byteOrderMark ? `\u{FEFF}${text}` : text

const interruptedSentence = (written: string): string =>
  written === ''
    ? 'Interrupted: no file was changed.'
    : `Interrupted after ${written}: those are mended, the others as they were; \`caplint undo\` takes it back.`

/** Prints what would change. The exit code is 1 where something would. */
async function showDiff(
  report: Report,
  changed: readonly ChangedText[],
  {flags, outputs}: Pick<FixCommand, 'flags' | 'outputs'>
): Promise<number> {
  const texts = changed.filter(({before, after}) => before !== after)
  const color = hasColor(process.stdout, flags.color)
  await writeOut(diffs(texts, color))
  const toFiles = outputs.filter(({file}) => file !== undefined)
  await writeReports(report, toFiles, {color: flags.color, quiet: flags.quiet ?? false})
  if (report.failures.length > 0) return exitCodes.failed
  return texts.length > 0 && !flags.exitZero ? exitCodes.problems : exitCodes.clean
}

function* diffs(texts: readonly ChangedText[], color: boolean): Iterable<string> {
  for (const text of texts) yield* unifiedDiff(text, color)
}
