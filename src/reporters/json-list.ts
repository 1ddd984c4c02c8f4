import {printableJson} from './printable.ts'

/** A key of a JSON object and its list, one entry a line, so that a list of any length is never held as one string. */
export function* jsonList(key: string, entries: Iterable<unknown>): Iterable<string> {
  yield `,\n"${key}":[`
  let separator = '\n'
  for (const entry of entries) {
    yield separator + printableJson(entry)
    separator = ',\n'
  }
  yield ']'
}
