/** Runs caplint the two ways it can be run: as the built program that people start, and inside the test for coverage. */
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {existsSync} from 'node:fs'
import {Readable} from 'node:stream'
import {fileURLToPath} from 'node:url'
import {vi} from 'vitest'
import {agentVariables} from '../src/cli/default-format.ts'
import {main} from '../src/cli/main.ts'

export const project = fileURLToPath(new URL('..', import.meta.url))
export const program = fileURLToPath(new URL('../bin/caplint.js', import.meta.url))

/** What a run left. */
export interface RunResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Where and with what a run happens. */
export interface RunSettings {
  readonly cwd?: string
  readonly stdin?: string | Buffer
  readonly env?: Readonly<Record<string, string>>
}

/** Variables that decide about colour, or what is printed where no format is given. */
const deciding = /^(?:FORCE_COLOR|NO_COLOR|CI|GITHUB_.*|CI_PROJECT_DIR)$/

/** The environment of runs: none of the variables that decide about the output, unless a test sets them. */
export function environment(added: RunSettings['env'] = {}): NodeJS.ProcessEnv {
  const rest = Object.entries(process.env).filter(
    ([name]) => !deciding.test(name) && !agentVariables.includes(name)
  )
  return {...Object.fromEntries(rest), ...added}
}

/** Runs the built program in a process of its own. */
export async function runBuilt(args: readonly string[], settings: RunSettings = {}): Promise<RunResult> {
  const {cwd = project, stdin = '', env} = settings
  if (!existsSync(`${project}dist/cli.js`)) throw new Error('caplint is not built: run `npm run build` first')
  const child = spawn(process.execPath, [program, ...args], {cwd, env: environment(env)})
  const output = {stdout: '', stderr: ''}
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text
    })
  }
  // A run that fails early does not read its input.
  child.stdin.on('error', () => {})
  child.stdin.end(stdin)
  const [code] = (await once(child, 'close')) as [number | null]
  return {code, ...output}
}

/** Runs the sources in the test's own process. */
export async function runInProcess(args: readonly string[], settings: RunSettings = {}): Promise<RunResult> {
  const {cwd = project, stdin = '', env} = settings
  const output = {stdout: '', stderr: ''}
  const before = process.cwd()
  const realStdin = Object.getOwnPropertyDescriptor(process, 'stdin')
  const realEnvironment = process.env
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text, ...rest) => {
      output[name] += String(text)
      const done = rest.find((each) => typeof each === 'function')
      done?.()
      return true
    })
  )
  try {
    process.chdir(cwd)
    process.env = environment(env)
    Object.defineProperty(process, 'stdin', {value: Readable.from([Buffer.from(stdin)]), configurable: true})
    const code = await main(args)
    return {code, ...output}
  } finally {
    for (const spy of spies) spy.mockRestore()
    process.chdir(before)
    process.env = realEnvironment
    if (realStdin) Object.defineProperty(process, 'stdin', realStdin)
  }
}
