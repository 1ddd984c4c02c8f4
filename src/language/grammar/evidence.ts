import {closedBit, hashText} from '../lexicon/word.ts'
import type {Chunk} from './chunk.ts'
import {focusOf} from './focus.ts'
import {linkBetween} from './links.ts'
import type {Reading} from './reading.ts'
import {type Fragment, fragmentsOf, sentencesOf} from './surroundings.ts'
import {familyOf, largeFamilyOf, typeOf} from './types.ts'
import {tag, type Unit} from './unit.ts'

/**
 * What speaks for or against a concept at a word: the word, its class and family, its phrase's head, what the phrase
 * does in the clause, its verb and subject, its neighbours, what the caption is about, and the grammar rules that marked
 * it. Each piece of evidence is a number (a hash of its template and values), so that weights can be looked up without
 * making strings.
 */
const template = {
  word: 1,
  type: 2,
  tag: 3,
  head: 5,
  headWord: 6,
  preposition: 7,
  verb: 8,
  subject: 9,
  wordBefore: 11,
  wordAfter: 12,
  typeAfter: 14,
  fragment: 15,
  sentence: 16,
  kind: 17,
  family: 18,
  headFamily: 19,
  article: 22,
  rule: 23,
  ruleBefore: 25,
  ruleAfter: 26,
  focus: 27,
  focusOfHead: 28
} as const

/** Mixes a template and two values into 32 bits. */
function hash(one: number, a: number, b: number): number {
  let h = Math.imul(one, 0x9e3779b1) ^ Math.imul(a + 0x7f4a7c15, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35) ^ Math.imul(b + 0x165667b1, 0x27d4eb2f)
  h = Math.imul(h ^ (h >>> 13), 0x85ebca6b)
  return (h ^ (h >>> 16)) | 0
}

export interface Evidence {
  /** Units that can carry a concept, in order. */
  readonly positions: readonly number[]
  /** Evidence of the n-th position: `items[from[n] … from[n + 1])`. */
  readonly from: Int32Array
  /** A view on memory that the next caption uses again. */
  readonly items: Int32Array
  /** How the n-th position is linked to the one before: index into `linkNames`. */
  readonly links: Uint8Array
}

const kinds = ['character', 'style', 'motion', 'object']

/** Evidence per position is bounded; rules beyond it are left out. */
const capacity = 48
let scratch = new Int32Array(8192)

export function evidenceOf(reading: Reading): Evidence {
  const {units, chunks, input} = reading
  const kind = input.kind === undefined ? 5 : 1 + kinds.indexOf(input.kind)
  const register = input.register === 'tags' ? 8 : 0
  const count = units.length
  const chunkOf = new Int32Array(count).fill(-1)
  for (const chunk of chunks) for (let i = chunk.first; i <= chunk.last; i++) chunkOf[i] = chunk.index
  const types = new Int32Array(count)
  const words = new Int32Array(count)
  const positions: number[] = []
  for (let i = 0; i < count; i++) {
    const unit = units[i] as Unit
    types[i] = typeOf(unit, kind)
    words[i] = unit.masked > 0 ? 1 : unit.word.hash
    if (carriesConcept(unit)) positions.push(i)
  }
  const rules = rulesByUnit(reading)
  const fragments = fragmentsOf(units, types)
  const sentences = sentencesOf(reading, types)
  const focus = focusOf(reading)
  if (scratch.length < positions.length * capacity) scratch = new Int32Array(positions.length * capacity * 2)
  const items = scratch
  const from = new Int32Array(positions.length + 1)
  const links = new Uint8Array(positions.length)
  let size = 0

  for (let n = 0; n < positions.length; n++) {
    from[n] = size
    const limit = size + capacity - 1
    const i = positions[n] as number
    const unit = units[i] as Unit
    const type = types[i] as number
    const chunk = chunks[chunkOf[i] as number]
    const role = roleOf(chunk)
    links[n] = n === 0 ? 0 : linkBetween(reading, chunkOf, positions[n - 1] as number, i)
    const head = chunk === undefined ? i : chunk.head
    const headType = types[head] as number

    items[size++] = hash(template.word, words[i] as number, 0)
    items[size++] = hash(template.type, type, register)
    items[size++] = hash(template.tag, unit.tag, 0)
    items[size++] = hash(template.head, headType, role * 64 + (head === i ? 32 : unit.tag))
    items[size++] = hash(template.kind, type, kind * 64 + role)
    if (head !== i) items[size++] = hash(template.headWord, words[head] as number, 0)
    const family = familyOf(unit)
    if (family !== 0) items[size++] = hash(template.family, family, unit.tag)
    const headFamily = largeFamilyOf(units[head] as Unit)
    if (headFamily !== 0) items[size++] = hash(template.headFamily, headFamily, role)
    if (chunk !== undefined) {
      const isNoun = chunk.kind === 'noun'
      const status = isNoun ? (focus[chunk.index] as number) : 7
      items[size++] = hash(template.focus, status * 4 + (unit.sentence > 1 ? 2 : unit.sentence), type)
      items[size++] = hash(template.focusOfHead, status * 8 + kind, headType)
      if (chunk.preposition >= 0) {
        items[size++] = hash(
          template.preposition,
          words[(chunks[chunk.preposition] as Chunk).head] as number,
          headType
        )
      }
      if (isNoun) {
        items[size++] = hash(
          template.article,
          headType,
          chunk.content > chunk.first ? (words[chunk.first] as number) : 0
        )
      }
      const verb = verbOf(chunks, chunk)
      if (verb !== undefined) {
        const form = (verb.copular ? 2 : 0) + (verb.passive ? 4 : 0) + (chunk === verb ? 1 : 0)
        const subject = chunks[verb.subject]
        items[size++] = hash(template.verb, types[verb.head] as number, role * 8 + form)
        items[size++] = hash(
          template.subject,
          subject === undefined ? 0 : (types[subject.head] as number),
          role * 64 + kind * 8 + form
        )
      }
    }
    const previous = beside(units, i, -1)
    const next = beside(units, i, 1)
    items[size++] = hash(template.wordBefore, previous < 0 ? 0 : (words[previous] as number), 0)
    items[size++] = hash(template.wordAfter, next < 0 ? 0 : (words[next] as number), 0)
    items[size++] = hash(template.typeAfter, type, next < 0 ? 0 : (types[next] as number))
    const fragment = fragments[i] as Fragment
    items[size++] = hash(template.fragment, fragment.type, role * 8 + fragment.makeUp)
    const sentence = sentences[unit.sentence]
    if (sentence !== undefined) items[size++] = hash(template.sentence, sentence.type, type)
    for (let rule = rules[i]; rule !== undefined && size < limit; rule = rule.next) {
      items[size++] = hash(template.rule, rule.id, 0)
    }
    for (let rule = rules[previous]; rule !== undefined && size < limit; rule = rule.next) {
      items[size++] = hash(template.ruleBefore, rule.id, 0)
    }
    for (let rule = rules[next]; rule !== undefined && size < limit; rule = rule.next) {
      items[size++] = hash(template.ruleAfter, rule.id, 0)
    }
  }
  from[positions.length] = size
  return {positions, from, items: items.subarray(0, size), links}
}

