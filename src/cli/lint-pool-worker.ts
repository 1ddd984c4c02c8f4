import {Console} from 'node:console'
import {type MessagePort, parentPort, workerData} from 'node:worker_threads'
import {compareCaption, lintCaption} from '../engine/caption-outcome.ts'
import {resolverFor} from '../engine/config-choice.ts'
import type {CaptionToLint} from '../engine/lint-elsewhere.ts'
import {createStopwatch} from '../engine/stopwatch.ts'
import {UserError} from '../errors.ts'
import {type HeldOutput, holdOutput, type Printed} from './held-output.ts'
import type {BatchAnswer, BatchOutcome, ThreadFailure, ThreadTask} from './lint-pool-messages.ts'

/** Lints captions for the thread that started this one. */
export function serveParent(): void {
  if (!parentPort) throw new Error('this is no thread of its own')
  const task: ThreadTask = workerData
  // As in the thread that runs the command line: stdout carries the report.
  globalThis.console = new Console({
    stdout: process.stderr,
    stderr: process.stderr,
    colorMode: task.hasColor
  })
  serve(parentPort, task, holdOutput())
}

/** Answers each batch of captions that comes, one after the other. */
export function serve(port: MessagePort, task: ThreadTask, output: HeldOutput): void {
  const lint = batchLinter(task, output)
  let last = Promise.resolve()
  port.on('message', (captions: readonly CaptionToLint[]) => {
    last = last.then(async () => {
      const answer: BatchAnswer = await lint(captions).catch((error) => ({failure: asFailure(error)}))
      // An error that a rule leaves behind ends the thread first.
      await new Promise((done) => setImmediate(done))
      port.postMessage(JSON.stringify(answer))
    })
  })
}

function batchLinter(
  {cwd, config: choice, measure}: ThreadTask,
  output: HeldOutput
): (captions: readonly CaptionToLint[]) => Promise<BatchOutcome> {
  const resolver = resolverFor(cwd, choice)
  return async (captions) => {
    const stopwatch = measure ? createStopwatch() : undefined
    const outcomes: BatchOutcome['outcomes'][number][] = []
    const allPrinted: (readonly [number, Printed])[] = []
    for (const [index, {text, path, isOnlyCompared}] of captions.entries()) {
      // What a config prints while it is loaded was printed by the thread that loaded it first.
      const config = await output.mute(() => resolver.configFor(path))
      const look = isOnlyCompared ? compareCaption : lintCaption
      const {result, printed} = output.hold(() => look(text, config, stopwatch))
      outcomes.push(result)
      if (printed.length > 0) allPrinted.push([index, printed])
    }
    return {outcomes, readings: [...(stopwatch?.readings() ?? [])], printed: allPrinted}
  }
}

function asFailure(error: unknown): ThreadFailure {
  if (error instanceof UserError) return {sentence: error.message}
  return {bug: error instanceof Error ? (error.stack ?? error.message) : String(error)}
}
