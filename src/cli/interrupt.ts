import {Script} from 'node:vm'
import type {Stretch} from '../engine/stretch.ts'

/** The user pressed Ctrl-C. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError'
}

/**
 * Runs work that Ctrl-C can stop. Before the first stretch Ctrl-C ends the process as it ends any program: nothing is
 * lost then, and a config that never ends can be stopped. From there on it asks the work to end, through its signal,
 * and breaks into stretches, so that a rule that never ends can be stopped, too.
 * @throws {InterruptedError} where the work was stopped.
 */
export async function interruptible<Result>(
  work: (signal: AbortSignal, stretch: Stretch) => Promise<Result>
): Promise<Result> {
  const controller = new AbortController()
  const onInterrupt = (): void => controller.abort(new InterruptedError('interrupted'))
  const stretch: Stretch = (part) => {
    // Once, however many stretches there are.
    if (!process.listeners('SIGINT').includes(onInterrupt)) process.on('SIGINT', onInterrupt)
    if (!finishes(part)) onInterrupt()
  }
  try {
    const result = await work(controller.signal, stretch)
    controller.signal.throwIfAborted()
    return result
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error
  } finally {
    process.off('SIGINT', onInterrupt)
  }
}

const slot = Symbol.for('caplint.stretch')
const script = new Script(`globalThis[Symbol.for('caplint.stretch')]()`)

/**
 * Whether work came to its end before Ctrl-C. No signal handler runs while JavaScript does; only a script of
 * `node:vm` can be broken off, which leaves no `catch` a chance, and a script reaches the work by way of a global.
 */
function finishes(work: () => void): boolean {
  Object.defineProperty(globalThis, slot, {value: work, configurable: true})
  try {
    script.runInThisContext({breakOnSigint: true})
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED')
      return false
    throw error
  } finally {
    Reflect.deleteProperty(globalThis, slot)
  }
}
