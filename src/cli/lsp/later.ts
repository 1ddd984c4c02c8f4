/** Work that is put off, and put off again while things go on. */
export interface Later {
  /** Does the work under a key after so many milliseconds; whatever waited or ran under the key before is ended. */
  schedule(key: string, delay: number, work: (signal: AbortSignal) => Promise<void>): void
  cancel(key: string): void
  cancelAll(): void
}

/** @param onError Told what work throws; it may not throw itself. */
export function createLater(onError: (error: unknown) => void): Later {
  const running = new Map<string, {readonly timer: NodeJS.Timeout; readonly controller: AbortController}>()

  function cancel(key: string): void {
    const known = running.get(key)
    if (!known) return
    clearTimeout(known.timer)
    known.controller.abort()
    running.delete(key)
  }

  return {
    schedule(key, delay, work) {
      cancel(key)
      const controller = new AbortController()
      const timer = setTimeout(() => {
        work(controller.signal)
          .catch((error: unknown) => {
            if (!controller.signal.aborted) onError(error)
          })
          .finally(() => {
            if (running.get(key)?.controller === controller) running.delete(key)
          })
      }, delay)
      running.set(key, {timer, controller})
    },
    cancel,
    cancelAll() {
      for (const key of [...running.keys()]) cancel(key)
    }
  }
}
