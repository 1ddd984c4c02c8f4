import type {Chunk} from '../grammar/chunk.ts'
import {tag, type Unit} from '../grammar/unit.ts'
import type {Passage} from './passage.ts'
import {isFiniteVerb, kindAt, mayBeFiniteVerb, type Plan, tagAt, unitsLeft} from './plan.ts'

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

const governing: ReadonlySet<Unit['tag']> = new Set([tag.preposition, tag.verb, tag.ing, tag.past, tag.to])

/** Whether what is left of a sentence reads on at every cut: no word has lost the one that it leads to. */
export function isSound(passage: Passage, {removed, replaced}: Plan): boolean {
  const {units, chunks, kept} = passage
  const left = unitsLeft(passage, removed)
  for (let at = 0; at <= left.length; at++) {
    const [a, b] = [left[at - 1] ?? -1, left[at] ?? units.length]
    if (b === a + 1) continue
    const after = units[b]?.tag
    const isEnd =
      after === undefined || after === tag.comma || after === tag.stop || after === tag.conjunction
    const before = units[a]?.tag
    if (isEnd && before !== undefined && !replaced.has(a) && !kept[a]) {
      if (leading.has(before) || verbal.has(before)) return false
    }
    if ((isEnd || isFiniteUnit(passage, b)) && isPossessive(passage, a)) return false
    // "wearing nothing [but a towel]", "blending into [each other]"
    if (exceptions.has(units[a + 1]?.lower ?? '') && quantities.has(units[a]?.lower ?? '')) return false
    if (isMutual(passage, b)) return false
    // "a relaxed [mood] at home", "a rich, [deep tone]": the noun that the adjective belongs to is gone.
    const last = before === tag.comma ? a - 1 : a
    const next = tagAt(passage, a + 1) === tag.comma ? a + 2 : a + 1
    const hadNoun = removed.has(next) && isNominal(tagAt(passage, next))
    if (
      hadNoun &&
      !kept[last] &&
      !replaced.has(last) &&
      isAdjectiveAt(passage, last) &&
      openers.has(tagBefore(passage, last))
    )
      if (isEnd || after === tag.preposition) return false
    if (before === tag.determiner && after !== undefined && leading.has(after)) return false
    // "in the park, [a dog] and a cat"
    const isSubjectCut = chunks.some(
      ({first, role, kind}) => first === a + 1 && kind === 'noun' && role === 'subject'
    )
    if (before === tag.comma && after === tag.conjunction && isSubjectCut) return false
    if (isQuote(units[a]) && isQuote(units[b])) return false
    // "has [begun to]", "is [known]": an auxiliary needs its verb.
    if (
      auxiliary.has(before ?? tag.other) &&
      !replaced.has(a) &&
      verbal.has(tagAt(passage, a + 1)) &&
      !verbal.has(after ?? tag.other)
    )
      return false
    const isClauseCut = isEnd && isFiniteUnit(passage, a + 1)
    if (isClauseCut && (before === tag.noun || before === tag.pronoun) && after !== tag.conjunction)
      return false
    if (isEnd && before === tag.adjective && verbal.has(tagAt(passage, a - 1)) && !kept[a]) return false
    // "at first glance it": a pronoun that nothing governs was the subject of what is gone.
    if (isEnd && before === tag.pronoun && !governing.has(tagAt(passage, a - 1))) return false
    if (a === 0 && isEnd && verbal.has(before ?? tag.other)) return false
    const isStart = before === undefined || before === tag.stop
    if (isStart && after !== undefined && isFiniteUnit(passage, b)) return false
    if (isStart && b < units.length && !canStart(passage, b)) return false
    // "an illustration [showing] a fox", "a market [in] which", "a beat [of stillness in] two"
    if (
      (before === tag.noun || before === tag.pronoun) &&
      beginsNoun(passage, b) &&
      !isSamePhrase(passage, a, b)
    )
      return false
    if (after === tag.relative && tagAt(passage, b - 1) === tag.preposition) return false
    if (after === tag.number && isBoundaryTag(units[b + 1]?.tag)) return false
  }
  if (
    isLeftOver(passage, removed) ||
    namesTwice(passage, left) ||
    chunks.some(
      (chunk) =>
        !replaced.has(chunk.first) &&
        (isTorn(passage, chunk, removed) || isVerbInDisguise(passage, chunk, removed))
    )
  )
    return false
  return chunks.every(
    (chunk) =>
      !isFiniteVerb(passage, chunk.index) ||
      !removed.has(chunk.first) ||
      hasOtherVerb(passage, chunk, removed)
  )
}

