/**
 * The grammar's rules, each with the sentence that made it necessary: what a caption says beside what is taught, word for
 * word, and what it must not be taken for.
 */
import {describe, expect, test} from 'vitest'
import type {CaptionContext} from '../src/language/caption.ts'
import type {ConceptName} from '../src/language/concept.ts'
import {readByRules} from './read-by-rules.ts'

/** The words of one concept in a caption, in order. */
function read(concept: ConceptName, caption: string, context: CaptionContext): string[] {
  return readByRules(caption, context)
    .concepts(concept)
    .map(({start, end}) => caption.slice(start, end))
}

const character: CaptionContext = {kind: 'character', anchors: ['annika']}
const style: CaptionContext = {kind: 'style', anchors: ['illustration style']}
const object: CaptionContext = {kind: 'object', anchors: ['lantern']}
const free: CaptionContext = {}

/** Why the rule is there, the sentence, and the words it must mark; none where it must keep silent. */
type Row = readonly [why: string, context: CaptionContext, caption: string, expected: readonly string[]]

const rows: Partial<Record<ConceptName, readonly Row[]>> = {
  appearance: [
    ['"is" joins a trait and its look', character, 'Her hair is long and dark.', ['hair is long and dark']],
    [
      'a body part that is told of is a trait',
      character,
      'Her eyes are a deep green.',
      ['eyes are a deep green']
    ],
    ['a body part that is posed is none', character, 'Her eyes are closed.', []],
    [
      'a shade "of" a colour is one look',
      free,
      'Its fur is a rich shade of brown.',
      ['fur is a rich shade of brown']
    ],
    ['decades are ages', character, 'annika in her thirties', ['thirties']],
    ['ages told by nouns', free, 'an adult woman', ['adult']],
    [
      'eyes, cheeks, lips by any adjective',
      character,
      'annika with full lips and hollow cheeks',
      ['full lips', 'hollow cheeks']
    ],
    ['limbs are posed', character, 'annika with straight arms and wide hands', []],
    ['hair that moves is motion', character, 'annika running, hair trailing behind', []],
    ['colours are traits of beasts', free, 'a grey cat sleeping', ['grey']],
    ['colours are no traits of things named like people', free, 'a silver pitcher on a table', []],
    ['a thing has no body', object, 'The lantern is old. Its round body is fitted with blue glass.', []]
  ],
  clothing: [
    [
      'a list of garments with modifiers',
      character,
      'annika wearing a red jacket, blue jeans and white boots',
      ['red jacket', 'blue jeans', 'white boots']
    ],
    [
      'what adorns a garment belongs to it',
      character,
      'annika in a jersey emblazoned with a white crest',
      ['jersey emblazoned with a white crest']
    ],
    ['colours can be worn', character, 'annika, dressed in black', ['black']],
    [
      'pockets and hats that are handled are action',
      character,
      'annika adjusting her hat, hands in her pockets',
      []
    ],
    ['a garment that nobody wears is a thing', free, 'a boot pokes out of the tent', []]
  ],
  place: [
    ['a brief place', character, 'annika standing in a park', ['in a park']],
    ['where something goes is direction', character, 'annika walking toward a bridge', []]
  ],
  background: [
    [
      'a described place',
      character,
      'annika standing in a park with green trees and a blue sky',
      ['park with green trees and a blue sky']
    ],
    [
      'sentences behind a locative',
      character,
      'Behind her, shelves hold jars of beans and a trailing pothos.',
      ['shelves hold jars of beans and a trailing pothos']
    ],
    [
      'people in the background',
      free,
      'In the background, spectators line the stands.',
      ['background', 'spectators line the stands']
    ],
    ['scenery that stands', free, 'Tall pines line the road.', ['Tall pines line the road']],
    [
      'rooms and what fills them',
      character,
      'The room is filled with books and old lamps.',
      ['room is filled with books and old lamps']
    ],
    [
      'what something effects is not part of it',
      character,
      'The background is blurred, creating a calm mood.',
      ['background is blurred']
    ],
    ['surrounded by', character, 'annika sits surrounded by yellow leaves', ['by yellow leaves']],
    [
      'clouds that gather are action',
      style,
      'a cat sleeping in illustration style, clouds gathering above the peaks',
      []
    ],
    [
      'a picture of a place',
      free,
      'a drawing of a harbour with old houses and a low wall',
      ['harbour with old houses and a low wall']
    ],
    ['grounds of a building', free, 'This house has a gabled roof and a wide lawn.', ['wide lawn']],
    ['things that are only there', character, 'annika running, traffic behind', ['traffic behind']],
    ['a wall to lean on is action', character, 'annika leaning against a wall', []],
    ['wind that moves something is motion', character, 'annika turning, scarf snapping in the wind', []]
  ],
  lighting: [
    [
      'light that falls',
      character,
      'Warm light filters through the curtains.',
      ['Warm light filters through the curtains']
    ],
    [
      'light that is cast',
      free,
      'A lamp stands in a corner, casting long shadows.',
      ['casting long shadows']
    ],
    [
      'bathed in',
      character,
      'annika bathed in the warm glow of a fire',
      ['bathed in the warm glow of a fire']
    ],
    ['lit places', character, 'annika in a candlelit hall', ['candlelit']],
    ['a shade of a colour is no shadow', free, 'The door is a deep shade of red.', []],
    ['dark things are not dark light', character, 'annika with dark eyes', []]
  ],
  'object-look': [
    ['what a thing is made of', object, 'The lantern is made of aged brass.', ['made of aged brass']],
    [
      'its parts',
      object,
      'The lantern is old. Its round body is fitted with blue glass.',
      ['old', 'round body is fitted with blue glass']
    ],
    [
      'lists of parts behind "features"',
      free,
      'This house features a gabled roof, stone walls and a wide porch.',
      ['gabled roof, stone walls and a wide porch']
    ],
    ['things that somebody holds', character, 'annika holding a red umbrella', ['red']],
    ['what the taught thing stands on is no look of it', object, 'a lantern resting on a stone pedestal', []]
  ],
  style: [
    ['media', free, 'a watercolor painting of a fox', ['watercolor painting']],
    [
      'a drawing behind adjectives is a noun',
      free,
      'a black and white drawing of a fox',
      ['black and white drawing']
    ],
    ['drawn beings', free, 'a cartoon character with big eyes', ['cartoon']],
    ['in the style of', free, 'a fox in the style of an old field guide', ['style of an old field guide']],
    ['what the palette is like', free, 'The palette is muted.', ['palette is muted']],
    [
      'reminiscent of',
      free,
      'The drawing is reminiscent of old travel posters.',
      ['reminiscent of old travel posters']
    ],
    ['a picture that hangs is scenery', character, 'A poster hangs on the wall behind annika.', []],
    ['old things are no style', character, 'annika leaning on a vintage car', []],
    ['a contrast is no technique', character, 'Her scarf is a contrast to the snow.', []]
  ],
  quality: [
    ['boosters', free, 'a stunning photo of a lake, 8k, masterpiece', ['stunning', '8k', 'masterpiece']],
    ['crisp shirts are no praise', character, 'annika in a crisp shirt', []],
    ['beautiful people are no praise', character, 'a beautiful woman', []]
  ],
  mood: [
    [
      'evoking',
      free,
      'a portrait evoking nostalgia and a sense of loss',
      ['evoking nostalgia and a sense of loss']
    ],
    [
      'lent to the picture',
      free,
      'The soft edges lend the picture an earthy, serene quality.',
      ['earthy, serene quality']
    ],
    ['moods of pictures', free, 'a moody portrait of a dancer', ['moody']],
    ['what radiates may be there to be seen', free, 'a daisy with thin, radiating petals', []],
    ['labels', free, 'Mood: fresh, rustic', ['fresh, rustic']],
    [
      'lists of moods',
      free,
      'The overall effect is timeless, quiet and oddly tender.',
      ['timeless, quiet and oddly tender']
    ],
    ['feelings of people are expressions', character, 'annika looks calm', []]
  ],
  meta: [
    ['the picture as a subject', free, 'The image shows a dog.', ['The image shows']],
    [
      'what is done for the viewer',
      free,
      "A red kite flies above, drawing the viewer's eye.",
      ["drawing the viewer's eye"]
    ],
    ['one can see', free, 'One can see a dog by the gate.', ['One can see']],
    ['a camera that somebody holds is a thing', character, 'annika holding a camera', []]
  ],
  hedge: [
    ['appears to be', character, 'annika appears to be laughing', ['appears to be']],
    ['to appear somewhere is no doubt', free, 'A seal appears at bottom left.', []]
  ],
  text: [
    ['what a board reads', free, 'a board reading CLOSED', ['board reading CLOSED']],
    ['marks', free, 'a watermark in the corner', ['watermark in the corner']],
    ['a sign without words', character, 'annika next to a sign', []]
  ]
}

for (const [concept, table] of Object.entries(rows) as [ConceptName, readonly Row[]][]) {
  describe(concept, () => {
    test.each(table)('%s', (_, context, caption, expected) => {
      expect(read(concept, caption, context)).toEqual(expected)
    })
  })
}
