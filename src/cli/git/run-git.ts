import {spawn} from 'node:child_process'
import {UserError} from '../../errors.ts'

/** What git answered. */
export interface GitAnswer {
  readonly code: number
  readonly output: Buffer
  /** What it says on stderr, without space at the ends. */
  readonly complaint: string
}

/** How git is asked. */
export interface GitCall {
  /** The folder to ask in. */
  readonly cwd: string
  /** What it reads on stdin. */
  readonly input?: Uint8Array | string
  /** Number of an open file that takes the output in place of memory. */
  readonly outputFile?: number
}

/**
 * What keeps answers the same everywhere: English, no lock taken on the index that a commit under way may hold, nothing
 * fetched. All else, above all GIT_DIR and GIT_INDEX_FILE, is left as hooks set it.
 */
const environment = {
  LC_ALL: 'C',
  LANGUAGE: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_LITERAL_PATHSPECS: '0'
}

/**
 * Asks git, without a shell between.
 * @throws {UserError} where there is no git.
 */
export function runGit(args: readonly string[], {cwd, input, outputFile}: GitCall): Promise<GitAnswer> {
  return new Promise((done, fail) => {
    const child = spawn('git', ['--no-pager', ...args], {
      cwd,
      env: {...process.env, ...environment},
      stdio: [input === undefined ? 'ignore' : 'pipe', outputFile ?? 'pipe', 'pipe'],
      windowsHide: true
    })
    const output: Buffer[] = []
    const complaint: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => complaint.push(chunk))
    // Git may end before it has read everything; what it says then is told by its exit code.
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
    child.on('error', (error) => {
      const isMissing = 'code' in error && error.code === 'ENOENT'
      fail(
        isMissing
          ? new UserError('Found no `git` to ask what changed; install it, or name what to lint')
          : error
      )
    })
    child.on('close', (code) => {
      done({
        code: code ?? -1,
        output: Buffer.concat(output),
        complaint: Buffer.concat(complaint).toString('utf8').trim()
      })
    })
  })
}

/**
 * What git answers where it must not fail.
 * @throws {UserError} with what git says.
 */
export async function askGit(args: readonly string[], call: GitCall): Promise<Buffer> {
  const {code, output, complaint} = await runGit(args, call)
  if (code === 0) return output
  const [first = `exit code ${code}`] = complaint.split('\n')
  throw new UserError(`\`git ${commandIn(args)}\` failed: ${first}`)
}

/** The command among arguments that may begin with settings: `-c diff.relative=false diff`. */
const commandIn = (args: readonly string[]): string | undefined =>
  args.find((argument, index) => argument !== '-c' && args[index - 1] !== '-c')

/** The parts of an answer that ends each with a zero byte. */
export const zeroTerminated = (answer: Buffer): readonly string[] => {
  const parts = answer.toString('utf8').split('\0')
  parts.pop()
  return parts
}

/** The answer without the line end. */
export const oneLine = (answer: Buffer): string => answer.toString('utf8').replace(/\r?\n$/, '')
