import type {Chunk} from './chunk.ts'
import {headOf, type Reading, unitAt} from './reading.ts'
import {nounIs, tag} from './unit.ts'

/** How a noun phrase stands to what the caption is about. */
export const focus = {
  none: 0,
  /** The anchor. */
  anchor: 1,
  /** What the caption is about where no anchor is: its first thing or being. */
  main: 2,
  /** Named again, or a pronoun for it. */
  again: 3,
  /** "its blade", "her hair": belongs to it. */
  owned: 4,
  /** "a sword with a hilt": attached to it by a preposition. */
  attached: 5
} as const

const about = nounIs(
  'shot',
  'angle',
  'cameraMove',
  'medium',
  'genre',
  'technique',
  'image',
  'composition',
  'look',
  'praise',
  'measure'
)

/** Says of each phrase, by chunk, how it stands to what the caption is about. */
export function focusOf(reading: Reading): Uint8Array {
  const {chunks, input} = reading
  const status = new Uint8Array(chunks.length)
  // The anchor of a style or a motion isn't what is shown; without a kind it is taken for someone.
  const hasAnchor =
    input.kind !== 'style' && input.kind !== 'motion' && reading.units.some((unit) => unit.masked === 1)
  const main = hasAnchor ? undefined : mainSubject(reading)
  const name = main === undefined ? '' : headOf(reading, main).word.entry
  for (const chunk of chunks) {
    if (chunk.kind !== 'noun') continue
    const head = headOf(reading, chunk)
    if (head.masked === 1) status[chunk.index] = focus.anchor
    else if (chunk === main) status[chunk.index] = focus.main
    else if (main !== undefined && head.word.entry === name) status[chunk.index] = focus.again
    else if (head.tag === tag.pronoun) status[chunk.index] = focus.again
    else if (unitAt(reading, chunk.first).tag === tag.possessive) status[chunk.index] = focus.owned
    else if (chunk.attachedTo >= 0 && isCentral(status[chunk.attachedTo]))
      status[chunk.index] = focus.attached
    else if (chunk.coordinatedWith >= 0 && status[chunk.coordinatedWith] === focus.attached)
      status[chunk.index] = focus.attached
  }
  return status
}

const isCentral = (value: number | undefined): boolean =>
  value !== undefined && value > 0 && value <= focus.again

/** The first thing or being, behind "a photo of", "a close-up of". */
function mainSubject(reading: Reading): Chunk | undefined {
  return reading.chunks.find((chunk) => {
    if (chunk.kind !== 'noun') return false
    const head = headOf(reading, chunk)
    return head.masked === 0 && head.tag === tag.noun && !about(head)
  })
}
