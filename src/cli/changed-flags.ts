import {resolve} from 'node:path'
import type {Command} from 'commander'
import type {FixResult} from '../engine/fix-run.ts'
import type {Report} from '../engine/report.ts'
import {UserError} from '../errors.ts'
import {onDisk, withFileView} from '../file-view.ts'
import {pathKind} from '../files.ts'
import type {FileChanges} from '../engine/partial-run.ts'
import {emptyReport} from './empty-report.ts'
import {type FixFlags, isFixing} from './fix-flags.ts'
import {type ChangeChoice, flagOf} from './git/change-choice.ts'
import type {FoundChanges} from './git/find-changes.ts'

/** Flags that ask for what changed alone. */
export interface ChangedFlags {
  readonly staged?: boolean
  readonly changed?: boolean
  readonly since?: string
}

/** Adds the flags that ask for what changed alone. */
export const addChangedFlags = (command: Command): Command =>
  command
    .optionsGroup('Changed files:')
    .option('--staged', "lint what is staged, as git's index has it")
    .option('--changed', 'lint what changed since the last commit, staged or not')
    .option('--since <ref>', 'lint what changed since a branch, tag or commit')

/**
 * Which changes the flags ask for; `undefined`: all is linted.
 * @throws {UserError} for flags that do not go together.
 */
export function changeChoice(
  flags: ChangedFlags & FixFlags & {readonly stdin?: boolean; readonly printConfig?: string}
): ChangeChoice | undefined {
  const {staged, changed, since} = flags
  const choices: ChangeChoice[] = [
    ...(staged ? [{kind: 'staged'} as const] : []),
    ...(changed ? [{kind: 'changed'} as const] : []),
    ...(since === undefined ? [] : [{kind: 'since', reference: since} as const])
  ]
  const [choice, other] = choices
  if (!choice) return undefined
  const flag = flagOf(choice)
  if (other) {
    throw new UserError(
      `\`${flag}\` and \`${flagOf(other)}\` ask for different changes; \`--since\` covers what \`--changed\` does, and \`--changed\` what is staged`
    )
  }
  if (flags.stdin)
    throw new UserError(`\`--stdin\` lints one caption, and \`${flag}\` asks git for files; leave one out`)
  if (flags.printConfig !== undefined) {
    throw new UserError(`\`--print-config\` lints nothing, so \`${flag}\` has no say; leave it out`)
  }
  if (isFixing(flags) && choice.kind === 'staged') {
    const fixing = flags.fix ? '--fix' : '--diff'
    throw new UserError(
      `\`${fixing}\` mends files of the work tree, and \`--staged\` looks at git's index; use \`--changed ${fixing}\`, then stage what it mended`
    )
  }
  return choice
}

/** Lints what changed, where anything did. */
export async function lintChanges(
  choice: ChangeChoice,
  paths: readonly string[],
  cwd: string,
  lint: (changes: FileChanges) => Promise<Report>
): Promise<Report> {
  return withChanges(choice, paths, cwd, async ({changes, notes}) => {
    const report = changes.changed.size === 0 ? nothingChanged(choice) : await lint(changes)
    return {...report, notes: [...report.notes, ...notes, ...unseenNotes(report, choice, cwd)]}
  })
}

/** Why nothing is found in a folder of which nothing that counts was added to the index. To be called with git's file view. */
function unseenNotes({failures}: Report, choice: ChangeChoice, cwd: string): readonly string[] {
  if (choice.kind !== 'staged') return []
  return failures.flatMap(({path, kind}) => {
    if (path === undefined || kind !== 'nothing-found') return []
    const absolute = resolve(cwd, path)
    if (!onDisk(() => pathKind(absolute))) return []
    const what = pathKind(absolute) ? 'no caption and no media' : 'nothing'
    return [`Of \`${path}\` ${what} is in git's index; \`--staged\` sees what was added by \`git add\``]
  })
}

/** Mends what changed, where anything did. */
export async function fixChanges(
  choice: ChangeChoice,
  paths: readonly string[],
  cwd: string,
  fix: (changes: FileChanges) => Promise<FixResult>
): Promise<FixResult> {
  return withChanges(choice, paths, cwd, async ({changes, notes}) => {
    const {report, files} =
      changes.changed.size === 0
        ? {report: {...nothingChanged(choice), fixed: []}, files: []}
        : await fix(changes)
    return {report: {...report, notes: [...report.notes, ...notes]}, files}
  })
}

/** Does work on what changed, with files seen as they are there. */
async function withChanges<Result>(
  choice: ChangeChoice,
  paths: readonly string[],
  cwd: string,
  work: (found: FoundChanges) => Promise<Result>
): Promise<Result> {
  const {findChanges} = await import('./git/find-changes.ts')
  const found = await findChanges(choice, paths, cwd)
  try {
    return await (found.view ? withFileView(found.view, () => work(found)) : work(found))
  } finally {
    found.close()
  }
}

/** The report of a run that had nothing to do. */
function nothingChanged(choice: ChangeChoice): Report {
  const what = {
    staged: 'Nothing is staged',
    changed: 'Nothing changed since the last commit',
    since: `Nothing changed since \`${choice.kind === 'since' ? choice.reference : ''}\``
  }[choice.kind]
  return emptyReport({notes: [`${what}: there is nothing to lint`]})
}
