import {
  anchorIsCharacter,
  defineRule,
  findingAt,
  mentions,
  quote,
  removalFix,
  theAnchor,
  v
} from '../src/rule.ts'

export default defineRule({
  id: 'no-clothing',
  family: 'omit',
  concepts: ['clothing'],
  summary: 'Disallow clothing that is not a named secondary concept.',
  why: 'Clothing that is always worn belongs to the anchor. Naming it weakens that, and pays only where outfits vary or should be changed by prompt.',
  source: 'Captioning Prompt Guide, "Deciding What to Tag" and rule 4 for character LoRAs',
  options: {
    allow: v.optional(
      v.pipe(v.array(v.string()), v.description('Clothing that may be named, word for word, in any case.')),
      []
    )
  },
  examples: [
    {
      anchor: 'annika',
      note: 'A pocket that hands are in is part of the pose.',
      ok: 'a full body shot of annika standing in a park, smiling with hands in her pockets'
    },
    {
      anchor: 'annika',
      note: 'Outfits that vary are named as secondary concepts.',
      secondary: ['in her school uniform', 'in the red dress'],
      ok: 'a medium shot of annika in the red dress, posing and looking toward the camera'
    },
    {
      anchor: 'annika',
      options: {allow: ['combat boots']},
      notOk:
        'a full body shot of annika in a «leather jacket» and combat boots, standing with arms at her sides',
      fixed: 'a full body shot of annika in combat boots, standing with arms at her sides'
    },
    {
      anchor: 'annika',
      notOk: 'annika, a woman wearing a «white t-shirt and jeans», standing in a park, smiling happily',
      says: 'Unexpected clothing `white t-shirt and jeans`, leave it to the anchor `annika` or, if it varies, name it as a secondary concept',
      fixed: 'annika, a woman, standing in a park, smiling happily'
    },
    {
      anchor: 'fluid walk',
      kind: 'motion',
      note: 'A motion wears nothing that could be left to it.',
      notOk: 'a man in a «grey suit» showing a fluid walk from the side, arms swinging slowly',
      says: 'Unexpected clothing `grey suit`, leave it out or, if it varies, name it as a secondary concept',
      fixed: 'a man showing a fluid walk from the side, arms swinging slowly'
    },
    {
      anchor: 'annika',
      notOk: 'annika, 1girl, solo, «school uniform», «thighhighs», sitting, from side',
      fixed: 'annika, 1girl, solo, sitting, from side'
    }
  ],
  instruct: (_options, {anchor, kind}) =>
    anchorIsCharacter({kind})
      ? `Do NOT describe what ${anchor} wears: clothing, shoes, headwear, glasses, jewellery, bags`
      : 'Do NOT describe what people wear: clothing, shoes, headwear, glasses, jewellery, bags',
  *check(caption, {allow}) {
    for (const span of mentions(caption, ['clothing'], allow)) {
      yield findingAt(
        span,
        `Unexpected clothing ${quote(caption.text, span)}, leave it ${anchorIsCharacter(caption.context) ? `to ${theAnchor(caption)}` : 'out'} or, if it varies, name it as a secondary concept`,
        removalFix(caption, span, 'clothing', allow).fix
      )
    }
  }
})
