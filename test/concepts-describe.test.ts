/** The grammar's rules for what captions should describe, each with the sentence that made it necessary. */
import {describe, expect, test} from 'vitest'
import type {ConceptName} from '../src/language/concept.ts'
import type {LoraKind} from '../src/language/kind.ts'
import {readByRules} from './read-by-rules.ts'

type Marks = Partial<Record<ConceptName, readonly string[]>>

/** The words that carry the concepts asked for, in order. */
function marksOf(text: string, kind: LoraKind, concepts: readonly ConceptName[]): Marks {
  const caption = readByRules(text, {kind, anchors: ['annika']})
  return Object.fromEntries(
    concepts.map((concept) => [
      concept,
      caption.concepts(concept).map(({start, end}) => text.slice(start, end))
    ])
  )
}

type Case = readonly [caption: string, expected: Marks]

function check(kind: LoraKind, cases: readonly Case[]): void {
  test.each(cases)('%s', (caption, expected) => {
    const concepts = Object.keys(expected) as ConceptName[]
    expect(marksOf(caption, kind, concepts)).toEqual(expected)
  })
}

describe('framing', () => {
  check('character', [
    ['a tight close-up shot of annika', {framing: ['tight close-up shot']}],
    ['wide side view of annika', {framing: ['wide'], angle: ['side view']}],
    ['annika, cropped at the knees', {framing: ['cropped at the knees']}],
    ["annika's face fills the frame", {framing: ['fills the frame'], action: []}],
    ['The composition is wide', {framing: ['wide']}],
    ['annika from the waist up', {framing: ['from the waist up']}],
    ['annika (wide)', {framing: []}]
  ])
})

describe('angle', () => {
  check('character', [
    ['annika seen from a balcony', {angle: ['seen from a balcony']}],
    ['annika captured from a rooftop', {angle: ['from a rooftop']}],
    ['a long shot of annika from the balcony', {framing: ['long shot'], angle: ['from the balcony']}],
    ['annika at a desk, camera at floor height', {angle: ['camera at floor height']}],
    ['From the doorway: annika at the stove', {angle: ['From the doorway']}],
    ['The camera looks down on annika', {angle: ['camera looks down'], camera: []}],
    ['a knee-level photo of annika', {angle: ['knee-level']}],
    ['annika posing, isometric', {angle: ['isometric']}],
    ['annika kneeling in profile', {angle: ['in profile']}],
    ['handheld footage from the top step', {camera: ['handheld footage'], angle: ['from the top step']}],
    ['low camera, annika at the oars', {angle: ['low camera']}],
    ['A breeze comes from behind annika', {angle: []}]
  ])
})

describe('camera', () => {
  check('character', [
    ['The camera pans left and settles on annika', {camera: ['camera pans left and settles on'], action: []}],
    ['annika skating, slow zoom toward her hands', {camera: ['slow zoom toward her hands']}],
    ['annika skating, handheld footage', {camera: ['handheld footage']}],
    ['The shot follows annika', {camera: ['shot follows']}],
    ['annika dancing, locked', {camera: ['locked'], action: ['dancing']}],
    ['static wide shot of annika', {camera: ['static'], framing: ['wide shot']}],
    ['annika at the oars, camera static', {camera: ['camera static']}],
    ['annika at the oars, panning up with the gulls', {camera: ['panning up with the gulls'], action: []}],
    ['annika carrying a pan', {camera: [], action: ['carrying a pan']}],
    ['The camera captures annika', {camera: []}]
  ])
})

