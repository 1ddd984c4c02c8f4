import {defineRule, findingAt, mentions, quote, removalFix, v} from '../src/rule.ts'

export default defineRule({
  id: 'no-quality-words',
  family: 'omit',
  concepts: ['quality'],
  summary: 'Disallow praise and quality boosters.',
  why: 'Words such as "masterpiece" or "highly detailed" name nothing in the picture. They take up tokens and, repeated in every caption, tie themselves to the anchor.',
  source:
    'Captioning Prompt Guide, "direct language"; trainers of tag-based models disagree, see the `tags` preset',
  options: {
    allow: v.optional(
      v.pipe(v.array(v.string()), v.description('Quality words that may stand, word for word, in any case.')),
      []
    )
  },
  examples: [
    {
      anchor: 'annika',
      ok: 'a close up of annika looking directly at the camera with a slight smile, straight on'
    },
    {anchor: 'annika', options: {allow: ['safe']}, ok: 'annika, 1girl, sitting, smile, from side, safe'},
    {
      anchor: 'annika',
      notOk: '«masterpiece», «best quality», annika, 1girl, standing, smile',
      says: 'Unexpected praise `masterpiece`, leave it out: it names nothing in the picture'
    },
    {
      anchor: 'annika',
      notOk: 'annika, 1girl, standing, smile, «best quality», from side',
      fixed: 'annika, 1girl, standing, smile, from side'
    },
    {
      anchor: 'crystal sword',
      kind: 'object',
      notOk: 'a «stunning» crystal sword held in two hands at chest height in a medium shot',
      fixed: 'a crystal sword held in two hands at chest height in a medium shot'
    }
  ],
  instruct: () => 'Do NOT praise: no "masterpiece", "highly detailed", "stunning", "8k"',
  *check(caption, {allow}) {
    for (const span of mentions(caption, ['quality'], allow)) {
      yield findingAt(
        span,
        `Unexpected praise ${quote(caption.text, span)}, leave it out: it names nothing in the picture`,
        removalFix(caption, span, 'quality', allow).fix
      )
    }
  }
})
