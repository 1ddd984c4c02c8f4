import type {Chunk} from './chunk.ts'
import {living, pictureOrView as picture} from './picture-nouns.ts'
import {markUnits, type Reading, unitAt} from './reading.ts'
import {adjectiveIs, nounIs, tag, type Unit} from './unit.ts'

/** Praise without content. */

const praise = nounIs('praise')
const praising = adjectiveIs('praise')
/** Praise that as often tells something else: "crisp shirt", "dynamic pose". */
const loosely = adjectiveIs('state', 'surface', 'mood', 'style', 'feeling')
const beauty = adjectiveIs('beauty')
const moody = adjectiveIs('mood')

/** Whether a caption has words on which `readPraiseNoun` rests. */
export const namesPraise = ({present}: Reading): boolean => praise(present)

/** "masterpiece", "8k". */
export function readPraiseNoun(reading: Reading, chunk: Chunk): void {
  for (let i = chunk.content; i <= chunk.last; i++) {
    const unit = unitAt(reading, i)
    if (unit.masked === 0 && unit.tag === tag.noun && praise(unit))
      markUnits(reading, 'quality', chunk.content, i, 'praise-noun', i)
  }
}

/** "stunning", "highly detailed"; "beautiful" of pictures, of people it is a trait. */
export function readPraiseAdjective(
  reading: Reading,
  i: number,
  head: Unit | undefined,
  alone: boolean
): boolean {
  const unit = unitAt(reading, i)
  if (!praising(unit)) return false
  if (head !== undefined && living(head)) return false
  if (head?.masked === 1 && reading.input.kind === 'character') return false
  const ofPicture = alone || (head !== undefined && picture(head))
  if (loosely(unit) ? !ofPicture : beauty(unit) && head === undefined && !alone) return false
  if (loosely(unit) && moody(unit)) return false
  markUnits(reading, 'quality', i, i, 'praise-adjective')
  return true
}
