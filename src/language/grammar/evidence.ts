import {adjectiveClasses, adverbClasses, nounClasses, verbClasses} from '../lexicon/classes.ts'
import {closedBit, hashText} from '../lexicon/word.ts'
import type {Chunk} from './chunk.ts'
import type {Reading} from './reading.ts'
import {tag, type Unit} from './unit.ts'

/**
 * What speaks for or against a concept at a word: its own classes, its phrase's head, what the phrase does in the
 * clause, its verb and subject, its neighbours, and the grammar rules that marked it. Each piece of evidence is a number
 * (a hash of its template and values), so that weights can be looked up without making strings.
 */
export const templates = [
  'word',
  'type',
  'tag',
  'type and role',
  'head and role',
  'head word',
  'preposition and head',
  'verb and role',
  'subject and role',
  'host and preposition',
  'word before',
  'word after',
  'type before and type',
  'type and type after',
  'fragment and role',
  'sentence and type',
  'kind, role and type',
  'family',
  'head family and role',
  'modifiers and head',
  'label',
  'article and head',
  'rule',
  'rule of head',
  'rule before',
  'rule after'
] as const
export type Template = (typeof templates)[number]
/** Numbers of the templates, so that evidence can be made without looking up names. */
const t = {
  word: 1,
  type: 2,
  tag: 3,
  typeRole: 4,
  headRole: 5,
  headWord: 6,
  prepositionHead: 7,
  verbRole: 8,
  subjectRole: 9,
  hostPreposition: 10,
  wordBefore: 11,
  wordAfter: 12,
  typeBeforeType: 13,
  typeTypeAfter: 14,
  fragmentRole: 15,
  sentenceType: 16,
  kindRoleType: 17,
  family: 18,
  headFamilyRole: 19,
  modifiersHead: 20,
  label: 21,
  articleHead: 22,
  rule: 23,
  ruleOfHead: 24,
  ruleBefore: 25,
  ruleAfter: 26
} as const

/** Mixes a template and two values into 32 bits. */
export function hash(template: number, a: number, b = 0): number {
  let h = Math.imul(template, 0x9e3779b1) ^ Math.imul(a + 0x7f4a7c15, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35) ^ Math.imul(b + 0x165667b1, 0x27d4eb2f)
  h = Math.imul(h ^ (h >>> 13), 0x85ebca6b)
  return (h ^ (h >>> 16)) | 0
}

/** Which class names a word where it has several: the more telling first. */
const nounOrder = [
  'shot',
  'angle',
  'cameraMove',
  'camera',
  'light',
  'shadow',
  'backdrop',
  'expression',
  'mood',
  'praise',
  'medium',
  'genre',
  'technique',
  'palette',
  'look',
  'viewer',
  'composition',
  'image',
  'writing',
  'trait',
  'body',
  'garment',
  'garmentPart',
  'pose',
  'daytime',
  'weather',
  'sky',
  'time',
  'direction',
  'room',
  'outdoors',
  'placeName',
  'water',
  'person',
  'crowd',
  'animal',
  'creature',
  'motion',
  'building',
  'nature',
  'plant',
  'furniture',
  'vehicle',
  'weapon',
  'food',
  'container',
  'device',
  'instrument',
  'part',
  'fabric',
  'material',
  'colour',
  'pattern',
  'shape',
  'measure',
  'feeling',
  'event',
  'sound',
  'artifact',
  'abstract'
] as const
const adjectiveOrder = [
  'clothed',
  'ethnicity',
  'age',
  'light',
  'weather',
  'colour',
  'material',
  'hair',
  'skin',
  'creature',
  'pattern',
  'shape',
  'size',
  'build',
  'surface',
  'posture',
  'time',
  'direction',
  'framing',
  'angle',
  'camera',
  'style',
  'praise',
  'beauty',
  'mood',
  'feeling',
  'scenic',
  'state',
  'text'
] as const
const verbOrder = [
  'feeling',
  'gaze',
  'posture',
  'wear',
  'seem',
  'see',
  'depict',
  'evoke',
  'time',
  'write',
  'light',
  'render',
  'dress',
  'camera',
  'motion',
  'contact',
  'body',
  'change',
  'communicate',
  'stative',
  'weather',
  'act',
  'surround',
  'gesture'
] as const
const nounPlaces = nounOrder.map((name) => nounClasses.indexOf(name))
const adjectivePlaces = adjectiveOrder.map((name) => adjectiveClasses.indexOf(name))
const verbPlaces = verbOrder.map((name) => verbClasses.indexOf(name))