/** What stands before an adjective, or before all of a list of them. */
function tagBefore(passage: Passage, adjective: number): Unit['tag'] {
  let i = adjective - 1
  while (
    tagAt(passage, i) === tag.adjective ||
    (tagAt(passage, i) === tag.comma && tagAt(passage, i - 1) === tag.adjective)
  )
    i--
  return tagAt(passage, i)
}

const auxiliary: ReadonlySet<Unit['tag']> = new Set([tag.have, tag.modal, tag.be])

const isNominal = (value: Unit['tag']): boolean => value === tag.noun || value === tag.adjective

/** Whether a word is an adjective, or may be one where it follows an article: `a lean, muscular build`. */
const isAdjectiveAt = ({units}: Passage, index: number): boolean => {
  const unit = units[index]
  return (
    unit?.tag === tag.adjective || (unit?.tag === tag.noun && unit.word.adjectives !== 0 && unit.masked === 0)
  )
}

/** Whether a sentence can start with what comes first now. */
function canStart({chunks, units, kept}: Passage, unit: number): boolean {
  const value = units[unit]?.tag
  if (value === tag.subordinator || value === tag.relative || value === tag.preposition) return false
  if (value === tag.determiner) return chunks.some(({kind, first}) => kind === 'noun' && first === unit)
  return (value !== tag.ing && value !== tag.past) || kept[unit] === true
}

/** Whether a phrase has lost its head and not the rest, a verb its subject, or an object its verb. */
function isTorn(passage: Passage, chunk: Chunk, removed: ReadonlySet<number>): boolean {
  const {chunks, units} = passage
  if (chunk.kind === 'noun') {
    const verb = chunks[chunk.verb]
    const isLeft = !removed.has(chunk.head)
    if (isLeft && chunk.role === 'object' && isFiniteVerb(passage, chunk.verb))
      return removed.has(verb?.first ?? -1) && !removed.has(chunks[verb?.subject ?? -1]?.head ?? -1)
    if (isLeft) return false
    for (let i = chunk.first; i <= chunk.last; i++) {
      const value = units[i]?.tag
      if (!removed.has(i) && units[i]?.masked === 0 && value !== tag.comma && value !== tag.conjunction)
        return !isNamed(passage, chunk)
    }
    return false
  }
  if (removed.has(chunk.first)) return false
  const previous = chunks[chunk.index - 1]
  const isCutOff = previous !== undefined && removed.has(previous.last)
  // "[hinting] at nostalgia", "[the arrangement] of a portrait"
  if (chunk.kind === 'preposition' && isCutOff)
    return previous.kind === 'verb' || units[chunk.head]?.lower === 'of'
  if (chunk.kind === 'subordinator' || chunk.kind === 'relative') return hasLostVerb(passage, chunk, removed)
  if (!isFiniteVerb(passage, chunk.index)) return false
  const subject = chunks[chunk.subject]
  return (
    subject !== undefined &&
    subject.index < chunk.index &&
    removed.has(subject.head) &&
    !isNamed(passage, subject)
  )
}

/** Whether the clause that a word leads to has lost its verb: `so that strips [cut across] the picture`. */
function hasLostVerb(passage: Passage, link: Chunk, removed: ReadonlySet<number>): boolean {
  const verb = passage.chunks.find(({index}) => index > link.index && isFiniteVerb(passage, index))
  return verb !== undefined && removed.has(verb.first)
}

/** Whether a phrase holds the anchor, which can stand for all of it. */
const isNamed = ({units}: Passage, {first, last}: Chunk): boolean =>
  units.some(({masked}, index) => masked > 0 && index >= first && index <= last)

const isBoundaryTag = (value: Unit['tag'] | undefined): boolean =>
  value === undefined || value === tag.comma || value === tag.stop

/** Whether a noun phrase begins or goes on here; in `waves crashing` the word is no verb, as it has one. */
const beginsNoun = (passage: Passage, unit: number): boolean =>
  passage.chunks.some(
    ({kind, first, head, index}) =>
      kind === 'noun' &&
      first <= unit &&
      unit <= head &&
      (!mayBeFiniteVerb(passage, index) || kindAt(passage, index + 1) === 'verb')
  )

