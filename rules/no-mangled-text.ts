import {defineRule, findingAt, quote} from '../src/rule.ts'

export default defineRule({
  id: 'no-mangled-text',
  family: 'trainer',
  summary: 'Disallow text that the trainer changes on its way to the encoder.',
  why: 'ai-toolkit puts a space after every comma, also inside a number; the wildcards of sd-scripts take the braces of JSON and of other wildcards apart.',
  source:
    'ai-toolkit `dataloader_mixins.py` L382 (split and join at commas); sd-scripts process_caption (`\\{([^}]+)\\}`)',
  examples: [
    {note: 'A space more between words is no loss.', trainer: 'ai-toolkit', ok: 'a hill, a tree,and a stone'},
    {trainer: 'sd-scripts', ok: 'a crowd of 1,000 people'},
    {trainer: {name: 'sd-scripts', wildcards: true}, ok: 'a {red|blue} ball, {{literal}}'},
    {
      trainer: 'ai-toolkit',
      notOk: 'a crowd of «1,000» people',
      says: 'Unexpected comma in `1,000`, ai-toolkit makes `1, 000` of it: write the number without'
    },
    {
      trainer: {name: 'sd-scripts', wildcards: true},
      notOk: 'a «{red|{dark|light} blue}» ball',
      says: 'Unexpected wildcard inside a wildcard, sd-scripts makes junk of `{red|{dark|light} blue}`: write the alternatives out'
    },
    {
      trainer: {name: 'sd-scripts', wildcards: true},
      notOk: '«{"scene": "a hill|a field"}»',
      says: 'Unexpected JSON, sd-scripts takes its braces for a wildcard while `enable_wildcard` is set'
    }
  ],
  *check({text, context: {trainer}}) {
    if (!trainer) return
    const {name, keys} = trainer
    if (trainer.rejoinsCommas && text.includes(',')) {
      for (const {index: start, 0: number} of text.matchAll(/\d+(?:,\d+)+/gu)) {
        const span = {start, end: start + number.length}
        const mangled = number.replaceAll(',', ', ')
        yield findingAt(
          span,
          `Unexpected comma in ${quote(text, span)}, ${name} makes \`${mangled}\` of it: write the number without`
        )
      }
    }
    const readsWildcards = trainer.syntax.some(({kind, isRead}) => kind === 'wildcard' && isRead)
    if (!readsWildcards || !text.includes('{')) return
    const json = /^\s*\{\s*"[\s\S]*\}\s*$/u.exec(text)
    if (json) {
      const span = {start: text.indexOf('{'), end: text.trimEnd().length}
      yield findingAt(
        span,
        `Unexpected JSON, ${name} takes its braces for a wildcard while \`${keys.wildcards}\` is set`
      )
      return
    }
    for (const {index: start, 0: nested} of text.matchAll(/(?<!\{)\{(?!\{)[^{}]*\{[^{}]*\}[^{}]*\}/gu)) {
      const span = {start, end: start + nested.length}
      yield findingAt(
        span,
        `Unexpected wildcard inside a wildcard, ${name} makes junk of ${quote(text, span)}: write the alternatives out`
      )
    }
  }
})
