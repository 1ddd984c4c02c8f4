/**
 * The captioning guide's own captions, all of them, word for word: the good ones must be clean under their preset,
 * without so much as a warning, and the bad ones caught by the rules that one would name.
 */
import {describe, expect, test} from 'vitest'
import {lintWithPreset, type PresetChoice, shown} from './preset-lint.ts'

interface GoodCaptions extends PresetChoice {
  readonly section: string
  readonly captions: readonly string[]
}

const good: readonly GoodCaptions[] = [
  {
    section: 'The anchor, placed naturally',
    preset: 'character',
    anchor: 'annika',
    captions: ['a closeup shot of annika walking down a street, smiling and looking over her shoulder']
  },
  {
    section: 'The same outfit always, option A: clothing goes untagged',
    preset: 'character',
    anchor: 'annika',
    captions: [
      'a full body shot of annika standing with arms at her sides, looking straight ahead',
      'a medium shot of annika sitting and looking down with a thoughtful expression, three quarter view'
    ]
  },
  {
    section: 'The same outfit always, option B: clothing is tagged',
    preset: 'character',
    anchor: 'annika',
    secondary: ['in a leather jacket and combat boots'],
    captions: [
      'a full body shot of annika in a leather jacket and combat boots, standing with arms at her sides',
      'a medium shot of annika in a leather jacket and combat boots, sitting and looking to the side'
    ]
  },
  {
    section: 'Varying outfits',
    preset: 'character',
    anchor: 'annika',
    secondary: ['in her school uniform', 'in the red dress', 'in casual clothes'],
    captions: [
      'a full body shot of annika in her school uniform, walking forward',
      'a medium shot of annika in the red dress, posing and looking toward the camera',
      'a close up of annika in casual clothes, sitting with a relaxed expression'
    ]
  },
  {
    section: 'Consistent appearance, varied actions',
    preset: 'character',
    anchor: 'annika',
    captions: [
      'a closeup shot of annika walking down a street, smiling and looking over her shoulder',
      'a medium shot of annika sitting and turning to look behind her, hand resting on the chair back',
      'a full body shot of annika jumping, hair lifting on the upswing, arms raised'
    ]
  },
  {
    section: 'Character LoRA',
    preset: 'character',
    anchor: 'annika',
    captions: [
      'a medium shot of annika leaning against a wall, arms crossed with a relaxed expression, three quarter view',
      'a full body side view of annika running, hair trailing behind with arms pumping',
      'a close up of annika looking directly at the camera with a slight smile, straight on'
    ]
  },
  {
    section: 'Style LoRA',
    preset: 'style',
    anchor: 'illustration style',
    captions: [
      'a woman sitting at a cafe table with a cup of coffee in illustration style, warm afternoon light through the window',
      'a mountain landscape with a river in the foreground in illustration style, wide shot, clouds gathering above the peaks',
      'a cat sleeping on a stack of books in illustration style, close up, soft shadows'
    ]
  },
  {
    section: 'Motion LoRA',
    preset: 'motion',
    anchor: 'fluid walk',
    captions: [
      'a figure demonstrating a fluid walk with steady forward stride, smooth weight transfer from heel to toe, arms swinging in natural opposition to the legs',
      'a figure showing a fluid walk from the side, even pace with relaxed shoulders, slight lean forward on each step, head level throughout the movement'
    ]
  },
  {
    section: 'Object LoRA',
    preset: 'object',
    anchor: 'crystal sword',
    captions: [
      "a crystal sword held in two hands at chest height in a medium shot, blade pointing upward, slight glow reflecting on the holder's face",
      'a crystal sword resting on a stone pedestal in a wide shot, straight on, centered in the frame',
      "a crystal sword being swung in an arc from right to left in a full body view, from the side, motion blur along the blade's path"
    ]
  },
  {
    section: 'Common mistakes, the good side',
    preset: 'character',
    anchor: 'annika',
    captions: [
      'a full body shot of annika standing in a park, smiling with hands in her pockets',
      'a full body shot of annika standing, relaxed posture, looking straight ahead',
      'a full body shot of annika walking forward...',
      'a side view of annika running...',
      'a medium shot of annika sitting...',
      'a full body shot of annika standing, looking to the right'
    ]
  }
]

describe.each(good)('good: $section', ({captions, preset, anchor, secondary = []}) => {
  test.each(captions)('%s', async (caption) => {
    expect(shown(await lintWithPreset({preset, anchor, secondary}, caption))).toEqual([])
  })
})

