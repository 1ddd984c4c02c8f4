import {join} from 'node:path'
import {gitEnvironment, type TestRepository} from './git-repository.ts'
import {project, runInProcess} from './run-caplint.ts'

/** A config with rules about captions, about files and about the dataset. */
export const ruleConfig = {
  '.caplintrc.json': JSON.stringify({
    extends: [],
    plugins: ['rules.js', 'changed-rules.js'].map((name) => join(project, 'test', 'scenarios', name)),
    rules: {
      'no-red': 'error',
      'missing-caption': 'error',
      'orphan-caption': 'error',
      'no-duplicate-captions': 'error'
    }
  })
} as const

/** What is found, as `path: rule` and `rule: paths`, and the numbers of the summary. */
export interface ChangedReport {
  readonly code: number | null
  readonly stderr: string
  readonly found: readonly string[]
  readonly items?: number
  readonly of?: number
  readonly failures?: readonly {readonly message: string}[]
  readonly notes: readonly string[]
}

/** Lints a repository with these arguments. */
export async function lintChanged(
  {folder}: Pick<TestRepository, 'folder'>,
  ...args: readonly string[]
): Promise<ChangedReport> {
  return lintChangedWith({}, folder, ...args)
}

/** The same with variables of the environment. */
export async function lintChangedWith(
  env: Readonly<Record<string, string>>,
  cwd: string,
  ...args: readonly string[]
): Promise<ChangedReport> {
  const {code, stdout, stderr} = await runInProcess(['--format', 'json', ...args], {
    cwd,
    env: {...gitEnvironment, ...env}
  })
  if (stdout === '') return {code, stderr, found: [], notes: []}
  const {results, datasetMessages, summary, failures, notes} = JSON.parse(stdout)
  const found = [
    ...results.flatMap(({path, messages}: {path: string; messages: {rule: string}[]}) =>
      messages.map(({rule}) => `${path}: ${rule}`)
    ),
    ...datasetMessages.map(({rule, paths}: {rule: string; paths: string[]}) => `${rule}: ${paths.join(' ')}`)
  ]
  return {code, stderr, found, items: summary.items, of: summary.changedOf, failures, notes}
}
