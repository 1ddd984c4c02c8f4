import type {Chunk} from './chunk.ts'
import {chunkAt, chunkFrom, chunkUpTo, headOf, markUnits, type Reading, unitAt} from './reading.ts'
import {isBeing} from './scope.ts'
import {nounIs, tag, verbIs} from './unit.ts'

/** Writing, logos and marks in the picture. */

const writing = nounIs('writing')
const mark = nounIs('mark')
const write = verbIs('write')
const quotes = new Set(['"', '“', '‘', '«', "'"])
const closing = new Set(['"', '”', '’', '»', "'"])
const onto = new Set(['in', 'on', 'at', 'across'])
const reads = new Set([
  'reads',
  'read',
  'reading',
  'says',
  'saying',
  'spelling',
  'inscribed',
  'labelled',
  'labeled',
  'stencilled',
  'stenciled',
  'lettered'
])
const shows = new Set([
  'announce',
  'announces',
  'shout',
  'shouts',
  'proclaim',
  'proclaims',
  'display',
  'displays',
  'bear',
  'bears',
  'bearing',
  'showing',
  'shows',
  'titled',
  'captioned',
  'printed',
  'stamped',
  'engraved',
  'emblazoned',
  'written',
  'signed',
  'marked',
  'say',
  'spell',
  'spells'
])

/** Whether a caption has words on which `readWritingNoun` rests. */
export const namesWriting = ({present}: Reading): boolean => mark(present) || writing(present)

/** "watermark in the corner", "bold lettering". */
export function readWritingNoun(reading: Reading, chunk: Chunk): void {
  const head = headOf(reading, chunk)
  if (mark(head)) markUnits(reading, 'text', chunk.head, chunk.head, 'writing-mark')
  if (writing(head))
    markUnits(reading, 'text', chunk.content, writingEnd(reading, chunk.last), 'writing-noun', chunk.head)
}

function writingEnd(reading: Reading, last: number): number {
  let end = last
  if (quotes.has(unitAt(reading, end + 1).lower)) {
    for (let i = end + 2; i < Math.min(reading.units.length, end + 14); i++)
      if (closing.has(unitAt(reading, i).lower)) return i
  }
  while (unitAt(reading, end + 1).tag === tag.preposition && onto.has(unitAt(reading, end + 1).lower)) {
    const chunk = chunkFrom(reading, end + 2)
    if (chunk?.kind !== 'noun') break
    end = chunk.last
  }
  return end
}

/** "a sign that reads 'OPEN'", "the words "OPEN 24H" in magenta cursive": quoted words are writing in the picture. */
export function readQuotations(reading: Reading): void {
  const {units} = reading
  for (let i = 0; i < units.length; i++) {
    const {lower} = unitAt(reading, i)
    if (lower.length !== 1 || !quotes.has(lower)) continue
    let end = i + 1
    while (end < units.length && end < i + 20 && !closing.has(unitAt(reading, end).lower)) end++
    if (end >= units.length || end === i + 1 || end >= i + 20) continue
    // An anchor in quotes is no writing.
    if (units[i + 1]?.masked === 1) {
      i = end
      continue
    }
    markUnits(reading, 'text', carrierOf(reading, i), end, 'quoted', i + 1)
    const preposition = chunkFrom(reading, end + 1)
    const manner = preposition?.kind === 'preposition' ? chunkAt(reading, preposition.index + 1) : undefined
    if (manner?.kind === 'noun') markUnits(reading, 'text', end + 1, manner.last, 'lettering', manner.head)
    i = end
  }
  for (const verb of reading.chunks) if (verb.kind === 'verb') readInscription(reading, verb)
}

/** Where what carries a quotation begins. */
function carrierOf(reading: Reading, quote: number): number {
  const next = chunkUpTo(reading, quote - 1)
  const before = next?.kind === 'stop' || next?.kind === 'comma' ? chunkUpTo(reading, quote - 2) : next
  if (before?.kind === 'noun') return before.content
  if (before?.kind === 'verb') {
    const subject = chunkAt(reading, before.subject)
    const verb = headOf(reading, before)
    const carries = reads.has(verb.lower) || shows.has(verb.lower)
    return carries && subject !== undefined && subject.index < before.index && !isBeing(reading, subject)
      ? subject.content
      : before.head
  }
  if (before?.kind === 'preposition' || before?.kind === 'adverb') {
    const carrier = chunkAt(reading, before.index - 1)
    if (carrier?.kind === 'noun') return carrier.content
  }
  return quote + 1
}

/** "a board reading DELAYED", "the logo says". */
function readInscription(reading: Reading, verb: Chunk): void {
  const subject = chunkAt(reading, verb.subject)
  if (subject === undefined || subject.index > verb.index || isBeing(reading, subject)) return
  const next = unitAt(reading, verb.last + 1)
  if (reads.has(headOf(reading, verb).lower) && (next.capital || next.tag === tag.number)) {
    const object = chunkAt(reading, verb.index + 1)
    markUnits(reading, 'text', subject.content, object?.last ?? verb.last + 1, 'reads', verb.head)
  } else if (write(headOf(reading, verb)) && writing(headOf(reading, subject)))
    markUnits(reading, 'text', subject.content, writingEnd(reading, verb.last), 'reads', verb.head)
}
