import type {FileFix, Fix} from '../rule.ts'

export const severities = ['off', 'warn', 'error'] as const
export type Severity = (typeof severities)[number]
/** The severity of something that is reported. */
export type ReportedSeverity = Exclude<Severity, 'off'>

/** A finding with its severity and its place in the file. */
export interface Message {
  readonly rule: string
  readonly severity: ReportedSeverity
  readonly message: string
  /** UTF-16 offsets into the caption as found in its slot. */
  readonly start: number
  readonly end: number
  /** 1-based places in the file; columns count UTF-16 code units, the end is exclusive. */
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  /** The words concerned; empty where something is missing. */
  readonly text: string
  /** There where the message is about the item's files: it has no place in the caption, and `start` is 0. */
  readonly about?: 'files'
  readonly fix?: Fix
  /** What would mend a message about the item's files. */
  readonly fileFix?: FileFix
  /** Why a fix that was asked for did not land: a sentence without final stop. */
  readonly notFixed?: string
}

/** What was found in one item. */
export interface ItemResult {
  /** The caption's file, or the media where there is no caption file; relative to the working directory, `/` separated. */
  readonly path: string
  readonly media?: string
  /** Absent where there is no caption or it cannot be decoded. */
  readonly caption?: string
  readonly messages: readonly Message[]
}

/** What was found by comparing captions. */
export interface DatasetMessage {
  readonly rule: string
  readonly severity: ReportedSeverity
  readonly message: string
  /** The captions concerned, as in `ItemResult.path`; in a file that holds many, with the line: `metadata.jsonl:12`. */
  readonly paths: readonly string[]
}

/** How a finding was mended: by a rule, without or with a change of words, or by a language model. */
export const fixTypes = ['safe', 'rewrite', 'llm'] as const
export type FixType = (typeof fixTypes)[number]

/** A finding that is mended. */
export interface FixedFinding {
  readonly rule: string
  readonly severity: ReportedSeverity
  readonly type: FixType
  readonly message: string
}

/** A caption that was mended, or would be. */
export interface FixedCaption {
  /** As `ItemResult.path`. */
  readonly path: string
  /** Line of the caption in a file that holds many, from 1. */
  readonly line?: number
  readonly media?: string
  readonly before: string
  readonly after: string
  readonly fixes: readonly FixedFinding[]
}

/** Something that kept caplint from doing its job: an unreadable file, a rule that crashed. Makes the exit code 2. */
export interface Failure {
  /** One sentence: what, where, what to do. */
  readonly message: string
  readonly path?: string
  /** Place in the file at `path`, where it is known: from 1, in a table of binary data the row. */
  readonly line?: number
  /** From 1, in UTF-16 code units; only beside a line. */
  readonly column?: number
  /** There where nothing to lint was found at `path`, which may be a spelling mistake. */
  readonly kind?: 'nothing-found'
  readonly rule?: string
  /** Stack of a bug, for a crashed rule. */
  readonly stack?: string
}

/** A caption file or media that was passed over, and why. Counted in `summary.skipped`. */
export interface Skipped {
  readonly path: string
  readonly reason: string
}

export interface Summary {
  /** Items found: pairs of media and caption, media alone, captions alone. */
  readonly items: number
  /** Items whose caption was linted. */
  readonly linted: number
  /** Items left out by `ignore`. */
  readonly ignored: number
  /** Items that could not be linted (unreadable, undecodable) or hold no caption. */
  readonly skipped: number
  /** Of those skipped, the ones whose caption could not be read; there where there are any. */
  readonly unreadable?: number
  readonly errors: number
  readonly warnings: number
  /** Findings that are suppressed: neither listed nor counted as errors or warnings; there where there are any. */
  readonly suppressed?: number
  readonly fixable: number
  /** Items in the datasets, of which `items` changed; there where changed ones alone are reported. */
  readonly changedOf?: number
  /** Findings that were mended, or would be; there where fixing was asked for. */
  readonly fixed?: number
}

/** Everything a run found; the `--format json` report is this object with `version` in front. */
export interface Report {
  readonly summary: Summary
  /**
   * Items with at least one message, sorted by path. May be gone through any number of times, and need not be held in
   * memory: whoever reads it keeps no more of it than is asked for.
   */
  readonly results: Iterable<ItemResult>
  readonly datasetMessages: readonly DatasetMessage[]
  /** Captions that were mended, or would be, sorted by path; there where fixing was asked for. Messages are what is left. */
  readonly fixed?: readonly FixedCaption[]
  /** There where nothing was written: `fixed` tells what would be, and the messages what would be left. */
  readonly dryRun?: true
  readonly failures: readonly Failure[]
  readonly skipped: readonly Skipped[]
  /** What a person should know about the run besides findings: one sentence each. */
  readonly notes: readonly string[]
  /** Milliseconds by part of the run, slowest first, where the run was measured. */
  readonly stats?: readonly {readonly part: string; readonly milliseconds: number}[]
}

/** A report whose results are held in memory, as the API gives it to programs. */
export interface WholeReport extends Report {
  readonly results: readonly ItemResult[]
}
