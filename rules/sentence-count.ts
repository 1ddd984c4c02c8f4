import {type Caption, defineRule, findingAt, placeOfMissing, v} from '../src/rule.ts'

/** A part of a sentence counts as a statement of its own from here on: "head level throughout", "arms raised high". */
const wordsOfPart = 3

export default defineRule({
  id: 'sentence-count',
  family: 'length',
  register: 'prose',
  summary: 'Enforce how many sentences a caption has.',
  why: 'Too many sentences tell the model what the pixels already show, and every extra detail becomes a concept of its own instead of being baked into the anchor; a movement told in too few leaves its course untold.',
  source:
    'Captioning Prompt Guide: "Keep to 1-3 sentences" (character, style), "2-4 sentences — motion needs more description than static poses", "1-2 sentences" (object)',
  options: {
    minimum: v.optional(
      v.pipe(
        v.number(),
        v.integer(),
        v.minValue(0),
        v.description('The fewest sentences a caption may have.')
      ),
      1
    ),
    maximum: v.optional(
      v.pipe(v.number(), v.integer(), v.minValue(1), v.description('The most sentences a caption may have.')),
      3
    ),
    parts: v.optional(
      v.pipe(
        v.boolean(),
        v.description(
          'Whether the parts of a sentence that commas set off (three words or more) count towards the minimum, as in the good captions of the guide.'
        )
      ),
      true
    )
  },
  examples: [
    {
      anchor: 'annika',
      note: 'A fragment without full stop is a sentence.',
      ok: 'a full body side view of annika running, hair trailing behind with arms pumping'
    },
    {
      anchor: 'fluid walk',
      kind: 'motion',
      options: {minimum: 2, maximum: 4},
      note: 'The guide strings its motion sentences together with commas.',
      ok: 'a figure showing a fluid walk from the side, even pace with relaxed shoulders, slight lean forward on each step'
    },
    {
      anchor: 'fluid walk',
      kind: 'motion',
      options: {minimum: 2, maximum: 4, parts: false},
      notOk: 'a figure showing a fluid walk from the side, even pace with relaxed shoulders«»',
      says: 'Expected at least 2 sentences instead of 1, describe more'
    },
    {
      anchor: 'fluid walk',
      kind: 'motion',
      options: {minimum: 2},
      notOk: 'a figure showing a fluid walk«»'
    },
    {
      anchor: 'annika',
      notOk:
        'A medium shot of annika. She sits on a chair. Her legs are crossed. «She wears boots. There is a lamp.»',
      says: 'Unexpected 5 sentences, keep to at most 3: leave out what the pixels already show'
    },
    {
      anchor: 'crystal sword',
      kind: 'object',
      options: {maximum: 2},
      notOk: 'a crystal sword on a pedestal. wide shot. «straight on.»'
    }
  ],
  instruct: ({minimum, maximum}) =>
    minimum === maximum || minimum === 0
      ? `Keep to ${maximum} ${maximum === 1 ? 'sentence' : 'sentences'}`
      : `Keep to ${minimum}-${maximum} sentences`,
  *check(caption, {minimum, maximum, parts}) {
    const {sentences} = caption
    const surplus = sentences[maximum]
    if (surplus) {
      yield {
        start: surplus.start,
        end: sentences.at(-1)?.end ?? surplus.end,
        message: `Unexpected ${sentences.length} sentences, keep to at most ${maximum}: leave out what the pixels already show`
      }
    }
    const count = parts ? statements(caption) : sentences.length
    const place = placeOfMissing(caption)
    if (place && count < minimum) {
      yield findingAt(place, `Expected at least ${minimum} sentences instead of ${count}, describe more`)
    }
  }
})

/** Sentences, and parts of sentences between commas or semicolons that are long enough to state something. */
function statements({sentences, tokens}: Caption): number {
  let count = 0
  for (const {firstToken, lastToken} of sentences) {
    let words = 0
    let parts = 0
    for (const {kind, text} of tokens.slice(firstToken, lastToken)) {
      if (kind === 'word') words++
      else if (/^[,;:–—-]+$/u.test(text)) {
        if (words >= wordsOfPart) parts++
        words = 0
      }
    }
    count += Math.max(1, parts + (words >= wordsOfPart ? 1 : 0))
  }
  return count
}
