import {defineRule, findingAt, placeOfMissing, v} from '../src/rule.ts'

export default defineRule({
  id: 'word-count',
  family: 'length',
  summary: 'Enforce how many words a caption has.',
  why: 'Over-describing is the most common mistake: what the pixels already show becomes a concept beside the anchor. Under-describing gives the model nothing to tell the anchor from what happens to be in the picture.',
  source:
    'Captioning Prompt Guide, "Over-describing" and "Under-describing": its shortest good caption has 6 words, its longest good sentence 26, three of which make the maximum; other guides ask for at most 110 words (Caption-Suite, Krea 2) or 60 to 200 characters of Chinese (the prompt rewriter of Wan 2.2)',
  options: {
    minimum: v.optional(
      v.pipe(v.number(), v.integer(), v.minValue(0), v.description('The fewest words a caption may have.')),
      6
    ),
    maximum: v.optional(
      v.pipe(v.number(), v.integer(), v.minValue(1), v.description('The most words a caption may have.')),
      80
    )
  },
  examples: [
    {anchor: 'annika', ok: 'a side view of annika running'},
    {
      anchor: 'annika',
      note: 'Hyphenated words count once.',
      options: {maximum: 9},
      ok: 'a three-quarter view of annika in mid-air, arms raised'
    },
    {
      anchor: 'annika',
      notOk: 'annika«»',
      says: 'Expected at least 6 words instead of 1, name what is to be controlled by prompt: the camera view, what happens'
    },
    {
      anchor: 'annika',
      options: {minimum: 3},
      notOk: 'annika smiling«»'
    },
    {
      anchor: 'annika',
      options: {maximum: 10},
      notOk: 'a full body shot of annika standing in a park, «with green trees and a blue sky.»',
      says: 'Unexpected 17 words, keep to at most 10: leave out what the pixels already show'
    }
  ],
  instruct: ({maximum}) => `Use at most ${maximum} words`,
  *check(caption, {minimum, maximum}) {
    const {tokens, wordCount} = caption
    if (wordCount > maximum) {
      const surplus = tokens.filter(({kind}) => kind === 'word')[maximum]
      yield {
        start: surplus?.start ?? 0,
        end: tokens.at(-1)?.end ?? caption.text.length,
        message: `Unexpected ${wordCount} words, keep to at most ${maximum}: leave out what the pixels already show`
      }
    }
    const place = placeOfMissing(caption)
    if (place && wordCount < minimum) {
      yield findingAt(
        place,
        `Expected at least ${minimum} words instead of ${wordCount}, name what is to be controlled by prompt: the camera view, what happens`
      )
    }
  }
})
