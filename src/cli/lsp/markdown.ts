import {printable} from '../../reporters/printable.ts'

/** What may be markup in Markdown as editors show it. Editors differ in whether they read HTML entities, so there are none. */
const special = /[\\*_{}[\]<>#|~!]/g

/** A text as code on one line: nothing in it is markup, whatever backticks it holds. */
export function code(text: string): string {
  const shown = printable(text)
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map(({length}) => length))
  const fence = '`'.repeat(longest + 1)
  const pad = shown.startsWith('`') || shown.endsWith('`') || shown.trim() === '' ? ' ' : ''
  return `${fence}${pad}${shown}${pad}${fence}`
}

/** A sentence on one line: what it quotes in backticks becomes code, and nothing in it is markup. */
export const sentence = (text: string): string =>
  text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? code(part) : printable(part).replace(special, '\\$&')))
    .join('')
