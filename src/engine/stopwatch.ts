/** Adds up the time that named parts of a run take, in milliseconds. */
export interface Stopwatch {
  time<Result>(part: string, work: () => Result): Result
  /** Milliseconds by part, slowest first. */
  readings(): ReadonlyMap<string, number>
}

export function createStopwatch(): Stopwatch {
  const totals = new Map<string, number>()
  return {
    time(part, work) {
      const start = performance.now()
      try {
        return work()
      } finally {
        totals.set(part, (totals.get(part) ?? 0) + performance.now() - start)
      }
    },
    readings: () => new Map([...totals].sort(([, a], [, b]) => b - a))
  }
}
