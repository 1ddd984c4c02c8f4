import {defineRule, findingAt, type Fix, quote, type Span} from '../src/rule.ts'
import {commentMarks, lintDirectives} from './words/lint-directives.ts'

const escaped = (text: string): string => text.replaceAll(/[.*/{}]/g, String.raw`\$&`)

/** A directive in each of the comments that there are, with what else the comment says, then without any comment. */
const pattern = new RegExp(
  [
    ...commentMarks.map(({open, close}) => {
      const start = `${escaped(open)}[ \t]*${anyOf(lintDirectives)}`
      return close === undefined ? start : `${start}(?:(?!${escaped(close)})[^])*${escaped(close)}`
    }),
    anyOf(lintDirectives.filter(({inComment}) => !inComment))
  ].join('|'),
  'gu'
)

function anyOf(directives: typeof lintDirectives): string {
  return `(?:${directives.map((directive) => directive.pattern).join('|')})`
}

/** A caption without any of these holds no directive, which spares most captions the pattern. */
const sign = /lint|noqa|nolint|NOLINT|ignore|disable|skip|@ts-|:\s?(?:off|on)\b|vale|biome|alex/u

export default defineRule({
  id: 'no-lint-directive',
  family: 'residue',
  summary: 'Disallow comments to linters in captions.',
  why: 'A caption has no comments: every byte of it goes to the text encoder, and `caplint-disable` is learned like any other word. Findings are accepted in `caplint-suppressions.json`, beside the captions.',
  source: 'the documentation of ESLint, Ruff, Biome, Vale, markdownlint, cspell and others',
  examples: [
    {
      notOk: '«caplint-disable-next-line no-style»\nannika on a bench, oil painting',
      says: 'Unexpected lint directive `caplint-disable-next-line no-style`, take it away: it would be trained on',
      fixed: 'annika on a bench, oil painting'
    },
    {notOk: '«<!-- caplint ignore -->» annika on a bench', fixed: 'annika on a bench'},
    {notOk: 'annika on a bench, oil painting  «# noqa: E501»', fixed: 'annika on a bench, oil painting'},
    {
      notOk: 'annika on a bench «/* eslint-disable no-mood -- the client wants it */», side view',
      fixed: 'annika on a bench, side view'
    },
    {notOk: 'a cat, asleep, «prettier-ignore»', fixed: 'a cat, asleep'},
    {
      note: 'Nothing else: then there is no caption to keep.',
      notOk: '«// biome-ignore lint/style»'
    },
    {
      note: 'Written in the picture, with no tool behind it.',
      ok: 'a sign that says "do not disable", annika ignores it, lint on her sleeve, hashtag #noqatravel'
    },
    {note: 'A tag that begins with a number sign.', ok: '#1 fan, annika, valley on the left, alex: ignore me'}
  ],
  *check({text}) {
    if (!sign.test(text)) return
    for (const match of text.matchAll(pattern)) {
      const start = match.index
      const span = {start, end: start + match[0].trimEnd().length}
      const fix = withoutDirective(text, span)
      yield findingAt(
        span,
        `Unexpected lint directive ${quote(text, span)}, take it away: it would be trained on`,
        fix
      )
    }
  }
})

/** Takes the directive away with the white space that it stood in; none where nothing else would be left. */
function withoutDirective(text: string, {start, end}: Span): Fix | undefined {
  const before = text.slice(0, start).trimEnd()
  const after = text.slice(end)
  const rest = after.trimStart()
  if (before === '' && rest === '') return undefined
  if (before === '') return {start, end: text.length - rest.length, text: '', type: 'rewrite'}
  // A list of tags does not end with the comma before what is gone.
  const kept = rest === '' ? before.replace(/[\s,]+$/u, '') : before
  // What follows keeps its own distance: a line break, a space, or none before a comma.
  return {start: kept.length, end, text: '', type: 'rewrite'}
}
