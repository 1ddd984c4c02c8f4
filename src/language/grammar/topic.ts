import {focus, focusOf} from './focus.ts'
import type {Chunk} from './chunk.ts'
import {headOf, prepositionOf, type Reading, unitAt} from './reading.ts'
import {isBeing} from './scope.ts'
import {nounIs, tag} from './unit.ts'

/** What no caption is about: places, traits, clothes, light. */
const notThing = nounIs(
  'room',
  'outdoors',
  'placeName',
  'water',
  'sky',
  'nature',
  'weather',
  'daytime',
  'backdrop',
  'trait',
  'body',
  'garment',
  'light',
  'shadow',
  'mood',
  'viewer',
  'writing',
  'expression'
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
  const main = reading.chunks.find(({index}) => status[index] === focus.main)
  const head = headOf(reading, main)
  const {kind} = reading.input
  const being = isBeing(reading, main)
  const ofThing = kind !== 'character' && kind !== 'motion' && main !== undefined && !being && !notThing(head)
  // The first noun of a caption about someone who isn't named in it may be anything.
  if (main !== undefined && !being && !ofThing)
    for (let i = 0; i < status.length; i++)
      if (status[i] === focus.main || (status[i] === focus.again && isNoun(reading, i)))
        status[i] = focus.none
  return {status, thing: kind === 'object' || ofThing}
}

const isNoun = (reading: Reading, index: number): boolean =>
  headOf(reading, reading.chunks[index]).tag === tag.noun

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
  if (unitAt(reading, chunk.first).lower === 'its') return true
  const value = status[chunk.index]
  return value === focus.attached && prepositionOf(reading, chunk) === 'with'
}
