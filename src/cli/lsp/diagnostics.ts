import {pathToFileURL} from 'node:url'
import {resolve} from 'node:path'
import {
  type Diagnostic,
  DiagnosticSeverity,
  type DiagnosticRelatedInformation,
  type Range
} from 'vscode-languageserver/node'
import type {DatasetMessage, Failure, Message, ReportedSeverity} from '../../engine/report.ts'
import {printable} from '../../reporters/printable.ts'
import type {OpenDocument} from './open-document.ts'

const severities: Readonly<Record<ReportedSeverity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warn: DiagnosticSeverity.Warning
}

const source = 'caplint'

/** Other captions that a comparison names, of which an editor shows each on a line. */
const mostRelated = 10

/** Where a message stands. */
export const rangeOf = (message: Message, document: OpenDocument): Range => ({
  start: document.positionOf(message),
  end: document.positionOf({line: message.endLine, column: message.endColumn})
})

/** A message about a caption or its files, where it stands. */
export const messageDiagnostic = (message: Message, document: OpenDocument): Diagnostic => ({
  range: rangeOf(message, document),
  severity: severities[message.severity],
  code: message.rule,
  source,
  message: printable(message.message),
  ...(message.fix ? {data: {fix: message.fix}} : {})
})

/** What keeps a file from being linted, at its place, or at the beginning. */
export function failureDiagnostic(
  {message, rule, line = 1, column = 1}: Failure,
  document: OpenDocument
): Diagnostic {
  const start = document.positionOf({line, column})
  return {
    range: {start, end: start},
    severity: DiagnosticSeverity.Error,
    ...(rule === undefined ? {} : {code: rule}),
    source,
    message: printable(message)
  }
}

/**
 * What comparing has found about captions of the document, each at the beginning of its caption; the others are related.
 * @param shown The document's path, as reports show it.
 */
export function* comparisonDiagnostics(
  messages: ReadonlyMap<string, readonly DatasetMessage[]>,
  shown: string,
  cwd: string,
  document: OpenDocument
): Iterable<Diagnostic> {
  for (const [place, ofPlace] of messages) {
    const {path, line} = placeOf(place)
    if (path !== shown) continue
    const start = document.positionOf({line, column: 1})
    for (const {rule, severity, message, paths} of ofPlace) {
      const others = [...new Set(paths)].filter((other) => other !== place)
      yield {
        range: {start, end: start},
        severity: severities[severity],
        code: rule,
        source,
        message: printable(message),
        relatedInformation: others.slice(0, mostRelated).map((other) => related(other, cwd))
      }
    }
  }
}

/** A place of a report taken apart: `images/a.txt`, or `metadata.jsonl:12`. No caption file ends in a colon and a number. */
function placeOf(place: string): {readonly path: string; readonly line: number} {
  const [, path = place, line = '1'] = /^(.+):(\d+)$/.exec(place) ?? []
  return {path, line: Number(line)}
}

function related(place: string, cwd: string): DiagnosticRelatedInformation {
  const {path, line} = placeOf(place)
  const start = {line: line - 1, character: 0}
  return {
    location: {uri: pathToFileURL(resolve(cwd, path)).href, range: {start, end: start}},
    message: printable(place)
  }
}
