import type {Place} from './reported-finding.ts'
import {printable} from './printable.ts'

/** How loud an annotation is. */
export type AnnotationLevel = 'error' | 'warning' | 'notice'

/** Something that GitHub shows beside a file or in the list of a run. */
export interface Annotation {
  readonly level: AnnotationLevel
  readonly title: string
  readonly message: string
  readonly place?: Place | undefined
}

/** GitHub cuts messages at 64 KiB; nobody reads a tenth of that beside a line. UTF-16 code units. */
const longestMessage = 4000

/** The line of a log that makes an annotation: `::error file=a.txt,line=1,title=…::message`. */
export function githubCommand({level, title, message, place}: Annotation): string {
  const {path, line, range} = place ?? {}
  // GitHub takes columns only where they are those of one line.
  const columns = range && line === range.endLine ? {col: range.column, endColumn: range.endColumn} : {}
  const properties = {file: path, line, endLine: range?.endLine, ...columns, title}
  const written = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapedProperty(String(value))}`]
  )
  return `::${level} ${written.join(',')}::${escapedData(printable(cut(message)))}`
}

const cut = (text: string): string =>
  text.length > longestMessage ? `${text.slice(0, longestMessage)}…` : text

const escapedData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

/** Escaped first, so that GitHub reads back the very path; what it has no escape for is made visible. */
const escapedProperty = (text: string): string =>
  printable(escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C'))
