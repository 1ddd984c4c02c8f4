import {contains, defineRule, quote, v} from '../src/rule.ts'
import {promptSyntax, promptSyntaxKinds} from './words/prompt-syntax.ts'

export default defineRule({
  id: 'no-prompt-syntax',
  family: 'residue',
  summary: 'Disallow the syntax of prompts: weights, escapes, networks, generation settings.',
  why: 'A caption that was pasted from a prompt brings along what only a prompt box reads. Trainers encode it as text, so that brackets, numbers and file names are learned as part of the picture.',
  source:
    'Source of sd-scripts (weights and escapes are text without `--weighted_captions`; issues 336 and 388); BooruDatasetTagManager issue 108 (unwanted `\\(`)',
  options: {
    allow: v.optional(
      v.pipe(
        v.array(v.picklist(promptSyntaxKinds)),
        v.description('Syntax that may stand: `weight` and `escape` if you train with `--weighted_captions`.')
      ),
      []
    )
  },
  examples: [
    {
      note: 'What trainers read stays: placeholders, alternatives, the keep-tokens separator.',
      ok: '[trigger] ||| a {red|blue} kite (a toy) at 16:9, in the sky'
    },
    {options: {allow: ['weight', 'escape']}, ok: 'kaede \\(original\\), (hands:1.3), 1girl, train'},
    {
      notOk: 'a girl on a bench, «(hands:1.3)» held away, «((smile))»',
      says: 'Unexpected weight `(hands:1.3)`, trainers take it for text',
      fixed: 'a girl on a bench, hands held away, smile'
    },
    {notOk: 'kaede «\\(»original«\\)», 1girl, train', fixed: 'kaede (original), 1girl, train'},
    {notOk: '«<lora:ayln:0.8>» a woman holding a candle'},
    {notOk: 'a fox in the snow «--ar 16:9» «--v 6»'},
    {notOk: 'a fox in the snow «Negative prompt: blurry Steps: 20, Sampler: Euler a»'}
  ],
  *check({text, anchorMatches}, {allow}) {
    for (const {kind, signs, pattern, what} of promptSyntax) {
      if (allow.includes(kind) || !signs.some((sign) => text.includes(sign))) continue
      for (const match of text.matchAll(pattern)) {
        const [start, end] = [match.index, match.index + match[0].trimEnd().length]
        if (anchorMatches.some((anchor) => contains(anchor, {start, end}))) continue
        const message = `Unexpected ${what} ${quote(text, {start, end})}, trainers take it for text`
        const kept = match.groups?.keep
        if (kept === undefined) yield {start, end, message}
        else yield {start, end, message, fix: {start, end, text: kept.trim(), type: 'safe'}}
      }
    }
  }
})
