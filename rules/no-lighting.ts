import {defineRule, findingAt, mentions, quote, removalFix, v} from '../src/rule.ts'

export default defineRule({
  id: 'no-lighting',
  family: 'omit',
  concepts: ['lighting'],
  summary: 'Disallow descriptions of light and shadow.',
  why: 'Light that is named becomes a concept of its own. It is worth naming only where it varies and should be controlled by prompt; otherwise it spends words on what the pixels show.',
  source:
    'Captioning Prompt Guide, "Deciding What to Tag"; its style captions name light ("soft shadows"), so style LoRAs leave the rule off',
  options: {
    allow: v.optional(
      v.pipe(v.array(v.string()), v.description('Light that may be named, word for word, in any case.')),
      []
    )
  },
  examples: [
    {
      anchor: 'annika',
      note: 'A light smile is no light.',
      ok: 'a close up of annika looking directly at the camera with a light smile'
    },
    {
      anchor: 'annika',
      options: {allow: ['backlit']},
      ok: 'a medium shot of annika sitting and turning to look behind her, backlit'
    },
    {
      anchor: 'annika',
      notOk: 'a medium shot of annika sitting by a window, smiling, «soft natural light»',
      says: 'Unexpected lighting `soft natural light`, leave it out or name it as a secondary concept',
      fixed: 'a medium shot of annika sitting by a window, smiling'
    },
    {
      anchor: 'annika',
      notOk: 'annika, 1girl, sitting, smile, «sunlight», from side',
      fixed: 'annika, 1girl, sitting, smile, from side'
    }
  ],
  instruct: () => 'Do NOT describe light or shadow',
  *check(caption, {allow}) {
    for (const span of mentions(caption, ['lighting'], allow)) {
      yield findingAt(
        span,
        `Unexpected lighting ${quote(caption.text, span)}, leave it out or name it as a secondary concept`,
        removalFix(caption, span, 'lighting', allow).fix
      )
    }
  }
})
