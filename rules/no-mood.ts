import {defineRule, findingAt, mentions, quote, removalFix, v} from '../src/rule.ts'

export default defineRule({
  id: 'no-mood',
  family: 'omit',
  concepts: ['mood'],
  summary: 'Disallow interpretations of the mood of the picture.',
  why: 'A mood is a reading of the picture, not a part of it: the model finds no pixels for "a sense of nostalgia" and learns noise. What makes the mood (a face, a gesture) can be named instead.',
  source: 'Captioning Prompt Guide, "direct language" in rule 6 for style LoRAs',
  options: {
    allow: v.optional(
      v.pipe(v.array(v.string()), v.description('Moods that may be named, word for word, in any case.')),
      []
    )
  },
  examples: [
    {
      anchor: 'annika',
      note: 'A feeling on a face is an expression.',
      ok: 'a close up of annika in tears, sitting with a sad expression'
    },
    {
      anchor: 'illustration style',
      kind: 'style',
      options: {allow: ['dreamlike']},
      ok: 'a dreamlike mountain landscape with a river in the foreground in illustration style, wide shot'
    },
    {
      anchor: 'annika',
      notOk: 'a medium shot of annika sitting on a bench and looking down, «evoking a sense of nostalgia»',
      says: 'Unexpected mood `evoking a sense of nostalgia`, leave it out: name what can be seen',
      fixed: 'a medium shot of annika sitting on a bench and looking down'
    },
    {
      anchor: 'illustration style',
      kind: 'style',
      notOk: 'a cat sleeping on a stack of books in illustration style. The «overall mood is calm».',
      fixed: 'a cat sleeping on a stack of books in illustration style.'
    }
  ],
  instruct: () => 'Do NOT interpret: no mood, atmosphere, story or feeling of the picture as a whole',
  *check(caption, {allow}) {
    for (const span of mentions(caption, ['mood'], allow)) {
      yield findingAt(
        span,
        `Unexpected mood ${quote(caption.text, span)}, leave it out: name what can be seen`,
        removalFix(caption, span, 'mood', allow).fix
      )
    }
  }
})
