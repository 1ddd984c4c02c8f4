import {closeSync, mkdtempSync, openSync, rmSync, writeSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {readLines} from '../dataset/read-lines.ts'
import type {ResultStore} from '../engine/result-store.ts'
import type {ItemResult} from '../engine/report.ts'
import {writeError} from './write-error.ts'

/** Results of about so many characters are kept in memory; of most runs that is all. */
const charactersInMemory = 3_000_000

/** So many characters are written at once. */
const charactersPerWrite = 1_000_000

/** Keeps results in memory, and those that there is no room for in a temporary file, one in a line. */
export function createResultSpool(room = charactersInMemory): ResultStore & {
  /** Removes the temporary file; the results are gone then. */
  readonly close: () => void
} {
  const inMemory: ItemResult[] = []
  let taken = 0
  let file: SpoolFile | undefined

  return {
    add(result) {
      if (taken < room) {
        taken += sizeOf(result)
        inMemory.push(result)
        return
      }
      file ??= openSpoolFile()
      file.write(JSON.stringify(result))
    },
    results: {
      *[Symbol.iterator]() {
        yield* inMemory
        if (file) yield* file.results()
      }
    },
    close() {
      file?.remove()
      file = undefined
    }
  }
}

/** Characters of a result, roughly: the texts in it, and what a message takes beside its texts. */
const sizeOf = ({path, caption = '', messages}: ItemResult): number =>
  messages.reduce(
    (sum, {message, text}) => sum + 200 + message.length + text.length,
    path.length + caption.length
  )

interface SpoolFile {
  readonly write: (line: string) => void
  readonly results: () => Generator<ItemResult>
  readonly remove: () => void
}

function openSpoolFile(): SpoolFile {
  const {path, descriptor, folder} = createFile()
  let pending: string[] = []
  let length = 0
  const flush = (): void => {
    if (pending.length === 0) return
    const bytes = Buffer.from(`${pending.join('\n')}\n`)
    pending = []
    length = 0
    try {
      for (let offset = 0; offset < bytes.length; ) offset += writeSync(descriptor, bytes, offset)
    } catch (error) {
      throw writeError(error, whatFor(folder))
    }
  }
  const remove = (): void => {
    process.off('exit', remove)
    closeSync(descriptor)
    rmSync(folder, {recursive: true, force: true})
  }
  process.on('exit', remove)
  return {
    write(line) {
      pending.push(line)
      length += line.length
      if (length >= charactersPerWrite) flush()
    },
    *results() {
      flush()
      for (const {text} of readLines(path)) yield JSON.parse(text) as ItemResult
    },
    remove
  }
}

function createFile(): {readonly path: string; readonly descriptor: number; readonly folder: string} {
  const parent = tmpdir()
  try {
    const folder = mkdtempSync(join(parent, 'caplint-results-'))
    const path = join(folder, 'results.jsonl')
    return {path, folder, descriptor: openSync(path, 'wx', 0o600)}
  } catch (error) {
    throw writeError(error, whatFor(parent))
  }
}

const whatFor = (folder: string): string =>
  `\`${folder}\`, where results are kept that memory has no room for`
