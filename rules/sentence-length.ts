import {defineRule, v} from '../src/rule.ts'

export default defineRule({
  id: 'sentence-length',
  family: 'length',
  register: 'prose',
  summary: 'Limit the words of a sentence.',
  why: 'In a sentence that runs on, what belongs to what gets lost, for the text encoder as for a reader; prompts at inference are short, and captions should read like them.',
  source:
    'Captioning Prompt Guide, "direct language": its longest good sentence has 26 words; the default leaves half as much again',
  options: {
    maximum: v.optional(
      v.pipe(v.number(), v.integer(), v.minValue(1), v.description('The most words a sentence may have.')),
      40
    )
  },
  examples: [
    {
      anchor: 'annika',
      ok: 'a medium shot of annika sitting and turning to look behind her, hand resting on the chair back'
    },
    {
      anchor: 'annika',
      note: 'Each sentence counts by itself.',
      options: {maximum: 6},
      ok: 'annika sits on a chair. She reads a book.'
    },
    {
      anchor: 'annika',
      options: {maximum: 8},
      notOk: 'a shot of annika running down the hill «and then up again»',
      says: 'Unexpected 12 words in one sentence, keep to at most 8: split it or cut it'
    },
    {
      anchor: 'annika',
      options: {maximum: 3},
      notOk: 'annika sits down «on a chair.» She reads.'
    }
  ],
  instruct: ({maximum}) => `Keep every sentence under ${maximum} words`,
  *check({sentences, tokens}, {maximum}) {
    for (const {firstToken, lastToken, end} of sentences) {
      const words = tokens.slice(firstToken, lastToken).filter(({kind}) => kind === 'word')
      const surplus = words[maximum]
      if (!surplus) continue
      yield {
        start: surplus.start,
        end,
        message: `Unexpected ${words.length} words in one sentence, keep to at most ${maximum}: split it or cut it`
      }
    }
  }
})
