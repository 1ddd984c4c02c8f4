import type {Chunk} from '../grammar/chunk.ts'
import {tag, type Unit} from '../grammar/unit.ts'
import type {Passage} from './passage.ts'
import {isFiniteVerb, type Plan, tagAt} from './plan.ts'

/** Words that lead to another one: none of them can end a phrase. */
const leading: ReadonlySet<Unit['tag']> = new Set([
  tag.determiner,
  tag.possessive,
  tag.preposition,
  tag.to,
  tag.modal,
  tag.be,
  tag.have,
  tag.relative,
  tag.subordinator
])

const openers: ReadonlySet<Unit['tag']> = new Set([tag.preposition, tag.determiner, tag.possessive])

const verbal: ReadonlySet<Unit['tag']> = new Set([tag.verb, tag.ing, tag.past])

/** Whether what is left of a sentence reads on at every cut: no word has lost the one that it leads to. */
export function isSound(passage: Passage, {removed, replaced}: Plan): boolean {
  const {units, chunks, kept} = passage
  const left = units.flatMap((_, index) => (removed.has(index) ? [] : [index]))
  for (let at = 0; at <= left.length; at++) {
    const [a, b] = [left[at - 1] ?? -1, left[at] ?? units.length]
    if (b === a + 1) continue
    const after = units[b]?.tag
    const isEnd =
      after === undefined || after === tag.comma || after === tag.stop || after === tag.conjunction
    const before = units[a]?.tag
    if (isEnd && before !== undefined && !replaced.has(a) && !kept[a]) {
      if (leading.has(before) || verbal.has(before)) return false
      if (before === tag.adjective && openers.has(tagAt(passage, a - 1))) return false
    }
    if (before === tag.determiner && after !== undefined && leading.has(after)) return false
    if (isQuote(units[a]) && isQuote(units[b])) return false
    const isStart = before === undefined || before === tag.stop
    if (isStart && after !== undefined && isFiniteUnit(passage, b)) return false
    if (isStart && after === tag.subordinator) return false
    // "an illustration [showing] a fox", "a market [in] which", "a beat [of stillness in] two"
    if ((before === tag.noun || before === tag.pronoun) && beginsNoun(passage, b)) return false
    if (after === tag.relative && tagAt(passage, b - 1) === tag.preposition) return false
    if (after === tag.number && isBoundaryTag(units[b + 1]?.tag)) return false
  }
  if (isLeftOver(passage, removed)) return false
  return chunks.every(
    (chunk) =>
      !isFiniteVerb(passage, chunk.index) ||
      !removed.has(chunk.first) ||
      hasOtherVerb(passage, chunk, removed)
  )
}

const isBoundaryTag = (value: Unit['tag'] | undefined): boolean =>
  value === undefined || value === tag.comma || value === tag.stop

const beginsNoun = ({chunks}: Passage, unit: number): boolean =>
  chunks.some(({kind, first}) => kind === 'noun' && first === unit)

/** Whether a sentence that had a verb is left with what leads to one: `In the distance.`, `The mountains.` */
function isLeftOver(passage: Passage, removed: ReadonlySet<number>): boolean {
  const {chunks} = passage
  const left = chunks.filter(({first, last}) => !removed.has(first) || !removed.has(last))
  if (left.length === 0 || !chunks.some(({index}) => isFiniteVerb(passage, index))) return false
  if (left.some(({kind}) => kind === 'verb')) return false
  return !left.some(({kind, role}) => kind === 'noun' && role !== 'prepositional' && role !== 'subject')
}

const isQuote = (unit: Unit | undefined): boolean => unit !== undefined && /^["'“”‘’]$/u.test(unit.lower)

/** Whether the subject of a verb that goes goes too, or has another verb. */
function hasOtherVerb(passage: Passage, verb: Chunk, removed: ReadonlySet<number>): boolean {
  const {chunks} = passage
  const subject = chunks[verb.subject]
  if (!subject || subject.index > verb.index || removed.has(subject.head)) return true
  return chunks.some(
    ({kind, first, subject: other, index}) =>
      kind === 'verb' && index !== verb.index && !removed.has(first) && other === subject.index
  )
}

/** Whether a clause's verb begins here: without a subject before it, it would be a command. */
const isFiniteUnit = ({chunks}: Passage, unit: number): boolean =>
  chunks.some((chunk) => chunk.kind === 'verb' && !chunk.participial && chunk.first === unit)
