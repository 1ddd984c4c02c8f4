import type {Command} from 'commander'
import type {Report} from '../engine/report.ts'
import {UserError} from '../errors.ts'
import {withFileView} from '../file-view.ts'
import type {FileChanges} from '../engine/partial-run.ts'
import {type FixFlags, isFixing} from './fix-flags.ts'
import type {ChangeChoice} from './git/find-changes.ts'

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
  const flag = `--${choice.kind}`
  if (other) {
    throw new UserError(
      `\`${flag}\` and \`--${other.kind}\` ask for different changes; \`--since\` covers what \`--changed\` does, and \`--changed\` what is staged`
    )
  }
  if (flags.stdin)
    throw new UserError(`\`--stdin\` lints one caption, and \`${flag}\` asks git for files; leave one out`)
  if (flags.printConfig !== undefined) {
    throw new UserError(`\`--print-config\` lints nothing, so \`${flag}\` has no say; leave it out`)
  }
  if (isFixing(flags)) {
    const fixing = flags.fix ? '--fix' : '--diff'
    throw new UserError(
      choice.kind === 'staged'
        ? `\`${fixing}\` mends files of the work tree, and \`--staged\` looks at git's index; mend files by name: \`caplint ${fixing} <paths>\`, then stage them`
        : `\`${fixing}\` mends whole datasets or the files that are named, so \`${flag}\` does not go with it; name the files: \`caplint ${fixing} <paths>\``
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
  const {findChanges} = await import('./git/find-changes.ts')
  const {changes, view, notes, close} = await findChanges(choice, paths, cwd)
  try {
    const report =
      changes.changed.size === 0
        ? nothingChanged(choice)
        : view
          ? await withFileView(view, () => lint(changes))
          : await lint(changes)
    return {...report, notes: [...report.notes, ...notes]}
  } finally {
    close()
  }
}

/** The report of a run that had nothing to do. */
function nothingChanged(choice: ChangeChoice): Report {
  const what = {
    staged: 'Nothing is staged',
    changed: 'Nothing changed since the last commit',
    since: `Nothing changed since \`${choice.kind === 'since' ? choice.reference : ''}\``
  }[choice.kind]
  return {
    summary: {items: 0, linted: 0, ignored: 0, skipped: 0, errors: 0, warnings: 0, fixable: 0},
    results: [],
    datasetMessages: [],
    failures: [],
    skipped: [],
    notes: [`${what}: there is nothing to lint`]
  }
}