/** Caught means: by these rules, and at these words (`''` where something is missing). */
interface BadCaption {
  readonly mistake: string
  readonly caption: string
  readonly findings: readonly {readonly rule: string; readonly text: string}[]
}

const bad: readonly BadCaption[] = [
  {
    mistake: 'over-describing',
    caption:
      'annika, a young woman with long brown hair and blue eyes wearing a white t-shirt and jeans, standing in a park with green trees and a blue sky, smiling happily',
    findings: [
      {rule: 'no-appearance', text: 'young'},
      {rule: 'no-appearance', text: 'long brown hair and blue eyes'},
      {rule: 'no-clothing', text: 'white t-shirt and jeans'},
      {rule: 'no-background', text: 'park with green trees and a blue sky'}
    ]
  },
  {
    mistake: 'under-describing',
    caption: 'annika',
    findings: [
      {rule: 'no-anchor-only', text: 'annika'},
      {rule: 'require-action', text: ''},
      {rule: 'require-framing', text: ''}
    ]
  },
  {
    mistake: 'another anchor: capital letter',
    caption: 'Annika walking...',
    findings: [{rule: 'consistent-anchor', text: 'Annika'}]
  },
  {
    mistake: 'another anchor: "the character"',
    caption: 'the character annika walking...',
    findings: [{rule: 'consistent-anchor', text: 'the character'}]
  },
  {
    mistake: 'another anchor: a pronoun',
    caption: 'she is walking...',
    findings: [{rule: 'no-pronoun-subject', text: 'she'}]
  },
  {
    mistake: 'describing what should be baked in',
    caption: 'a full body shot of annika with red hair standing and looking to the right...',
    findings: [{rule: 'no-appearance', text: 'red hair'}]
  }
]

describe('bad', () => {
  test.each(bad)('$mistake', async ({caption, findings}) => {
    const messages = await lintWithPreset({preset: 'character', anchor: 'annika'}, caption)
    expect(messages.map(({rule, text}) => ({rule, text}))).toEqual(expect.arrayContaining([...findings]))
  })

  test('nothing in the over-described caption is reported beyond what is over-described, and the missing camera', async () => {
    const [overDescribed] = bad
    const messages = await lintWithPreset(
      {preset: 'character', anchor: 'annika'},
      overDescribed?.caption ?? ''
    )
    expect(messages.map(({rule}) => rule).sort()).toEqual([
      'no-appearance',
      'no-appearance',
      'no-background',
      'no-clothing',
      'require-framing'
    ])
  })
})

/** The guide's sentences about single words, which no example of its own shows. */
describe('rules of the guide without an example', () => {
  test.each([
    ['style', 'illustration style', 'a painting of a cat on a chair in illustration style', 'painting'],
    ['style', 'watercolor look', 'an illustration of a cat on a chair in watercolor look', 'illustration'],
    ['style', 'illustration style', 'a rendered cat on a chair in illustration style', 'rendered'],
    ['style', 'illustration style', 'a stylized cat on a chair in illustration style', 'stylized']
  ])('%s: %s may not be described by "%s"', async (preset, anchor, caption, word) => {
    const messages = await lintWithPreset({preset, anchor}, caption)
    expect(messages.map(({rule, text}) => ({rule, text}))).toContainEqual({rule: 'no-style', text: word})
  })

  test('outfits that are not named as secondary concepts are left out', async () => {
    const messages = await lintWithPreset(
      {preset: 'character', anchor: 'annika', secondary: ['in her school uniform']},
      'a medium shot of annika in the red dress, posing and looking toward the camera'
    )
    expect(messages.map(({rule, text}) => ({rule, text}))).toEqual([{rule: 'no-clothing', text: 'red dress'}])
  })

  test.each([
    ['character', 'annika', 3],
    ['style', 'illustration style', 3],
    ['motion', 'fluid walk', 4],
    ['object', 'crystal sword', 2]
  ] as const)('%s captions keep to their number of sentences', async (preset, anchor, most) => {
    const sentence = `A wide shot of ${anchor} moving slowly to the left, one arm raised. `
    const rulesFor = async (count: number) =>
      (await lintWithPreset({preset, anchor}, sentence.repeat(count).trim())).map(({rule}) => rule)
    expect(await rulesFor(most)).not.toContain('sentence-count')
    expect(await rulesFor(most + 1)).toContain('sentence-count')
  })
})
