/** The user pressed Ctrl-C. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError'
}

/**
 * Runs work that Ctrl-C can stop: the first one asks the work to end, through its signal, a second one ends the
 * process at once.
 * @throws {InterruptedError} where the work was stopped.
 */
export async function interruptible<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController()
  const onInterrupt = (): void => controller.abort(new InterruptedError('interrupted'))
  process.once('SIGINT', onInterrupt)
  try {
    const result = await work(controller.signal)
    controller.signal.throwIfAborted()
    return result
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error
  } finally {
    process.off('SIGINT', onInterrupt)
  }
}
