import type {ConfigChoice} from '../../engine/config-choice.ts'
import {fix, type Fixing, type FixResult} from '../../engine/fix-run.ts'
import {fixText} from '../../engine/fix-text.ts'
import type {Report} from '../../engine/report.ts'
import {UserError} from '../../errors.ts'
import {journalledWriter} from '../../journalled-writer.ts'
import {count, grouped} from '../../reporters/summary-lines.ts'
import {conclude} from '../conclude.ts'
import {type ChangedText, unifiedDiff} from '../diff/unified-diff.ts'
import {exitCodes} from '../exit-code.ts'
import {InterruptedError, interruptible} from '../interrupt.ts'
import type {LintFlags} from '../lint-flags.ts'
import {createProgress} from '../progress.ts'
import {readStdinFile} from '../read-stdin.ts'
import type {ReportOutput} from '../report-outputs.ts'
import {hasColor, log, writeOut} from '../terminal.ts'
import {writeReports} from '../write-reports.ts'

/** What a run of `--fix` or `--diff` is told. */
export interface FixCommand {
  readonly paths: readonly string[]
  readonly flags: LintFlags
  readonly config: ConfigChoice
  readonly outputs: readonly ReportOutput[]
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
  const fixing: Fixing = {choice: {types: flags.fixType, rules: flags.fixRule}}
  if (flags.fixType?.includes('llm') && !fixing.rewrite) {
    throw new UserError(
      '`--fix-type llm` needs a provider that rewrites; name one under `rewrite` in the config'
    )
  }
  return flags.stdin ? fixStdin(command, fixing) : fixPaths(command, fixing)
}

/** Mends the caption on stdin onto stdout; the report goes to stderr. */
async function fixStdin({flags, config, outputs}: FixCommand, fixing: Fixing): Promise<number> {
  const {stdinFilename: filename, color} = flags
  const given = await readStdinFile()
  const {report, text} = await fixText(given.text, {...settingsOf(flags, config), ...fixing, filename})
  const mark = given.byteOrderMark ? '\u{FEFF}' : ''
  if (flags.diff) {
    const path = filename ?? '<stdin>'
    return showDiff({...report, dryRun: true}, [{path, before: mark + given.text, after: mark + text}], {flags, outputs})
  }
  await writeOut([mark + text])
  await writeReports(report, outputs, {color, quiet: flags.quiet ?? false, stdoutIsTaken: true})
  return conclude(report, flags)
}

async function fixPaths({paths, flags, config, outputs}: FixCommand, fixing: Fixing): Promise<number> {
  const writer = journalledWriter(process.cwd(), {environment: process.env, platform: process.platform})
  const progress = createProgress()
  let written = ''
  let result: FixResult
  try {
    result = await interruptible((signal, stretch) =>
      fix({
        ...settingsOf(flags, config),
        ...fixing,
        paths,
        signal,
        stretch,
        onProgress: progress.update,
        openWriter: flags.diff ? undefined : writer.open,
        onWritten: (done, total) => {
          written = `${grouped(done)} of ${count(total, 'file')}`
        }
      })
    )
  } catch (error) {
    throw error instanceof InterruptedError ? new InterruptedError(interruptedSentence(written)) : error
  } finally {
    progress.clear()
    writer.close()
  }
  const {report, files} = result
  if (flags.diff) {
    const texts = files.map(({shown, before, after}) => ({
      path: shown,
      before: withMark(before),
      after: withMark(after)
    }))
    return showDiff(report, texts, {flags, outputs})
  }
  await writeReports(report, outputs, {color: flags.color, quiet: flags.quiet ?? false})
  if (files.length > 0) {
    log(`Changed ${count(files.length, 'file')}; \`caplint undo ${writer.close()?.run}\` takes it back.`)
  }
  return conclude(report, flags)
}

const settingsOf = (flags: LintFlags, config: ConfigChoice) => ({
  cwd: process.cwd(),
  config,
  measure: flags.stats ?? false
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