const nounBase = 1
const adjectiveBase = nounBase + 64
const verbBase = adjectiveBase + 32
const adverbBase = verbBase + 32
const tagBase = adverbBase + 32
const anchorBase = tagBase + 32
const kinds = ['character', 'style', 'motion', 'object']

function typeByTag(unit: Unit): number {
  const {word} = unit
  switch (unit.tag) {
    case tag.noun: {
      for (const place of nounPlaces) {
        if (place < 32 ? (word.mainNounLow >>> place) & 1 : (word.mainNounHigh >>> (place - 32)) & 1)
          return nounBase + place
      }
      return unit.capital ? tagBase + 30 : tagBase + tag.noun
    }
    case tag.adjective:
    case tag.past:
    case tag.ing:
    case tag.verb: {
      if (unit.tag === tag.adjective) {
        for (const place of adjectivePlaces) if ((word.adjectives >>> place) & 1) return adjectiveBase + place
        if (word.nounLow !== 0 || word.nounHigh !== 0)
          for (const place of nounPlaces)
            if (place < 32 ? (word.mainNounLow >>> place) & 1 : (word.mainNounHigh >>> (place - 32)) & 1)
              return nounBase + place
      }
      for (const place of verbPlaces) if ((word.verbs >>> place) & 1) return verbBase + place
      return tagBase + unit.tag
    }
    case tag.adverb:
      for (let place = 0; place < adverbClasses.length; place++)
        if ((word.adverbs >>> place) & 1) return adverbBase + place
      return tagBase + tag.adverb
    default:
      return tagBase + unit.tag
  }
}

/** Number of a unit's most telling class, with its part of speech. */
export function typeOf(unit: Unit | undefined, kind: number): number {
  if (unit === undefined) return 0
  if (unit.masked > 0) return anchorBase + (unit.masked === 2 ? 8 : kind)
  return typeByTag(unit)
}

function familyOf(unit: Unit | undefined): number {
  if (unit === undefined || unit.masked > 0) return 0
  const {word} = unit
  if (unit.tag === tag.noun) return word.nounFamily
  if (unit.tag === tag.verb || unit.tag === tag.ing || unit.tag === tag.past) return word.verbFamily
  if (unit.tag === tag.adjective) return word.adjectiveFamily || word.nounFamily || word.verbFamily
  return 0
}

function largeFamilyOf(unit: Unit | undefined): number {
  if (unit === undefined || unit.masked > 0) return 0
  const {word} = unit
  if (unit.tag === tag.noun) return word.nounLargeFamily
  if (unit.tag === tag.verb || unit.tag === tag.ing || unit.tag === tag.past) return word.verbLargeFamily
  if (unit.tag === tag.adjective) return word.adjectiveFamily || word.nounLargeFamily || word.verbLargeFamily
  return 0
}

/** Function words, which carry no concept by themselves. */
const scoredTags = new Set<number>([
  tag.noun,
  tag.verb,
  tag.ing,
  tag.past,
  tag.adjective,
  tag.adverb,
  tag.number,
  tag.preposition,
  tag.determiner,
  tag.pronoun,
  tag.modal,
  tag.negation,
  tag.subordinator,
  tag.have,
  tag.be
])
const silent = new Set(
  `a an the and or of in on at to with by for from into onto as is are was were be been being it it's its his her their he she they them this that these those there which who while wearing wears wore dressed has have had having over under up down`.split(
    ' '
  )
)
export const carriesConcept = (unit: Unit): boolean =>
  unit.masked === 0 && scoredTags.has(unit.tag) && unit.word.form !== '\u0000' && !silent.has(unit.lower)

export interface Evidence {
  /** Units that can carry a concept, in order. */
  readonly positions: readonly number[]
  /** Evidence of the n-th position: `items[from[n] … from[n + 1])`. */
  readonly from: Int32Array
  readonly items: Int32Array
  /** How the n-th position is linked to the one before: index into `links`. */
  readonly links: Uint8Array
}

