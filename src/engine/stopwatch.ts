/** Adds up the time that named parts of a run take, in milliseconds. */
export interface Stopwatch {
  time<Result>(part: string, work: () => Result): Result
  /** Adds a time that was taken elsewhere, in milliseconds. */
  add(part: string, milliseconds: number): void
  /** Milliseconds by part, slowest first. */
  readings(): ReadonlyMap<string, number>
}

export function createStopwatch(): Stopwatch {
  const totals = new Map<string, number>()
  const add = (part: string, milliseconds: number): void => {
    totals.set(part, (totals.get(part) ?? 0) + milliseconds)
  }
  return {
    add,
    time(part, work) {
      const start = performance.now()
      try {
        return work()
      } finally {
        add(part, performance.now() - start)
      }
    },
    readings: () => new Map([...totals].sort(([, a], [, b]) => b - a))
  }
}
