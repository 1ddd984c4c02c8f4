import {spawn} from 'node:child_process'

/** How a process went. */
export interface ProcessRun {
  /** Wall-clock time in milliseconds, from spawning to its end. */
  readonly milliseconds: number
  /** The most memory it held, in megabytes, as the kernel counted it. */
  readonly megabytes: number
  readonly stdout: string
}

/**
 * Runs `node` with the given arguments to its end. Peak memory is written to stderr by a module that is loaded first.
 *
 * @throws {Error} where the exit code is none of the expected ones: a run that failed measures nothing.
 */
export async function runNode(
  args: readonly string[],
  {
    cwd,
    exitCodes = [0, 1],
    memory = false
  }: {readonly cwd?: string; readonly exitCodes?: readonly number[]; readonly memory?: boolean} = {}
): Promise<ProcessRun> {
  const probe = new URL('peak-memory.js', import.meta.url).href
  const started = performance.now()
  const child = spawn(process.execPath, memory ? ['--import', probe, ...args] : args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const milliseconds = performance.now() - started
  if (exitCode === null || !exitCodes.includes(exitCode)) {
    throw new Error(`node ${args.slice(0, 3).join(' ')} … exited with ${exitCode}: ${stderr.slice(0, 2000)}`)
  }
  const kilobytes = Number(/peak memory: (\d+) kB/.exec(stderr)?.[1] ?? Number.NaN)
  return {milliseconds, megabytes: kilobytes / 1024, stdout}
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/**
 * Times two processes in turns, so that whatever else the machine does slows both alike.
 *
 * @returns the median of the times of each, in milliseconds.
 */
export async function inTurns(
  rounds: number,
  first: () => Promise<ProcessRun>,
  second: () => Promise<ProcessRun>
): Promise<readonly [number, number]> {
  const times: readonly [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    times[0].push((await first()).milliseconds)
    times[1].push((await second()).milliseconds)
  }
  return [median(times[0]), median(times[1])]
}