/** How one word that can carry a concept follows another; 0 begins a sentence. */
export const linkNames = [
  'start',
  'within phrase',
  'next phrase',
  'preposition',
  'of',
  'conjunction',
  'comma',
  'listed',
  'object',
  'clause',
  'stop',
  'comma noun',
  'comma verb',
  'with',
  'conjunction verb',
  'to verb',
  'comma within'
] as const

export const linkNumbers = Object.fromEntries(linkNames.map((name, i) => [name, i])) as Readonly<
  Record<(typeof linkNames)[number], number>
>

/** Evidence per position is bounded; what rules find beyond it is left out. */
const capacity = 64
let scratch = new Int32Array(4096)

export function evidenceOf(reading: Reading): Evidence {
  const {units, chunks, input} = reading
  const kind = input.kind === undefined ? 5 : 1 + kinds.indexOf(input.kind)
  const register = input.register === 'tags' ? 8 : 0
  const count = units.length
  const chunkOf = new Int32Array(count).fill(-1)
  for (const chunk of chunks) for (let i = chunk.first; i <= chunk.last; i++) chunkOf[i] = chunk.index
  const types = new Int32Array(count)
  const words = new Int32Array(count)
  for (let i = 0; i < count; i++) {
    const unit = units[i] as Unit
    types[i] = typeOf(unit, kind)
    words[i] = unit.masked > 0 ? 1 : unit.word.hash
  }
  const rules = rulesByUnit(reading)
  const fragments = fragmentsOf(units, types)
  const sentences = sentencesOf(reading, types)

  const positions: number[] = []
  for (let i = 0; i < count; i++) if (carriesConcept(units[i] as Unit)) positions.push(i)
  if (scratch.length < positions.length * capacity) scratch = new Int32Array(positions.length * capacity * 2)
  const from = new Int32Array(positions.length + 1)
  const links = new Uint8Array(positions.length)
  const items = scratch
  let size = 0

  for (let n = 0; n < positions.length; n++) {
    from[n] = size
    const limit = size + capacity
    const i = positions[n] as number
    const unit = units[i] as Unit
    const type = types[i] as number
    const chunk = chunks[chunkOf[i] as number]
    const role = roleOf(chunk)
    links[n] = n === 0 ? 0 : linkBetween(reading, chunkOf, positions[n - 1] as number, i)
    const head = chunk === undefined ? i : chunk.head
    const headUnit = units[head] as Unit
    const headType = types[head] as number

    items[size++] = hash(t.word, words[i] as number)
    items[size++] = hash(t.type, type, register)
    items[size++] = hash(t.tag, unit.tag)
    items[size++] = hash(t.typeRole, type, role)
    items[size++] = hash(t.headRole, headType, role * 64 + (head === i ? 32 : unit.tag))
    items[size++] = hash(t.kindRoleType, type, kind * 64 + role)
    if (head !== i) items[size++] = hash(t.headWord, words[head] as number)
    const family = familyOf(unit)
    if (family !== 0) items[size++] = hash(t.family, family, unit.tag)
    const headFamily = largeFamilyOf(headUnit)
    if (headFamily !== 0) items[size++] = hash(t.headFamilyRole, headFamily, role)
    let preposition = 0
    if (chunk !== undefined) {
      if (chunk.preposition >= 0) {
        preposition = words[(chunks[chunk.preposition] as Chunk).head] as number
        items[size++] = hash(t.prepositionHead, preposition, headType)
      }
      const host = chunk.attachedTo >= 0 ? chunks[chunk.attachedTo] : undefined
      if (host !== undefined) items[size++] = hash(t.hostPreposition, types[host.head] as number, preposition)
      if (chunk.kind === 'noun') {
        const modifiers = chunk.head - chunk.content
        items[size++] = hash(t.modifiersHead, headType, modifiers > 3 ? 3 : modifiers)
        items[size++] = hash(
          t.articleHead,
          headType,
          chunk.content > chunk.first ? (words[chunk.first] as number) : 0
        )
      }
      const verb = verbOf(chunks, chunk)
      if (verb !== undefined) {
        const own = chunk === verb ? 1 : 0
        const form = (verb.copular ? 2 : 0) + (verb.passive ? 4 : 0) + own
        items[size++] = hash(t.verbRole, types[verb.head] as number, role * 8 + form)
        const subject = chunks[verb.subject]
        items[size++] = hash(
          t.subjectRole,
          subject === undefined ? 0 : (types[subject.head] as number),
          role * 64 + kind * 8 + form
        )
      }
    }
    const before = units[i - 1]
    const after = units[i + 1]
    let previous = isArticle(before) ? i - 2 : i - 1
    let next = isArticle(after) ? i + 2 : i + 1
    if (units[previous]?.sentence !== unit.sentence) previous = -1
    if (units[next]?.sentence !== unit.sentence) next = -1
    const typeBefore = previous < 0 ? 0 : (types[previous] as number)
    const typeAfter = next < 0 ? 0 : (types[next] as number)
    items[size++] = hash(t.wordBefore, previous < 0 ? 0 : (words[previous] as number))
    items[size++] = hash(t.wordAfter, next < 0 ? 0 : (words[next] as number))
    items[size++] = hash(t.typeBeforeType, typeBefore, type)
    items[size++] = hash(t.typeTypeAfter, type, typeAfter)

    const fragment = fragments[i] as Fragment
    items[size++] = hash(t.fragmentRole, fragment.type, role * 8 + fragment.makeUp)
    if (fragment.label !== 0) items[size++] = hash(t.label, fragment.label)
    const whole = sentences[unit.sentence]
    if (whole !== undefined) items[size++] = hash(t.sentenceType, whole.type, type)

    for (let rule = rules[i]; rule !== undefined && size < limit; rule = rule.next)
      items[size++] = hash(t.rule, rule.id)
    if (head !== i) {
      for (let rule = rules[head]; rule !== undefined && size < limit; rule = rule.next)
        items[size++] = hash(t.ruleOfHead, rule.id)
    }
    if (previous >= 0) {
      for (let rule = rules[previous]; rule !== undefined && size < limit; rule = rule.next)
        items[size++] = hash(t.ruleBefore, rule.id)
    }
    if (next >= 0) {
      for (let rule = rules[next]; rule !== undefined && size < limit; rule = rule.next)
        items[size++] = hash(t.ruleAfter, rule.id)
    }
  }
  from[positions.length] = size
  return {positions, from, items: items.subarray(0, size), links}
}

