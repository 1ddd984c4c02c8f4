import {existsSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import type {Worker} from 'node:worker_threads'
import type {CaptionToLint, LintedElsewhere, LintPool, Release} from '../engine/lint-elsewhere.ts'
import {UserError} from '../errors.ts'
import type {LintThreads} from './concurrency-flag.ts'
import {type HeldOutput, holdOutput, print, type Printed} from './held-output.ts'
import type {BatchAnswer, ThreadTask} from './lint-pool-messages.ts'

/** What a pool is made of. */
export interface LintPoolSettings {
  readonly threads: LintThreads
  readonly task: ThreadTask
  /** Nothing is waited for any more once it is aborted. */
  readonly signal: AbortSignal
}

/** Threads that lint captions, started when there is work for them. */
export interface StartedPool extends LintPool {
  /** Number of threads that were started. */
  started(): number
  /** Ends the threads, whatever they are at. */
  close(): void
}

/** A batch under way. */
interface Batch {
  readonly resolve: (linted: LintedElsewhere) => void
  readonly reject: (reason: unknown) => void
}

interface Thread {
  readonly worker: Worker
  /** In the order in which they will be answered. */
  readonly batches: Batch[]
}

/** One that is linted, and one that lies ready, so that a thread need not wait for this one. */
const batchesPerThread = 2

/** What a thread lints is garbage soon: a third of what Node gives to new objects is as fast, and takes 30 MB less. */
const youngMegabytes = 16

/** Where the build has what threads begin with, seen from the build's own files; sources that run unbuilt have none. */
const entry = [
  new URL('../lint-worker.js', import.meta.url),
  new URL('lint-worker.js', import.meta.url)
].find((url) => existsSync(fileURLToPath(url)))

/** Makes a pool; nothing is loaded or started before there is work. `undefined` where there are to be no other threads. */
export function createLintPool({
  threads: {others, from, mayTakeMemory},
  task,
  signal
}: LintPoolSettings): StartedPool | undefined {
  if (others === 0 || !entry) return undefined
  const threads: Thread[] = []
  let output: HeldOutput | undefined
  let isClosed = false

  function failAll(reason: unknown): void {
    for (const {batches} of threads) for (const {reject} of batches.splice(0)) reject(reason)
  }
  const onAbort = (): void => failAll(signal.reason)
  signal.addEventListener('abort', onAbort, {once: true})

  function start(url: URL): Thread {
    // Loaded here, as most runs never get here.
    const {Worker} = process.getBuiltinModule('node:worker_threads')
    const worker = new Worker(url, {
      workerData: task,
      argv: process.argv.slice(2),
      name: 'caplint',
      resourceLimits: {maxYoungGenerationSizeMb: youngMegabytes}
    })
    const thread: Thread = {worker, batches: []}
    worker.on('message', (answer: string) => settle(thread.batches.shift(), JSON.parse(answer)))
    worker.on('error', (error) => {
      if (isClosed) return
      isClosed = true
      // Nobody waited for it, or it came before there was anybody who could: it is told as in a single thread.
      if (!isOutOfMemory(error)) throw error
      failAll(new UserError(outOfMemory))
    })
    worker.on('exit', (code) => {
      // Something in it ended the program: so it shall, and is told as in a single thread.
      if (!isClosed) process.exit(code)
    })
    threads.push(thread)
    return thread
  }

  function endThreads(): void {
    isClosed = true
    for (const {worker} of threads) void worker.terminate()
  }

  /** The thread with the least to do: a new one, where all others are busy. */
  function threadFor(url: URL): Thread {
    const [idlest] = [...threads].sort((a, b) => a.batches.length - b.batches.length)
    return idlest && (idlest.batches.length === 0 || threads.length === others) ? idlest : start(url)
  }

  return {
    isWorthwhile: (expected, isStreamed) => expected >= from && (mayTakeMemory || !isStreamed),
    hasRoom: () => threads.length < others || threads.some(({batches}) => batches.length < batchesPerThread),
    lint(captions: readonly CaptionToLint[]) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason)
        const {worker, batches} = threadFor(entry)
        batches.push({resolve, reject})
        worker.postMessage(captions)
      })
    },
    hold(work) {
      output ??= holdOutput()
      const {result, printed} = output.hold(work)
      return printed.length > 0 ? {result, release: releaseOf(printed)} : {result}
    },
    started: () => threads.length,
    // Before the report is made: a thread holds a hundred megabytes.
    end: endThreads,
    close() {
      signal.removeEventListener('abort', onAbort)
      output?.end()
      endThreads()
    }
  }
}

function settle(batch: Batch | undefined, answer: BatchAnswer): void {
  if (!batch) return
  if (!('failure' in answer)) {
    const {outcomes, readings, printed} = answer
    batch.resolve({
      outcomes,
      readings,
      printed: new Map(printed.map(([index, each]) => [index, releaseOf(each)]))
    })
    return
  }
  const {failure} = answer
  if ('sentence' in failure) batch.reject(new UserError(failure.sentence))
  else batch.reject(Object.assign(new Error('a thread failed'), {stack: failure.bug}))
}

const releaseOf =
  (printed: Printed): Release =>
  () =>
    print(printed)

const isOutOfMemory = (error: Error): boolean => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

const outOfMemory =
  'A thread that linted captions ran out of memory, so that no report was written; use `--concurrency off`, or give Node more by `NODE_OPTIONS=--max-old-space-size=8192`'
