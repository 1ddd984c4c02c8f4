import type {ReadItem} from '../dataset/read-item.ts'
import type {ItemMessage} from './check-item.ts'
import type {Message} from './report.ts'

/** Where messages about a file without a place in it stand. */
const fileStart = {line: 1, column: 1}

/**
 * Gives a message about an item's files its place: where the rule told one, else the caption's own beginning. Inside
 * the caption it stands at offset 0, with no words of it.
 */
export function placeItemMessage(
  {rule, severity, message, span, fix}: ItemMessage,
  {caption}: ReadItem
): Message {
  const start = (span ? caption?.locateInFile(span.start) : caption?.locate(0)) ?? fileStart
  const end = (span && caption?.locateInFile(span.end)) ?? start
  return {
    rule,
    severity,
    message,
    start: 0,
    end: 0,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    text: '',
    about: 'files',
    ...(fix ? {fileFix: fix} : {})
  }
}