describe('action', () => {
  check('character', [
    [
      'annika holding a red umbrella over her shoulder',
      {action: ['holding a red umbrella over her shoulder']}
    ],
    ['annika leaning against a wall', {action: ['leaning against a wall']}],
    ['annika standing in a park', {action: ['standing']}],
    ['annika walking down a street', {action: ['walking']}],
    ['annika rolling a barrel up a ramp', {action: ['rolling a barrel up a ramp']}],
    ['annika carrying a cup, a plate and a fork', {action: ['carrying a cup, a plate and a fork']}],
    ['annika looking left, white kimono', {action: ['looking left']}],
    ['annika crouches to lace a boot', {action: ['crouches to lace a boot']}],
    ['annika icing a cake shaped like a hedgehog', {action: ['icing a cake shaped like a hedgehog']}],
    ['annika lifts a mug, drinks, and yawns', {action: ['lifts a mug', 'drinks', 'yawns']}],
    ['annika sadly wiping a table', {action: ['wiping a table'], expression: ['sadly']}],
    ['annika in a raincoat waiting by the door', {action: ['waiting by the door']}],
    ['annika with braided hair reading a letter', {action: ['reading a letter']}],
    ['a baker in scrubs and a cap eats soup', {action: ['eats soup']}],
    ['The photo shows a nurse with grey hair, standing at a desk', {action: ['standing at a desk']}],
    ['a photo of a dog that is seated', {action: ['seated']}],
    ['Held between two fingers, a match glows as annika waits', {action: ['waits']}],
    [
      'Held between two fingers, annika raises a match',
      {action: ['Held between two fingers', 'raises a match']}
    ],
    ['The other waves a flag', {action: ['waves a flag']}],
    ['annika running, hair trailing behind', {action: ['running', 'hair trailing behind']}],
    ['annika with her hair tied back', {action: []}],
    ['annika wearing a coat', {action: []}],
    ['trees line the street behind annika', {action: []}],
    ['swirling leaves around annika', {action: []}],
    ['annika in a dynamic pose', {action: ['dynamic pose']}],
    ['a girl standing in a park sipping tea', {action: ['standing', 'sipping tea']}],
    ['We look at annika', {action: []}],
    ['annika looks weary', {action: []}],
    ['a crate bound with rope', {action: []}],
    ['annika with rolls of cotton', {action: []}],
    ['sparks fly from the anvil', {action: ['sparks fly from the anvil']}],
    ['annika smiling at the camera', {action: ['at the camera'], expression: ['smiling']}]
  ])
})

describe('poses and body parts', () => {
  check('character', [
    ['annika, one hand on the rail', {action: ['one hand on the rail'], 'body-part': ['one hand']}],
    ['annika, arms crossed', {action: ['arms crossed'], 'body-part': ['arms']}],
    ['annika with folded arms', {action: ['folded arms'], 'body-part': ['arms']}],
    ['annika, pipe in mouth', {action: ['pipe in mouth']}],
    ['annika with a scar on the cheek', {action: [], 'body-part': []}],
    ['two pears on a table', {action: ['on a table']}],
    ['annika on a stool', {action: ['on a stool']}],
    ['a sleeping hound', {action: ['sleeping']}],
    ['annika raises her left hand', {'body-part': ['left hand']}],
    ['annika glances at her hand', {'body-part': []}]
  ])
})

describe('timing and direction', () => {
  check('motion', [
    ['annika walks slowly across the room', {timing: ['slowly'], direction: ['across the room']}],
    ['The dancer turns clockwise, then pauses', {timing: ['then pauses'], direction: ['clockwise']}],
    ['The dancer slides from the door to the bar', {direction: ['from the door to the bar']}],
    ['At the three-second mark the dancer jumps', {timing: ['At the three-second mark']}],
    ['the dancer freezes for two beats', {timing: ['for two beats']}],
    ['The dancer bows on every turn, before each jump', {timing: ['on every turn', 'before each jump']}],
    ['The dancer wears a bell on each wrist', {timing: []}],
    ['a slow turn', {timing: ['slow'], action: ['slow turn']}],
    ['annika looks up', {direction: []}]
  ])
  check('character', [
    ['annika walks toward a gate', {direction: ['toward a gate']}],
    ['annika has a slow smile and a forward manner', {timing: [], direction: []}]
  ])
})

describe('expression', () => {
  check('character', [
    ['annika grins happily', {expression: ['grins happily']}],
    ['annika, annoyed, by a window', {expression: ['annoyed'], action: []}],
    ['annika looks up surprised', {expression: ['surprised']}],
    ['The cheetah, visibly discouraged, lies down', {expression: ['visibly discouraged']}],
    ['annika with a bored stare', {expression: ['bored stare']}],
    ['an expression of joy', {expression: ['expression', 'joy']}],
    ['annika, eyes closed in concentration', {expression: ['concentration'], action: ['eyes closed']}],
    ['Her gaze is confident', {expression: ['confident']}]
  ])
})