/** Function words, which carry no concept by themselves. */
const silent: ReadonlySet<string> = new Set(
  `a an the and or of in on at to with by for from into onto as is are was were be been being it it's its his her their
 he she they them this that these those there which who while wearing wears wore dressed has have had having over under
 up down`.split(/\s+/)
)

const carriesConcept = (unit: Unit): boolean =>
  unit.masked === 0 &&
  unit.tag !== tag.comma &&
  unit.tag !== tag.stop &&
  unit.tag !== tag.other &&
  unit.tag !== tag.conjunction &&
  unit.tag !== tag.to &&
  unit.tag !== tag.relative &&
  !(unit.word.closed > 0 && silent.has(unit.lower))

const roleNumbers = {subject: 1, object: 2, prepositional: 3, predicate: 4, fragment: 5}
const kindNumbers = {
  noun: 1,
  verb: 2,
  preposition: 3,
  adjective: 4,
  adverb: 5,
  comma: 6,
  stop: 7,
  conjunction: 8,
  subordinator: 9,
  relative: 10
}

/** What a phrase does, or of what kind it is where it is no noun phrase. */
function roleOf(chunk: Chunk | undefined): number {
  if (chunk === undefined) return 0
  return chunk.kind === 'noun' ? roleNumbers[chunk.role] : 5 + kindNumbers[chunk.kind]
}

/** The verb group a phrase belongs to: itself, the one it complements, or the one right before. */
function verbOf(chunks: readonly Chunk[], chunk: Chunk): Chunk | undefined {
  if (chunk.kind === 'verb') return chunk
  if (chunk.verb >= 0) return chunks[chunk.verb]
  if (chunk.kind === 'noun') return undefined
  for (let i = chunk.index - 1; i >= 0 && i > chunk.index - 4; i--) {
    const before = chunks[i] as Chunk
    if (before.sentence !== chunk.sentence || before.kind === 'stop' || before.kind === 'comma')
      return undefined
    if (before.kind === 'verb') return before
  }
  return undefined
}

const articles = closedBit.determiner | closedBit.possessive

/** The unit before or after in the same sentence, articles skipped; -1 if there is none. */
function beside(units: readonly Unit[], i: number, step: 1 | -1): number {
  const near = units[i + step]
  const at =
    near !== undefined && near.masked === 0 && (near.word.closed & articles) !== 0 ? i + 2 * step : i + step
  return units[at]?.sentence === (units[i] as Unit).sentence ? at : -1
}

/** The rules that marked a unit, as a linked list. */
interface RuleList {
  readonly id: number
  readonly next: RuleList | undefined
}

const ruleNumbers = new Map<string, number>()
function ruleNumber(rule: string): number {
  let found = ruleNumbers.get(rule)
  if (found === undefined) {
    found = hashText(rule)
    ruleNumbers.set(rule, found)
  }
  return found
}

function rulesByUnit({units, marks}: Reading): (RuleList | undefined)[] {
  const rules: (RuleList | undefined)[] = new Array(units.length)
  for (const mark of marks) {
    const id = ruleNumber(mark.rule)
    for (let i = mark.first; i <= mark.last; i++) {
      let known = rules[i]
      while (known !== undefined && known.id !== id) known = known.next
      if (known === undefined) rules[i] = {id, next: rules[i]}
    }
  }
  return rules
}
