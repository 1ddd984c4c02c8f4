import {dirname, resolve} from 'node:path'
import {suggestion} from '../config/closest-name.ts'
import {showPath} from '../dataset/show-path.ts'
import {undecodableSentence} from '../dataset/undecodable.ts'
import {errorAt, UserError} from '../errors.ts'
import {onDisk} from '../file-view.ts'
import {FileError, isLink, pathKind, readText} from '../files.ts'
import {captionFingerprint} from '../suppressions/fingerprint.ts'
import {createLedger, type Ledger, type Recording} from '../suppressions/ledger.ts'
import type {SuppressionsDocument} from '../suppressions/suppression.ts'

/** The suppressions of one file during a run. */
export interface SuppressionSet {
  /** Absolute path of the file. */
  readonly path: string
  /** The path as messages show it. */
  readonly label: string
  /** Absolute path of the folder that the config governs: where all of it was linted, what is gone can be told. */
  readonly base: string
  /** What the file holds; absent where it is not there yet. */
  readonly text?: string
  readonly document: SuppressionsDocument
  readonly ledger: Ledger
  /** Line, from 1, of an entry by its index. */
  readonly lineOf: (index: number) => number
  /** Ids of the rules that there are. */
  readonly rules: Set<string>
}

/** What opening a file is told. */
export interface SetSettings {
  readonly cwd: string
  /** Absolute path of the file. */
  readonly path: string
  readonly base: string
  readonly today: string
  readonly recording?: Recording | undefined
}

/**
 * Reads a suppressions file; `undefined` where there is none, and none is to be made.
 * @throws {UserError} for a file that cannot be used.
 */
export async function openSuppressionSet(settings: SetSettings): Promise<SuppressionSet | undefined> {
  const {cwd, path, base, today, recording} = settings
  const label = showPath(path, cwd)
  // As configs are: on the disk, whatever this run sees of captions.
  const text = onDisk(() => readIfThere(path, label))
  if (text === undefined && !recording) return undefined
  // Most runs have no suppressions, and are spared what reads them.
  const [{parseSuppressions}, {entryLines}] = await Promise.all([
    import('../suppressions/parse-suppressions.ts'),
    import('../suppressions/entry-places.ts')
  ])
  const document = text === undefined ? {suppressions: []} : await parseSuppressions(text, label)
  const folder = dirname(path)
  const ledger = createLedger({
    suppressions: document.suppressions,
    today,
    exists: (each) => exists(resolve(folder, each)),
    captionAt: (each) => captionAt(resolve(folder, each)),
    recording
  })
  return {
    path,
    label,
    base,
    ...(text === undefined ? {} : {text}),
    document,
    ledger,
    lineOf: await entryLines(document, text ?? ''),
    rules: new Set()
  }
}

function readIfThere(path: string, label: string): string | undefined {
  if (pathKind(path) === undefined) {
    if (!isLink(path)) return undefined
    throw new UserError(`Cannot read \`${label}\`: it is a link that leads nowhere; correct or remove it`)
  }
  try {
    const decoded = readText(path)
    // As it is, with its mark: it may have to be replaced.
    if ('text' in decoded) return (decoded.byteOrderMark ? '\u{FEFF}' : '') + decoded.text
    const place = {path: label, ...decoded.point}
    throw new UserError(undecodableSentence(decoded.undecodable, label), {place})
  } catch (error) {
    throw error instanceof FileError ? new UserError(`Cannot read \`${label}\`: ${error.reason}`) : error
  }
}

/** Inside of an archive nothing is looked for: as long as it is there, so is what it holds. */
function exists(path: string): boolean {
  try {
    return pathKind(path) !== undefined || pathKind(dirname(path)) === 'file'
  } catch {
    return true
  }
}

/** Of a caption beside its media; what cannot be read is none. */
function captionAt(path: string): string | undefined {
  try {
    const decoded = readText(path)
    return 'text' in decoded ? captionFingerprint(decoded.text) : undefined
  } catch {
    return undefined
  }
}

/**
 * Refuses entries for rules that there are not: a rule that was renamed would be suppressed no longer, and nobody knew why.
 * @throws {UserError}
 */
export async function refuseUnknownRules({document, rules, text = '', label}: SuppressionSet): Promise<void> {
  const index = document.suppressions.findIndex(({rule}) => !rules.has(rule))
  const rule = document.suppressions[index]?.rule
  if (rule === undefined) return
  const {placeIn} = await import('../suppressions/entry-places.ts')
  const place = await placeIn(text, label, ['suppressions', index, 'rule'])
  throw errorAt(place, `${unknownRule(rule, rules)}; remove entries of rules that are gone`)
}

/** Says that there is no such rule, and which one may be meant. */
export const unknownRule = (rule: string, rules: ReadonlySet<string>): string =>
  `There is no rule \`${rule}\` to suppress; ${suggestion(rule, [...rules], 'rules', '`caplint rules` lists them')}`
