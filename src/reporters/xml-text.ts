import {printable, printablePieces} from './printable.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;'
}

const withoutMarkup = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character)

/** A text as content or attribute of XML 1.0: no markup, and none of the characters that XML cannot hold. */
export const xmlText = (text: string): string => withoutMarkup(printable(text))

/** What XML 1.0 cannot hold, not even as a reference. */
const notInXml = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/**
 * A path as an attribute of XML: programs read back the very path, as what is unsafe to print stands as a reference. Only
 * what XML cannot hold is an escape, as in {@link xmlText}.
 */
export function xmlPath(path: string): string {
  let text = ''
  for (const piece of printablePieces(path)) {
    const original = path.slice(piece.start, piece.end)
    const isReference = piece.escape && !notInXml.test(original)
    text += isReference ? `&#x${(original.codePointAt(0) ?? 0).toString(16)};` : withoutMarkup(piece.shown)
  }
  return text
}

/** The attributes of an element, each with a space in front; those without a value are left out. */
export const xmlAttributes = (values: Readonly<Record<string, string | number | undefined>>): string =>
  Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${xmlText(String(value))}"`))
    .join('')