/** The rules that marked a unit, as a linked list. */
interface RuleList {
  readonly id: number
  readonly next: RuleList | undefined
}

const ruleNumbers = new Map<string, number>()
function ruleNumber(concept: string, rule: string): number {
  let byConcept = ruleNumbers.get(rule)
  if (byConcept === undefined) {
    byConcept = hashText(rule)
    ruleNumbers.set(rule, byConcept)
  }
  return Math.imul(byConcept, 31) + hashText(concept)
}

function rulesByUnit({units, marks}: Reading): (RuleList | undefined)[] {
  const rules: (RuleList | undefined)[] = new Array(units.length)
  for (const mark of marks) {
    const id = ruleNumber(mark.concept, mark.rule)
    for (let i = mark.first; i <= mark.last; i++) {
      let known = rules[i]
      while (known !== undefined && known.id !== id) known = known.next
      if (known === undefined) rules[i] = {id, next: rules[i]}
    }
  }
  return rules
}

const roleNumbers = {subject: 1, object: 2, prepositional: 3, predicate: 4, fragment: 5}
function roleOf(chunk: Chunk | undefined): number {
  if (chunk === undefined) return 0
  return chunk.kind === 'noun' ? roleNumbers[chunk.role] : 5 + kindNumber(chunk)
}
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
const kindNumber = (chunk: Chunk): number => kindNumbers[chunk.kind]
/** The verb group a phrase belongs to: its own, the one it complements, or the one right before. */
function verbOf(chunks: readonly Chunk[], chunk: Chunk | undefined): Chunk | undefined {
  if (chunk === undefined) return undefined
  if (chunk.kind === 'verb') return chunk
  if (chunk.verb >= 0) return chunks[chunk.verb]
  if (chunk.kind === 'noun') return undefined
  for (let i = chunk.index - 1; i >= 0 && i > chunk.index - 4; i--) {
    const before = chunks[i]
    if (
      before === undefined ||
      before.sentence !== chunk.sentence ||
      before.kind === 'stop' ||
      before.kind === 'comma'
    )
      return undefined
    if (before.kind === 'verb') return before
  }
  return undefined
}

const article = closedBit.determiner | closedBit.possessive
const isArticle = (unit: Unit | undefined): boolean =>
  unit !== undefined && (unit.word.closed & article) !== 0 && unit.masked === 0
