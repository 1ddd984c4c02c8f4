import {Chalk} from 'chalk'
import type {
  DatasetMessage,
  Failure,
  ItemResult,
  Message,
  ReportedSeverity,
  Skipped
} from '../engine/report.ts'
import {captionLines} from './caption-lines.ts'
import {printable} from './printable.ts'
import type {ReportContext, Reporter} from './reporter.ts'
import {count, fixedLine, itemsLine, problemsLine} from './summary-lines.ts'
import {wrapText} from './wrap-text.ts'

const indent = '  '
const severityWidth = 'error'.length
/** Paths listed under one line; the line says how many more there are. */
const listedPaths = 10

interface Style {
  readonly columns: number
  readonly severity: (severity: ReportedSeverity, text: string) => string
  readonly heading: (text: string) => string
  readonly faint: (text: string) => string
}

function styleFor({color, width}: ReportContext): Style {
  const chalk = new Chalk({level: color ? 1 : 0})
  return {
    columns: width,
    severity: (severity, text) => (severity === 'error' ? chalk.red(text) : chalk.yellow(text)),
    heading: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text)
  }
}

/**
 * For people: by file, the caption once, with the offending words underlined, then a line per message. Severity is a
 * word and marks are characters, so that nothing is lost without colour or when read aloud.
 */
export const stylish: Reporter = function* (report, context) {
  const style = styleFor(context)
  for (const result of report.results) yield block(itemLines(result, style))
  if (report.datasetMessages.length > 0) yield block(datasetLines(report.datasetMessages, style))
  if (report.skipped.length > 0) yield block(passedOverLines(report.skipped, style))
  if (report.failures.length > 0) yield block(failureLines(report.failures, style))
  if (report.notes.length > 0) yield block(noteLines(report.notes, style))
  const {summary, failures} = report
  const worst = summary.errors + failures.length > 0 ? 'error' : summary.warnings > 0 ? 'warn' : undefined
  const problems = problemsLine(summary, failures.length, context.quiet)
  const fixed = fixedLine(report)
  if (fixed) yield `${[...wrapText(fixed, '', 0, style.columns)].join('\n')}\n`
  for (const line of wrapText(itemsLine(summary), '', 0, style.columns)) yield `${line}\n`
  for (const line of wrapText(problems, '', 0, style.columns))
    yield `${worst ? style.severity(worst, line) : line}\n`
}

const block = (lines: Iterable<string>): string => `${[...lines].join('\n')}\n\n`

function* itemLines({path, caption, messages}: ItemResult, style: Style): Iterable<string> {
  yield style.heading(printable(path))
  const aboutWords = messages.filter(({about}) => about === undefined)
  if (caption?.trim() && aboutWords.length > 0) {
    const columns = style.columns - indent.length
    for (const line of captionLines(caption, aboutWords, columns, style.severity)) yield indent + line
  }
  const places = messages.map(placeOf)
  const placeWidth = places.reduce((width, {length}) => Math.max(width, length), 0)
  for (const [index, message] of messages.entries()) {
    const place = placeWidth > 0 ? `${(places[index] ?? '').padEnd(placeWidth)}  ` : ''
    yield* messageLines(message, place, style)
  }
}

/** Where a message stands, unless it is about the files as a whole. */
const placeOf = ({about, line, column}: Message): string =>
  about === 'files' && line === 1 && column === 1 ? '' : `${line}:${column}`

function* messageLines(
  {severity, message, rule, notFixed}: Pick<Message, 'severity' | 'message' | 'rule' | 'notFixed'>,
  place: string,
  style: Style
): Iterable<string> {
  const word = style.severity(severity, severity.padEnd(severityWidth))
  const lead = `${indent}${word}  ${style.faint(place)}`
  const leadWidth = indent.length + severityWidth + 2 + place.length
  const id = `(${printable(rule)})`
  for (const line of wrapText(`${message} ${id}`, lead, leadWidth, style.columns))
    yield line.endsWith(id) ? line.slice(0, -id.length) + style.faint(id) : line
  if (notFixed === undefined) return
  for (const line of wrapText(`Not fixed: ${notFixed}`, ' '.repeat(leadWidth), leadWidth, style.columns))
    yield line
}

function* datasetLines(messages: readonly DatasetMessage[], style: Style): Iterable<string> {
  yield style.heading('Across the dataset')
  for (const message of messages) {
    yield* messageLines(message, '', style)
    yield* pathLines(message.paths, style)
  }
}

/** By reason, so that a thousand files passed over for one reason are one entry. */
function* passedOverLines(skipped: readonly Skipped[], style: Style): Iterable<string> {
  yield style.heading('Passed over')
  const byReason = new Map<string, string[]>()
  for (const {path, reason} of skipped) {
    const paths = byReason.get(reason)
    if (paths) paths.push(path)
    else byReason.set(reason, [path])
  }
  for (const [reason, paths] of byReason) {
    const amount = paths.length > 1 ? ` (${count(paths.length, 'file')})` : ''
    yield* wrapText(`${reason}${amount}`, indent, indent.length, style.columns)
    yield* pathLines(paths, style)
  }
}

/** Paths are not broken, so that they can be copied. */
function* pathLines(paths: readonly string[], {columns}: Style): Iterable<string> {
  const pathIndent = indent + ' '.repeat(severityWidth + 2)
  for (const path of paths.slice(0, listedPaths)) yield pathIndent + printable(path)
  const more = paths.length - listedPaths
  if (more > 0) {
    const text = `and ${count(more, 'more file')} (--format json lists all)`
    yield* wrapText(text, pathIndent, pathIndent.length, columns)
  }
}

function* noteLines(notes: readonly string[], style: Style): Iterable<string> {
  yield style.heading('Please note')
  for (const note of notes) yield* wrapText(note, indent, indent.length, style.columns)
}

function* failureLines(failures: readonly Failure[], style: Style): Iterable<string> {
  for (const line of wrapText('Failures: caplint could not do all of its job', '', 0, style.columns)) {
    yield style.heading(line)
  }
  for (const {message, path, rule, stack} of failures) {
    const where = path === undefined || message.includes(path) ? '' : `${path}: `
    const id = rule === undefined || message.includes(rule) ? '' : ` (${rule})`
    yield* wrapText(`${where}${message}${id}`, indent, indent.length, style.columns)
    for (const line of stack?.split('\n') ?? []) yield style.faint(`${indent}${indent}${printable(line)}`)
  }
}
