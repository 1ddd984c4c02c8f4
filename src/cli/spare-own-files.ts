import {basename} from 'node:path'
import {configFileNames} from '../config/find-config-file.ts'
import {suppressionsFileName} from '../config/folder-config.ts'
import {UserError} from '../errors.ts'
import {pathKind, readBeginning} from '../files.ts'
import type {ConfigFlags} from './config-flags.ts'
import {placeOf} from './place-of.ts'
import type {ReportOutput} from './report-outputs.ts'
import type {SuppressionFlags} from './suppression-flags.ts'

/** Names under which every run looks for settings and for what is accepted. */
const ownNames: ReadonlySet<string> = new Set([...configFileNames, suppressionsFileName])

/** How a suppressions file begins, whatever its name. */
const suppressionsStart = /^\uFEFF?\s*\{(?:\s*"\$schema":\s*"[^"]*",)?\s*"version":\s*\d+,\s*"suppressions":/
/** Bytes in which that can be seen. */
const startLength = 1000

/**
 * Refuses to write a report over a config, a suppressions file or a file that this run was given to read, such as the
 * config of a trainer: a slip of the hand must not cost what somebody has written.
 * @param paths What is to be linted, as it was given.
 * @throws {UserError}
 */
export function spareOwnFiles(
  outputs: readonly ReportOutput[],
  paths: readonly string[],
  {config, suppressionsLocation}: Pick<ConfigFlags, 'config'> & SuppressionFlags
): void {
  const files = outputs.flatMap(({file}) => file ?? [])
  if (files.length === 0) return
  const read = [config, ...paths].flatMap((path) => (typeof path === 'string' ? [placeOf(path)] : []))
  const accepted = suppressionsLocation === undefined ? undefined : placeOf(suppressionsLocation)
  for (const file of files) {
    const place = placeOf(file)
    const isRead = pathKind(place) === 'file' && (read.includes(place) || holdsSuppressions(place))
    if (isRead || place === accepted || [file, place].some((each) => ownNames.has(basename(each)))) {
      throw new UserError(
        `Refused to write the report over \`${file}\`, which caplint reads from; name another file`
      )
    }
  }
}

const holdsSuppressions = (path: string): boolean =>
  suppressionsStart.test(readBeginning(path, startLength).bytes.toString('utf8'))
