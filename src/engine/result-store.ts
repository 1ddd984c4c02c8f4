import type {ItemResult} from './report.ts'

/** Keeps results until the report is written: in memory, or elsewhere where there are very many. */
export interface ResultStore {
  add(result: ItemResult): void
  /** All results in the order in which they came, as often as one asks. */
  readonly results: Iterable<ItemResult>
}

/** Keeps results in memory. */
export function memoryStore(): ResultStore {
  const results: ItemResult[] = []
  return {
    add(result) {
      results.push(result)
    },
    results
  }
}