interface Fragment {
  /** Type of its first noun phrase's head or verb, and its first unit. */
  type: number
  first: number
  /** 1 holds a verb, 2 holds a being, 4 holds the anchor, 8 stands alone in its sentence. */
  makeUp: number
  /** Word before a colon: "Mood: …". */
  label: number
}

function fragmentsOf(units: readonly Unit[], types: Int32Array): Fragment[] {
  const fragments: Fragment[] = new Array(units.length)
  let current: Fragment | undefined
  let label = 0
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] as Unit
    const before = units[i - 1]
    if (
      current === undefined ||
      before === undefined ||
      before.sentence !== unit.sentence ||
      before.tag === tag.comma ||
      before.tag === tag.stop
    ) {
      if (before !== undefined && before.lower === ':' && i > 1) label = units[i - 2]?.word.hash ?? 0
      else if (before?.sentence !== unit.sentence) label = 0
      current = {type: 0, first: i, makeUp: 0, label}
    }
    const type = types[i] as number
    if (unit.masked === 1) current.makeUp |= 4
    else if (unit.tag === tag.verb || unit.tag === tag.ing || unit.tag === tag.past || unit.tag === tag.be)
      current.makeUp |= 1
    else if (unit.tag === tag.noun && type - nounBase >= 0 && type - nounBase <= 3) current.makeUp |= 2
    if (current.type === 0 && type < tagBase && type > 0 && unit.tag === tag.noun) current.type = type
    fragments[i] = current
  }
  return fragments
}

interface SentenceFacts {
  /** Type of the first noun. */
  type: number
  first: number
  /** Type of the first finite verb. */
  verb: number
  /** Whether beings or the anchor are named: bits. */
  beings: number
}

function sentencesOf({units, chunks}: Reading, types: Int32Array): SentenceFacts[] {
  const sentences: SentenceFacts[] = []
  for (const chunk of chunks) {
    let facts = sentences[chunk.sentence]
    if (facts === undefined) {
      facts = {type: 0, first: chunk.first, verb: 0, beings: 0}
      sentences[chunk.sentence] = facts
    }
    const unit = units[chunk.head] as Unit
    const type = types[chunk.head] as number
    if (chunk.kind === 'noun') {
      if (facts.type === 0) facts.type = type
      if (unit.masked === 1) facts.beings |= 1
      else if (unit.tag === tag.pronoun) facts.beings |= 2
      else if (type >= nounBase && type <= nounBase + 3) facts.beings |= 4
    } else if (chunk.kind === 'verb' && facts.verb === 0 && !chunk.participial)
      facts.verb = chunk.copular ? 1 : type
  }
  return sentences
}

function linkBetween({units, chunks}: Reading, chunkOf: Int32Array, a: number, b: number): number {
  const left = units[a] as Unit
  const right = units[b] as Unit
  if (left.sentence !== right.sentence) return 0
  const sameChunk = chunkOf[a] === chunkOf[b]
  let comma = false
  let conjunction = false
  let preposition = 0
  let clause = false
  let to = false
  for (let i = a + 1; i < b; i++) {
    const unit = units[i] as Unit
    switch (unit.tag) {
      case tag.stop:
        return 10
      case tag.comma:
        comma = true
        break
      case tag.conjunction:
        conjunction = true
        break
      case tag.preposition:
        preposition = unit.lower === 'of' ? 1 : unit.lower === 'with' ? 2 : 3
        break
      case tag.subordinator:
      case tag.relative:
        clause = true
        break
      case tag.to:
        to = true
        break
      default:
        break
    }
  }
  if (sameChunk) return comma ? 16 : 1
  const verb = chunks[chunkOf[b] as number]?.kind === 'verb'
  if (comma) {
    if (conjunction) return verb ? 14 : 7
    const noun = chunks[chunkOf[b] as number]
    if (noun?.kind === 'noun' && noun.coordinatedWith >= 0) return 7
    return verb ? 12 : noun?.kind === 'noun' ? 11 : 6
  }
  if (conjunction) return verb ? 14 : 5
  if (clause) return 9
  if (to) return 15
  if (preposition === 1) return 4
  if (preposition === 2) return 13
  if (preposition === 3) return 3
  if (chunks[chunkOf[a] as number]?.kind === 'verb') return 8
  return 2
}
