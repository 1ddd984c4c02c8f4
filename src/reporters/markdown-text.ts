import {printable} from './printable.ts'

/** What Markdown or HTML could give a meaning to, `www.` and `:` of links included. */
const special = /[^\p{L}\p{N}\p{M}\p{Emoji_Presentation}\p{Join_Control} ,;]/gu
const entity = (character: string): string => `&#${character.codePointAt(0) ?? 0};`

/** A text as code on one line of Markdown: nothing in it is markup, a link, a mention or a table's end. */
export const markdownCode = (text: string): string =>
  `<code>${printable(text).replace(special, entity)}</code>`

/** A message for one line of Markdown: what it quotes in backticks becomes code, and nothing in it is markup. */
export const markdownMessage = (message: string): string =>
  message
    .split('`')
    .map((part, index) => (index % 2 === 1 ? markdownCode(part) : markdownWords(part)))
    .join('')

/** `@` and `#` would mention people and issues also when written as entities, so they stand as code. */
const markdownWords = (text: string): string =>
  printable(text).replace(special, (character) =>
    character === '@' || character === '#' ? `<code>${entity(character)}</code>` : entity(character)
  )

/** A row of a table; the cells are Markdown. */
export const tableRow = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
