import {contentWords, defineRule, findingAt, placeOfMissing, v} from '../src/rule.ts'

export default defineRule({
  id: 'require-scene',
  family: 'describe',
  describes: ['action', 'expression', 'appearance', 'clothing', 'place', 'background', 'object-look'],
  summary: 'Require what a picture in the taught style depicts: subjects, objects, composition.',
  why: 'The style is learned as what the pictures have in common. Where the scene goes unsaid, the model takes the subjects for part of the style.',
  source: 'Captioning Prompt Guide, rule 2 for style LoRAs and "Why describe scene content for style LoRAs"',
  options: {
    minWords: v.optional(
      v.pipe(
        v.number(),
        v.integer(),
        v.minValue(1),
        v.description(
          'How many words at least must name something depicted; words for style, camera, light, mood and quality do not count.'
        )
      ),
      2
    )
  },
  examples: [
    {
      anchor: 'illustration style',
      kind: 'style',
      ok: 'a cat sleeping on a stack of books in illustration style, close up, soft shadows'
    },
    {anchor: 'illustration style', kind: 'style', options: {minWords: 1}, ok: 'a cat in illustration style'},
    {
      anchor: 'illustration style',
      kind: 'style',
      note: 'Camera and light say how, not what.',
      notOk: 'illustration style, wide shot, soft shadows«»',
      says: 'Expected a scene, describe the subjects, the objects and what they do'
    },
    {anchor: 'illustration style', kind: 'style', notOk: 'a cat in illustration style«»'}
  ],
  instruct: () => 'Describe what is depicted: subjects, objects, scene composition',
  *check(caption, {minWords}) {
    const place = placeOfMissing(caption)
    if (!place) return
    const notDepicted = caption.concepts(
      'style',
      'quality',
      'mood',
      'lighting',
      'framing',
      'angle',
      'camera',
      'meta',
      'hedge'
    )
    if (contentWords(caption, [...notDepicted, ...caption.anchorMatches]).length >= minWords) return
    yield findingAt(place, 'Expected a scene, describe the subjects, the objects and what they do')
  }
})
