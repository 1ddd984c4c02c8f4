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
  id: 'no-appearance',
  family: 'omit',
  concepts: ['appearance'],
  summary: 'Disallow physical traits that the anchor should carry.',
  why: 'A trait that is named becomes a concept of its own, to be switched on and off by prompt, and is no longer baked into the anchor.',
  source: 'Captioning Prompt Guide, "Describing what you want baked in" and rule 4 for character LoRAs',
  options: {
    allow: v.optional(
      v.pipe(v.array(v.string()), v.description('Traits that may be named, word for word, in any case.')),
      []
    )
  },
  examples: [
    {
      anchor: 'annika',
      note: 'Hair in motion is action, not a trait.',
      ok: 'a full body side view of annika running, hair trailing behind with arms pumping'
    },
    {
      anchor: 'annika',
      note: 'A trait named as secondary concept is one that the user wants to control.',
      secondary: ['with red hair'],
      ok: 'a full body shot of annika with red hair standing, looking to the right'
    },
    {
      anchor: 'annika',
      options: {allow: ['red hair']},
      ok: 'a full body shot of annika with red hair standing, looking to the right'
    },
    {
      anchor: 'annika',
      notOk: 'a full body shot of annika with «red hair» standing and looking to the right',
      says: 'Unexpected appearance `red hair`, leave it to the anchor `annika` or name it as a secondary concept',
      fixed: 'a full body shot of annika standing and looking to the right'
    },
    {
      anchor: 'annika',
      note: 'One finding for one enumeration.',
      notOk: 'annika, a «young» woman with «long brown hair and blue eyes», standing in a park',
      fixed: 'annika, a woman, standing in a park'
    },
    {
      anchor: 'fluid walk',
      kind: 'motion',
      note: 'A motion has no hair that could be left to it.',
      notOk:
        'a woman with «blonde hair» showing a fluid walk from the side, even pace with relaxed shoulders',
      says: 'Unexpected appearance `blonde hair`, leave it out or name it as a secondary concept',
      fixed: 'a woman showing a fluid walk from the side, even pace with relaxed shoulders'
    },
    {
      anchor: 'annika',
      note: 'In a tag list each tag can be taken out by itself.',
      notOk: 'annika, 1girl, «long hair», «blue eyes», standing, looking at viewer',
      fixed: 'annika, 1girl, standing, looking at viewer'
    },
    {
      anchor: 'annika',
      note: 'What is said of the subject goes, the subject stays where something else is said of it.',
      notOk: 'annika has «long brown hair» and is smiling at the camera.',
      fixed: 'annika is smiling at the camera.'
    },
    {
      anchor: 'annika',
      note: 'A sentence that says nothing else goes as a whole.',
      notOk: 'a close up of annika smiling. Her «hair is long and brown».',
      fixed: 'a close up of annika smiling.'
    },
    {
      anchor: 'annika',
      notOk: 'An «elderly» woman sits on a bench beside annika, waving',
      fixed: 'A woman sits on a bench beside annika, waving'
    }
  ],
  instruct: (_options, {anchor, kind}) =>
    anchorIsCharacter({kind})
      ? `Do NOT describe ${anchor}'s appearance: hair, eyes, skin, face, age, body type or features`
      : 'Do NOT describe what people or animals look like: hair, eyes, skin, face, age, body type or features',
  *check(caption, {allow}) {
    for (const span of mentions(caption, ['appearance'], allow)) {
      yield findingAt(
        span,
        `Unexpected appearance ${quote(caption.text, span)}, leave it ${anchorIsCharacter(caption.context) ? `to ${theAnchor(caption)}` : 'out'} or name it as a secondary concept`,
        removalFix(caption, span, 'appearance', allow).fix
      )
    }
  }
})
