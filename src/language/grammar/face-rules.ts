import {chunkAt, headOf, markUnits, type Reading, unitAt} from './reading.ts'
import {isBeing} from './scope.ts'
import {adjectiveIs, nounCanBe, nounIs, tag, verbIs} from './unit.ts'

const face = new Set(
  'mouth, lip, lips, brow, brows, eyebrow, eyebrows, jaw, teeth, tooth, cheek, cheeks, eye, eyes, forehead, nostril, nostrils, nose, tongue, face'.split(
    ', '
  )
)
/** What faces do when they show something. */
const shows = new Set(
  'knit, knitted, raised, furrowed, parted, pursed, pressed, bared, gritted, clenched, slack, open, agape, wide, narrowed, narrow, drawn, turned, puffed, wrinkled, curled, set, flushed, widen, widens, widening, narrows, tight, tightened, twisted, scrunched, pinched, creased, crinkled, out, pulled, hanging, quivering, arched, lowered in, gaping, watering, crossed, poking'.split(
    ', '
  )
)
const feelingNoun = nounCanBe('feeling')
const expressionNoun = nounIs('expression')
const feelingAdjective = adjectiveIs('feeling')
const body = nounIs('body', 'pose', 'motion', 'trait')
const feelingVerb = verbIs('feeling')
const looks = new Set('look, looks, looking, seem, seems, appear, appears'.split(', '))

const inOrWith = new Set(['in', 'with'])
const makes = new Set(
  'gritting, grits, baring, bares, pursing, purses, furrowing, furrows, raising, raises, sticking, puffing, narrowing'.split(
    ', '
  )
)

/** Faces that show a feeling: "brows raised", "jaw clenched", "a courteous bow", "in delight", "looking surprised". */
export function readFaces(reading: Reading): void {
  const {present} = reading
  const felt = feelingNoun(present) || feelingAdjective(present) || feelingVerb(present)
  for (const chunk of reading.chunks) {
    if (chunk.kind === 'noun') {
      readFacePart(reading, chunk.index)
      if (felt) readFeelingOfThing(reading, chunk.index)
    } else if (chunk.kind === 'verb') {
      const next = chunkAt(reading, chunk.index + 1)
      const head = headOf(reading, chunk)
      if (next?.kind === 'adjective' && feelingAdjective(headOf(reading, next)) && looks.has(head.lower))
        markUnits(reading, 'expression', chunk.head, next.last, 'looks-happy', next.head)
      if (next?.kind === 'noun' && makes.has(head.lower) && face.has(headOf(reading, next).lower))
        markUnits(reading, 'expression', chunk.head, next.last, 'makes-face', next.head)
    }
  }
}

function readFacePart(reading: Reading, index: number): void {
  const chunk = chunkAt(reading, index)
  if (chunk === undefined) return
  const next = chunkAt(reading, index + 1)
  const after = next?.copular === true ? chunkAt(reading, index + 2) : next
  if (after === undefined || after.sentence !== chunk.sentence) return
  if (
    (after.kind === 'adjective' || after.kind === 'verb' || after.kind === 'adverb') &&
    face.has(headOf(reading, chunk).lower) &&
    shows.has(headOf(reading, after).lower)
  ) {
    markUnits(reading, 'expression', chunk.content, after.last, 'face-shows', chunk.head)
  }
}

/** "a courteous bow", "an intense stare"; "in delight", "with deep suspicion". */
function readFeelingOfThing(reading: Reading, index: number): void {
  const chunk = chunkAt(reading, index)
  if (chunk === undefined) return
  const head = headOf(reading, chunk)
  if (
    chunk.role === 'prepositional' &&
    feelingNoun(head) &&
    inOrWith.has(unitAt(reading, chunk.first - 1).lower)
  ) {
    const verb = chunkAt(reading, chunk.verb)
    if (verb === undefined || isBeing(reading, chunkAt(reading, verb.subject)))
      markUnits(reading, 'expression', chunk.content, chunk.last, 'in-feeling', chunk.head)
  }
  if (expressionNoun(head)) return
  if (!body(head) && !isBeing(reading, chunk)) return
  for (let i = chunk.content; i < chunk.head; i++) {
    const unit = unitAt(reading, i)
    if (unit.masked === 0 && unit.tag === tag.adjective && (feelingAdjective(unit) || feelingVerb(unit)))
      markUnits(reading, 'expression', i, i, 'feeling-of-gesture')
  }
}
