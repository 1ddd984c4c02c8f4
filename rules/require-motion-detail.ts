import {type Caption, defineRule, findingAt, overlaps, placeOfMissing, v} from '../src/rule.ts'
import {movingBodies} from './words/moving-bodies.ts'
import {orderWords} from './words/order-words.ts'

/** What a motion can be described by: how a message asks for it, how a captioner is told. */
const details = {
  'body-part': {
    asked: 'the body parts that move',
    told: 'Name specific body parts and their movements (arms, legs, head, torso, hips)'
  },
  timing: {
    asked: 'the timing (`slowly`)',
    told: 'Include timing cues: "slowly", "quickly", "pauses then", "suddenly"'
  },
  direction: {
    asked: 'the direction (`forward`)',
    told: 'Include direction: "to the left", "forward", "rotating clockwise"'
  },
  order: {
    asked: 'the order (`first … then`)',
    told: 'Describe the motion in sequential order: what happens first, then next'
  }
} as const

type Detail = keyof typeof details

export default defineRule({
  id: 'require-motion-detail',
  family: 'describe',
  describes: ['action', 'body-part', 'timing', 'direction'],
  summary: 'Require the details of a motion: body parts, timing, direction, order.',
  why: 'The motion is what is taught. Captions that name its parts, speed and direction tell the model what in the moving pixels the anchor stands for.',
  source:
    'Captioning Prompt Guide, rules 2 to 5 for motion LoRAs; its own good captions name no order, so order is not required by default',
  options: {
    details: v.optional(
      v.pipe(
        v.array(v.picklist(['body-part', 'timing', 'direction', 'order'])),
        v.description('Which details each caption must name.')
      ),
      ['body-part', 'timing', 'direction']
    )
  },
  examples: [
    {
      anchor: 'fluid walk',
      kind: 'motion',
      ok: 'a figure showing a fluid walk from the side, even pace with relaxed shoulders, slight lean forward on each step, head level throughout the movement'
    },
    {
      anchor: 'fluid walk',
      kind: 'motion',
      options: {details: ['order']},
      ok: 'a figure doing a fluid walk: first the heel touches the ground, then the toes'
    },
    {
      anchor: 'melt down',
      kind: 'motion',
      note: 'What has no body has no body parts.',
      ok: 'a candle in melt down, slowly sinking to the left, wax running down the holder'
    },
    {
      anchor: 'fluid walk',
      kind: 'motion',
      notOk: 'a figure doing a fluid walk, arms swinging slowly«»',
      says: 'Expected more detail of the motion, name the direction (`forward`)'
    },
    {
      anchor: 'fluid walk',
      kind: 'motion',
      note: 'One finding for all that is missing.',
      notOk: 'a figure doing a fluid walk«»',
      says: 'Expected more detail of the motion, name the body parts that move, the timing (`slowly`), and the direction (`forward`)'
    },
    {
      anchor: 'fluid walk',
      kind: 'motion',
      options: {details: ['order']},
      notOk: 'a figure doing a fluid walk, arms swinging slowly«»'
    }
  ],
  instruct: (options) =>
    options.details.length > 0 ? options.details.map((detail) => details[detail].told).join('. ') : undefined,
  *check(caption, options) {
    const place = placeOfMissing(caption)
    if (!place) return
    const wanted = options.details
      .filter((detail) => isMissing(caption, detail))
      .map((detail) => details[detail].asked)
    if (wanted.length === 0) return
    yield findingAt(place, `Expected more detail of the motion, name ${list(wanted)}`)
  }
})

const wordsOfOrder: ReadonlySet<string> = new Set(orderWords.map(({word}) => word))
const bodies: ReadonlySet<string> = new Set(movingBodies.flatMap(({words}) => words))

function isMissing(caption: Caption, detail: Detail): boolean {
  if (detail === 'order') return !tellsOrder(caption)
  return caption.concepts(detail).length === 0 && (detail !== 'body-part' || isAboutBody(caption))
}

function tellsOrder(caption: Caption): boolean {
  const timing = caption.concepts('timing')
  return caption.tokens.some(
    (token) => wordsOfOrder.has(token.lower) && timing.some((span) => overlaps(span, token))
  )
}

/** A melting statue or a camera move has no body parts to name. */
const isAboutBody = (caption: Caption): boolean =>
  caption.concepts('expression', 'appearance', 'clothing').length > 0 ||
  caption.tokens.some(({lower}) => bodies.has(lower))

/** `a`, `a and b`, `a, b, and c`. */
const list = (parts: readonly string[]): string =>
  parts.length < 3 ? parts.join(' and ') : `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1)}`
