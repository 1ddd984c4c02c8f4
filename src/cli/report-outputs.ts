import {resolve} from 'node:path'
import {UserError} from '../errors.ts'
import {type ReporterName, reporterNames} from '../reporters/index.ts'
import {defaultFormat} from './default-format.ts'
import {formatNamed} from './output-format.ts'
import {placeOf} from './place-of.ts'

/** One report to be written: in which format, and into which file if not to stdout. */
export interface ReportOutput {
  readonly format: ReporterName
  readonly file?: string
}

/** `--format` and `--output-file` in the order in which they were given. */
export type OutputFlag = {readonly format: string} | {readonly file: string}

/**
 * Pairs `--format` with `--output-file`. A file belongs to the format before it; a file without one, to the next
 * format that has none, so that `-o report.json -f json` works as well. A file without any format is for people.
 * @throws {UserError} where a format is unknown, a file has no format of its own, or two reports would share stdout.
 */
export function pairOutputs(flags: readonly OutputFlag[]): readonly ReportOutput[] {
  const outputs: {format?: ReporterName; file?: string}[] = []
  for (const flag of flags) {
    const last = outputs.at(-1)
    if ('format' in flag) {
      const format = formatNamed(flag.format, reporterNames)
      if (last && last.format === undefined) last.format = format
      else outputs.push({format})
    } else if (last && last.file === undefined) last.file = flag.file
    else outputs.push({file: flag.file})
  }
  if (outputs.length === 0) return [{format: defaultFormat()}]
  const paired = outputs.map(({format, file}): ReportOutput => {
    if (file === undefined || isStandardOutput(file)) return {format: format ?? defaultFormat()}
    return {format: format ?? 'stylish', file}
  })
  refuseClashes(paired)
  return paired
}

/** Names of standard output; writing to it as to a file would break what another report writes there. */
const isStandardOutput = (file: string): boolean =>
  file === '-' || /^\/(?:dev\/(?:stdout|fd\/1)|proc\/self\/fd\/1)$/.test(resolve(file))

function refuseClashes(outputs: readonly ReportOutput[]): void {
  const seen = new Set<string | undefined>()
  for (const {file, format} of outputs) {
    const path = file === undefined ? undefined : placeOf(file)
    if (seen.has(path)) {
      throw new UserError(
        file === undefined
          ? `Two reports cannot share standard output; give \`--format ${format}\` an \`--output-file\` of its own`
          : `Two reports cannot share the file \`${file}\`; give each an \`--output-file\` of its own`
      )
    }
    seen.add(path)
  }
}