const exceptions: ReadonlySet<string> = new Set(['but', 'except', 'besides'])
const quantities: ReadonlySet<string> = new Set(['nothing', 'anything', 'everything', 'none', 'no', 'all'])

/** Whether a name or noun stands in the possessive, which needs what is possessed. */
const isPossessive = ({text, units}: Passage, unit: number): boolean =>
  /['’]s$/u.test(text.slice(units[unit]?.start ?? 0, units[unit]?.end ?? 0))

/** Whether `each other` or `one another` stands here, which nothing can begin with. */
function isMutual({text, units}: Passage, unit: number): boolean {
  const start = units[unit]?.start ?? text.length
  // One character behind the longer of the two tells that the word ends.
  return /^(?:each other|one another)\b/u.test(text.slice(start, start + 12).toLowerCase())
}

/** Whether a word that was read as a noun and goes is a verb for what stays: `the lamp, …, faces the viewer`. */
function isVerbInDisguise(passage: Passage, {index, first}: Chunk, removed: ReadonlySet<number>): boolean {
  const object = passage.chunks[index + 1]
  return (
    removed.has(first) &&
    !removed.has(0) &&
    mayBeFiniteVerb(passage, index) &&
    object?.kind === 'noun' &&
    openers.has(tagAt(passage, object.first))
  )
}

/** Whether two things that only what goes told apart would be linked: `the [red] lamp and the [blue] lamp`. */
const namesTwice = ({units}: Passage, left: readonly number[]): boolean =>
  left.some((a, at) => {
    const [link, next, after] = [left[at + 1] ?? -1, left[at + 2] ?? -1, left[at + 3] ?? -1]
    const b = units[next]?.tag === tag.determiner ? after : next
    return (
      units[a]?.masked === 1 &&
      units[link]?.tag === tag.conjunction &&
      units[b]?.masked === 1 &&
      units[a]?.lower === units[b]?.lower &&
      (b > next + 1 || next > link + 1)
    )
  })

const isSamePhrase = ({chunks}: Passage, a: number, b: number): boolean =>
  chunks.some(({first, last}) => first <= a && b <= last)

/** Whether a sentence that had a verb is left with what leads to one: `In the distance.`, `The mountains.` */
function isLeftOver(passage: Passage, removed: ReadonlySet<number>): boolean {
  const {chunks} = passage
  const left = chunks.filter(({first, last}) => !removed.has(first) || !removed.has(last))
  const isFree = ({role, preposition}: Chunk): boolean =>
    role !== 'prepositional' || removed.has(chunks[preposition]?.first ?? -1)
  const isContent = (chunk: Chunk): boolean =>
    chunk.kind === 'verb' || (chunk.kind === 'noun' && chunk.role !== 'prepositional')
  if (left.length === 0 || !chunks.some(isContent) || left.some(({kind}) => kind === 'verb')) return false
  const hadVerb = chunks.some(({index}) => isFiniteVerb(passage, index))
  return !left.some(
    (chunk) => chunk.kind === 'noun' && isFree(chunk) && !(hadVerb && chunk.role === 'subject')
  )
}

const isQuote = (unit: Unit | undefined): boolean => unit !== undefined && /^["'“”‘’]$/u.test(unit.lower)

/** Whether the subject of a verb that goes goes too, or has another verb. */
function hasOtherVerb(passage: Passage, verb: Chunk, removed: ReadonlySet<number>): boolean {
  const {chunks} = passage
  const subject = chunks[verb.subject]
  if (!subject || subject.index > verb.index || removed.has(subject.head)) return true
  // "a woman [who is in her thirties]": the clause describes the noun and goes as a whole.
  const link = chunks.findLast(
    ({kind, index}) => index < verb.index && (kind === 'relative' || kind === 'subordinator')
  )
  if (link && link.index > subject.index && removed.has(link.first)) return true
  return chunks.some(
    ({kind, first, subject: other, index}) =>
      index !== verb.index &&
      !removed.has(first) &&
      ((kind === 'verb' && other === subject.index) ||
        (index > verb.index && mayBeFiniteVerb(passage, index)))
  )
}

/** Whether a clause's verb begins here: without a subject before it, it would be a command. */
const isFiniteUnit = ({chunks}: Passage, unit: number): boolean =>
  chunks.some((chunk) => chunk.kind === 'verb' && !chunk.participial && chunk.first === unit)
