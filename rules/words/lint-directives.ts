/**
 * Comments that tell a linter, a formatter or a spelling checker to look away. A caption has no comments.
 *
 * Sources: the documentation of the tools named at each entry.
 */
export interface LintDirective {
  /** What is looked for, without the comment marks around it; what it is about (`no-style, no-mood`) belongs to it. */
  readonly pattern: string
  /** It is a directive inside of a comment alone; elsewhere the words may be anything. */
  readonly inComment?: true
  readonly source: string
}

/** Tools whose directives are one word with hyphens: `eslint-disable-next-line`. */
const hyphenated: readonly string[] = [
  'caplint',
  'eslint',
  'oxlint',
  'stylelint',
  'textlint',
  'markdownlint',
  'biome',
  'prettier',
  'tslint',
  'deno-lint',
  'harper',
  'ltex'
]

/** Tools whose directives have a colon: `pylint: disable=C0301`. */
const withColon: readonly string[] = [
  'caplint',
  'cspell',
  'spell-checker',
  'tslint',
  'pylint',
  'pyright',
  'mypy',
  'ruff',
  'flake8',
  'yapf',
  'fmt',
  'isort',
  'rubocop',
  'ltex',
  'proselint'
]

/** What tools are told to do. */
const orders: readonly string[] = [
  'disable',
  'enable',
  'ignore',
  'skip',
  'noqa',
  'capture',
  'restore',
  'off',
  'on'
]

/** Ids of rules (`no-style`, `MD013`, `E501`), with commas or blanks between them. */
const ids = String.raw`(?:[ \t]*[:=,]?[ \t]*(?:[a-z@]+\d*(?:[-/][a-z\d]+)+|[A-Z]{1,6}\d{2,5})(?![\w-]))*`

const oneOf = (names: readonly string[]): string => `(?:${names.join('|')})`

export const lintDirectives: readonly LintDirective[] = [
  {
    pattern: String.raw`\b${oneOf(hyphenated)}-${oneOf(orders)}(?:-[a-z]+)*${ids}`,
    source: 'ESLint, oxlint, stylelint, textlint, markdownlint, Biome, Prettier'
  },
  {
    pattern: String.raw`\b${oneOf(withColon)}:[ \t]?${oneOf(orders)}(?:-[a-z]+)*\b${ids}`,
    source: 'cspell, Pylint, Pyright, mypy, Ruff, flake8, RuboCop, LTeX, proselint'
  },
  {
    pattern: String.raw`\bcaplint[ \t]+${oneOf(orders)}(?:-[a-z]+)*\b${ids}`,
    source: 'what one would write for caplint, after the comments of Vale and remark-lint'
  },
  {
    pattern: String.raw`(?:vale|lint|alex|textlint|remark|proselint|markdownlint)[ \t]+${oneOf(orders)}\b${ids}`,
    inComment: true,
    source: 'Vale (`<!-- vale off -->`), remark-lint (`<!-- lint disable -->`), alex (`<!-- alex ignore -->`)'
  },
  {pattern: String.raw`noqa\b${ids}`, inComment: true, source: 'flake8 and Ruff: `# noqa: E501`'},
  {
    pattern: String.raw`type:[ \t]?ignore\b(?:\[[\w, -]*\])?`,
    inComment: true,
    source: 'mypy and Pyright: `# type: ignore[arg-type]`'
  },
  {
    pattern: String.raw`@ts-(?:ignore|expect-error|nocheck)\b`,
    source: 'TypeScript'
  },
  {
    pattern: String.raw`(?:NOLINT|nolint)(?:NEXTLINE)?\b(?::\w+)?`,
    inComment: true,
    source: 'clang-tidy and golangci-lint'
  }
]

/** What stands before and behind a comment; where there is no `close`, the comment goes as far as the directive does. */
export const commentMarks: readonly {readonly open: string; readonly close?: string}[] = [
  {open: '<!--', close: '-->'},
  {open: '/*', close: '*/'},
  {open: '{/*', close: '*/}'},
  {open: '//'},
  {open: '#'}
]
