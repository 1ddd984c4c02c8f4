import {defineRule, findingAt, quote, type Span, type SyntaxUse} from '../src/rule.ts'

export default defineRule({
  id: 'no-literal-syntax',
  family: 'trainer',
  summary: 'Disallow wildcards and separators that the trainer takes for text.',
  why: 'Braces and separators mean something to some trainers, under some settings; everywhere else they are trained on as they stand.',
  source:
    'sd-scripts process_caption: `enable_wildcard`, `keep_tokens_separator` (which stays in the text unless tags are shuffled), `secondary_separator`',
  examples: [
    {note: 'Without trainer it may be syntax.', ok: 'annika ||| a {red|blue} ball'},
    {trainer: {name: 'sd-scripts', wildcards: true}, ok: 'annika holding a {red|blue} ball'},
    {
      trainer: {name: 'sd-scripts', keepSeparator: '|||', shuffle: true},
      ok: 'annika, 1girl ||| smile, standing'
    },
    {trainer: {name: 'sd-scripts', secondarySeparator: ';;;'}, ok: '1girl, red hat;;;red shoes'},
    {note: 'Braces around data are no wildcards.', trainer: 'sd-scripts', ok: '{"scene": "a hill"}'},
    {
      trainer: 'sd-scripts',
      notOk: 'annika holding a «{red|blue}» ball',
      says: 'Unexpected wildcard `{red|blue}`, sd-scripts takes it for text unless `enable_wildcard` is set'
    },
    {
      trainer: 'musubi-tuner',
      notOk: 'annika holding a «{red|blue}» ball',
      says: 'Unexpected wildcard `{red|blue}`, musubi-tuner takes it for text'
    },
    {
      note: 'Set, but nothing is shuffled.',
      trainer: {name: 'sd-scripts', keepSeparator: '|||'},
      notOk: 'annika, 1girl «|||» smile, standing',
      says: 'Unexpected separator `|||`, sd-scripts takes it for text unless `shuffle_caption` is set'
    },
    {trainer: 'onetrainer', notOk: '1girl, red hat«;;;»red shoes'}
  ],
  *check({text, context: {trainer}}) {
    for (const syntax of trainer?.syntax ?? []) {
      if (syntax.isRead) continue
      for (const span of occurrences(text, syntax)) {
        const what = syntax.kind === 'wildcard' ? 'wildcard' : 'separator'
        const unless = syntax.key === undefined ? '' : ` unless \`${syntax.key}\` is set`
        yield findingAt(
          span,
          `Unexpected ${what} ${quote(text, span)}, ${trainer?.name} takes it for text${unless}`
        )
      }
    }
  }
})

/** Alternatives between braces: data in braces has colons and quotes, and `{a}` alone may be anything. */
const wildcard = /\{[^{}|:"\n]*(?:\|[^{}|:"\n]*)+\}/gu

function occurrences(text: string, {text: separator}: SyntaxUse): readonly Span[] {
  if (separator === undefined) {
    return [...text.matchAll(wildcard)].map(({index, 0: found}) => ({
      start: index,
      end: index + found.length
    }))
  }
  const found: Span[] = []
  for (let start = text.indexOf(separator); start >= 0; start = text.indexOf(separator, start + 1)) {
    found.push({start, end: start + separator.length})
  }
  return found
}
