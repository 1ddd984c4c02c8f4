import type {Failure, Message, Report, ReportedSeverity} from '../engine/report.ts'

/** Where a finding stands. Without a line it is about the file as a whole. */
export interface Place {
  /** As in the report: relative to the working directory. */
  readonly path: string
  readonly line?: number
  /** With a column come the others; in UTF-16 code units, from 1, the end exclusive. */
  readonly range?: Pick<Message, 'column' | 'endLine' | 'endColumn'>
}

/** A finding of an item or of the dataset, in the one shape that platforms want. */
export interface ReportedFinding {
  readonly rule: string
  readonly severity: ReportedSeverity
  /** With the reason why it was not fixed, where a fix was asked for. */
  readonly message: string
  /** At least one; the first is where it is shown, the others are concerned as well. */
  readonly places: readonly Place[]
  /** The words concerned; empty where something is missing, and for findings about files and datasets. */
  readonly text: string
  readonly media?: string
  /** The caption and the message that the finding was made of, where it is about words. */
  readonly origin?: FindingOrigin
}

/** What a finding about words was made of. */
export interface FindingOrigin {
  readonly caption: string
  readonly message: Message
  /** The file is known to start with a byte order mark: a finding says so. No line or column counts it. */
  readonly byteOrderMark: boolean
}

/** All findings of a report: those of items, then those of the dataset. */
export function* reportedFindings({results, datasetMessages}: Report): Iterable<ReportedFinding> {
  for (const {path, media, caption, messages} of results) {
    const byteOrderMark = messages.some(({fileFix}) => fileFix?.remove === 'byte-order-mark')
    for (const message of messages) {
      const {rule, severity, text, notFixed} = message
      yield {
        rule,
        severity,
        message: notFixed === undefined ? message.message : `${message.message}; not fixed: ${notFixed}`,
        places: [placeOf(path, message)],
        text,
        ...(media === undefined ? {} : {media}),
        ...(caption === undefined || message.about === 'files'
          ? {}
          : {origin: {caption, message, byteOrderMark}})
      }
    }
  }
  for (const {rule, severity, message, paths} of datasetMessages) {
    yield {rule, severity, message, places: paths.map(datasetPlace), text: ''}
  }
}

function placeOf(path: string, {about, line, column, endLine, endColumn}: Message): Place {
  if (about === 'files' && line === 1 && column === 1) return {path}
  return {path, line, range: {column, endLine, endColumn}}
}

/** Where a failure stands; of one without a file, under the path given. */
export function failurePlace({path, line, column}: Failure, otherwise: string): Place {
  if (path === undefined || line === undefined) return {path: path ?? otherwise}
  return column === undefined ? {path, line} : {path, line, range: {column, endLine: line, endColumn: column}}
}

/** A place as it is written for people: `metadata.jsonl:12:5`. */
export const placeText = ({path, line, range}: Place): string =>
  [path, line, range?.column].filter((part) => part !== undefined).join(':')

/** In a file that holds many captions, a dataset finding names the line: `metadata.jsonl:12`. */
function datasetPlace(path: string): Place {
  const [, file, line] = /^(.+):(\d+)$/s.exec(path) ?? []
  return file === undefined ? {path} : {path: file, line: Number(line)}
}
