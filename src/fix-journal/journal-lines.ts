import {isUtf8} from 'node:buffer'
import {createHash} from 'node:crypto'
import * as v from 'valibot'

/** The version of the lines below; a reader refuses newer ones, for it would restore what it does not understand. */
export const journalVersion = 1

const head = v.object({
  version: v.number(),
  /** When the run began, ISO 8601. */
  started: v.string(),
  /** Version of caplint. */
  caplint: v.optional(v.string()),
  /** Absolute path of the working directory of the run. */
  cwd: v.string(),
  /** Folder of the files: relative to that of the config where the journal lies beside one, else absolute. */
  root: v.string()
})

const change = v.object({
  /** Relative to the root, `/` as separator. */
  path: v.string(),
  /** The root of this file where it is another one than the run's. */
  root: v.optional(v.string()),
  /** What the file held: text, base64 where it was no UTF-8, or null where there was no file. */
  before: v.union([v.string(), v.object({base64: v.string()}), v.null()]),
  beforeHash: v.nullable(v.string()),
  afterHash: v.string()
})

const end = v.object({ended: v.string(), files: v.number()})
const undone = v.object({undone: v.string(), restored: v.number(), left: v.number()})

/** The first line of a journal: what run this is. */
export type JournalHead = v.InferOutput<typeof head>

/** One change of one file. */
export interface JournaledChange {
  readonly path: string
  readonly root?: string | undefined
  /** `undefined` where the run made the file. */
  readonly before: Buffer | undefined
  /** Hash of `before`; `undefined` where the run made the file. */
  readonly beforeHash: string | undefined
  /** Hash of what the run wrote. */
  readonly afterHash: string
}

/** Any other line of a journal: a change; the end of the run; that the run was undone. */
export type JournalLine =
  | {readonly change: JournaledChange}
  | {readonly ended: string; readonly files: number}
  | {readonly undone: string; readonly restored: number; readonly left: number}

/** SHA-256 of bytes, in hexadecimal. */
export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Any value as a line, with its break. JSON escapes line breaks, so that a line is never two. */
export const lineOf = (value: object): Buffer => Buffer.from(`${JSON.stringify(value)}\n`)

/** A change as a line. Text stands as text, so that people find a lost caption with any editor. */
export const changeLine = (change: {
  readonly path: string
  readonly root?: string | undefined
  readonly before: Buffer | undefined
  readonly after: Buffer
}): Buffer => {
  const {path, root, before, after} = change
  return lineOf({
    path,
    ...(root === undefined ? {} : {root}),
    before: !before ? null : isUtf8(before) ? before.toString() : {base64: before.toString('base64')},
    beforeHash: before ? hashOf(before) : null,
    afterHash: hashOf(after)
  })
}

/** The first line of a journal; `undefined` where it is none. */
export function readHead(line: string): JournalHead | undefined {
  const parsed = v.safeParse(head, jsonOf(line))
  return parsed.success ? parsed.output : undefined
}

/** A line behind the first; `undefined` where it is damaged. */
export function readLine(line: string): JournalLine | undefined {
  const value = jsonOf(line)
  for (const schema of [end, undone]) {
    const parsed = v.safeParse(schema, value)
    if (parsed.success) return parsed.output
  }
  const parsed = v.safeParse(change, value)
  return parsed.success ? changeOf(parsed.output) : undefined
}

function changeOf({path, root, before, beforeHash, afterHash}: v.InferOutput<typeof change>) {
  const bytes =
    before === null
      ? undefined
      : typeof before === 'string'
        ? Buffer.from(before)
        : Buffer.from(before.base64, 'base64')
  // A line can be spoilt and still be JSON; what is restored must be what was there.
  if (bytes ? hashOf(bytes) !== beforeHash : beforeHash !== null) return undefined
  return {change: {path, root, before: bytes, beforeHash: beforeHash ?? undefined, afterHash}}
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
