import {focus, focusOf} from './focus.ts'
import type {Chunk} from './chunk.ts'
import {headOf, prepositionOf, type Reading, unitAt} from './reading.ts'
import {isBeing} from './scope.ts'
import {nounIs} from './unit.ts'

const setting = nounIs(
  'room',
  'outdoors',
  'placeName',
  'water',
  'sky',
  'nature',
  'weather',
  'daytime',
  'backdrop'
)

/** What a caption is about. */
export interface Topic {
  /** How each chunk stands to it, by index: see `focus`. */
  readonly status: Uint8Array
  /** Whether it is a thing, rather than a being, a place or a manner of moving or drawing. */
  readonly thing: boolean
}

export function topicOf(reading: Reading): Topic {
  const status = focusOf(reading)
  return {status, thing: reading.input.kind === 'object' || isThing(reading, status)}
}

function isThing(reading: Reading, status: Uint8Array): boolean {
  const {kind} = reading.input
  if (kind === 'character' || kind === 'motion') return false
  const chunk = reading.chunks.find(({index}) => status[index] === focus.main)
  return chunk !== undefined && !isBeing(reading, chunk) && !setting(headOf(reading, chunk))
}

/** Whether a phrase names what the caption is about, by its name or a pronoun. */
export const isTopic = ({status}: Topic, index: number): boolean => {
  const value = status[index]
  return value === focus.anchor || value === focus.main || value === focus.again
}

/** Whether a phrase names the topic or a part of it: "its blade", "her hair". */
export const belongsToTopic = (topic: Topic, index: number): boolean =>
  isTopic(topic, index) || topic.status[index] === focus.owned

/** Whether a phrase names a part of the thing that the caption is about: "its curved body", "with a long neck". */
export function isPartOfThing(reading: Reading, {status, thing}: Topic, chunk: Chunk): boolean {
  if (!thing) return false
  const value = status[chunk.index]
  if (value === focus.owned) return unitAt(reading, chunk.first).lower === 'its'
  return value === focus.attached && prepositionOf(reading, chunk) === 'with'
}
