import {defineRule, overlaps, phraseList, quotations, quote, removalFix, v} from '../src/rule.ts'
import {floweryClasses, floweryPhrases} from './words/flowery-phrases.ts'

const phrases = phraseList(
  floweryPhrases.flatMap(({because, phrases}) => phrases.map((phrase) => ({phrase, because}))),
  floweryClasses
)

export default defineRule({
  id: 'no-flowery-language',
  family: 'residue',
  summary: 'Disallow purple prose.',
  why: 'Figures of speech name things that are not in the picture, and words of effect name nothing at all. Nobody writes prompts in them, so what they teach can’t be called up.',
  source:
    'Captioning Prompt Guide, "direct language"; lora-gym’s captioning guide, "no flowery prose"; CogVLM2 issue 111',
  options: {
    allow: v.optional(
      v.pipe(v.array(v.string()), v.description('Phrases that may stand, word for word, in any case.')),
      []
    )
  },
  examples: [
    {ok: 'a tapestry hangs on a wall above a canvas bag', note: 'Things may be called by their names.'},
    {
      ok: 'heat radiates from a stove, light bulbs dance on a string in the wind',
      note: 'So may what they do.'
    },
    {ok: 'a choir singing a symphony of birds', options: {allow: ['symphony of']}},
    {ok: 'a poster that says "A FEAST FOR THE EYES"', note: 'Words in the picture.'},
    {
      notOk: 'annika on a beach, the sky a «symphony of» reds',
      says: 'Unexpected phrase `symphony of`, write what is there: a figure of speech, of which the picture shows nothing'
    },
    {
      notOk: 'a leather handbag on a step, «exuding» timeless charm',
      says: 'Unexpected phrase `exuding`, write what is there: it says what effect the picture has, not what is in it',
      fixed: 'a leather handbag on a step'
    },
    {notOk: 'a bowl of potatoes, a sprig of rosemary «adding a touch of» flavor'},
    {notOk: 'a house that «boasts a» wide porch'}
  ],
  instruct: () =>
    'Use direct language: no metaphors, no flowery words, nothing about the effect of the picture',
  *check(caption, {allow}) {
    if (!caption.isEnglish) return
    const {text, tokens, anchorMatches, secondaryMatches} = caption
    for (const found of phrases.in(tokens)) {
      const {start, end, row} = found
      const excused = [...anchorMatches, ...secondaryMatches, ...quotations(text)]
      if (excused.some((span) => overlaps(span, found))) continue
      const phrase = text.slice(start, end).toLowerCase()
      if (allow.some((allowed) => allowed.toLowerCase() === phrase)) continue
      yield {
        start,
        end,
        message: `Unexpected phrase ${quote(text, found)}, write what is there: ${row.because}`,
        ...removalFix(caption, {start, end}, 'mood', allow)
      }
    }
  }
})
