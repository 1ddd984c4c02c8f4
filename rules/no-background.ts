import {briefPlace, defineRule, findingAt, mentions, quote, removal, rewriteFix, v} from '../src/rule.ts'

export default defineRule({
  id: 'no-background',
  family: 'omit',
  concepts: ['background', 'place'],
  summary: 'Disallow described settings; a brief place may stand.',
  why: 'A setting that is described competes with what the captions are to teach, and the pixels show it anyway. A brief place keeps the sentence natural and stays with the words that name it.',
  source:
    'Captioning Prompt Guide, rule 5 for character LoRAs; its own good captions say "walking down a street" and "standing in a park"',
  options: {
    allowPlace: v.optional(
      v.pipe(
        v.boolean(),
        v.description('Whether one brief mention of a place may stand, such as `in a park`.')
      ),
      true
    ),
    allow: v.optional(
      v.pipe(v.array(v.string()), v.description('Settings that may be named, word for word, in any case.')),
      []
    )
  },
  examples: [
    {
      anchor: 'annika',
      note: 'A brief place is not a described setting.',
      ok: 'a closeup shot of annika walking down a street, smiling and looking over her shoulder'
    },
    {
      anchor: 'annika',
      note: 'What the pose rests on is part of the pose.',
      ok: 'a medium shot of annika leaning against a wall, arms crossed with a relaxed expression'
    },
    {
      anchor: 'annika',
      options: {allow: ['white background']},
      ok: 'a full body shot of annika standing, arms crossed, white background'
    },
    {
      anchor: 'annika',
      notOk: 'annika standing in a «park with green trees and a blue sky», smiling happily',
      says: 'Unexpected background `park with green trees and a blue sky`, leave it out or cut it to a brief place',
      fixed: 'annika standing in a park, smiling happily'
    },
    {
      anchor: 'annika',
      options: {allowPlace: false},
      notOk: 'a closeup shot of annika walking «down a street», smiling and looking over her shoulder',
      says: 'Unexpected place `down a street`, leave it out',
      fixed: 'a closeup shot of annika walking, smiling and looking over her shoulder'
    },
    {
      anchor: 'annika',
      notOk: 'annika, 1girl, standing, smile, «white background»',
      fixed: 'annika, 1girl, standing, smile'
    },
    {
      anchor: 'annika',
      notOk: 'a medium shot of annika smiling. The «background is a blurred city street».',
      fixed: 'a medium shot of annika smiling.'
    }
  ],
  instruct: ({allowPlace}) =>
    allowPlace
      ? 'Do NOT describe the background or setting; at most a brief place, such as "in a park"'
      : 'Do NOT describe the background or setting, not even the place',
  *check(caption, {allow, allowPlace}) {
    for (const span of mentions(caption, ['background'], allow)) {
      yield findingAt(
        span,
        `Unexpected background ${quote(caption.text, span)}, leave it out${allowPlace ? ' or cut it to a brief place' : ''}`,
        rewriteFix(
          (allowPlace ? briefPlace(caption, span) : undefined) ??
            removal(caption, span, {going: ['background'], allow})
        ).fix
      )
    }
    if (allowPlace) return
    for (const span of mentions(caption, ['place'], allow)) {
      yield findingAt(
        span,
        `Unexpected place ${quote(caption.text, span)}, leave it out`,
        rewriteFix(removal(caption, span, {going: ['background', 'place'], allow})).fix
      )
    }
  }
})
