import type {Chunk} from './chunk.ts'
import {isFragment} from './framing-rules.ts'
import {chunkAt, headOf, markUnits, type Reading, unitAt} from './reading.ts'
import {isBeing} from './scope.ts'
import {adjectiveIs, adverbIs, nounCanBe, nounIs, tag, verbIs} from './unit.ts'

/** Feelings told by verbs, adverbs and adjectives: "grins", "happily", "annoyed", "their gaze confident". */

const feelingVerb = verbIs('feeling')
const feelingAdverb = adverbIs('feeling')
const feelingAdjective = adjectiveIs('feeling')
const moodAdjective = adjectiveIs('mood')
const feelingNoun = nounCanBe('feeling')
const expressionNoun = nounIs('expression')
const face = nounIs('body', 'trait', 'expression')
const sound = nounIs('sound', 'writing', 'image')
const aimed = new Set(['at', 'into', 'toward', 'towards', 'to'])
const looks = new Set([
  'gaze',
  'stare',
  'look',
  'glance',
  'eyes',
  'face',
  'mouth',
  'body language',
  'manner',
  'air'
])

export function readExpressions(reading: Reading): void {
  const {present} = reading
  const described = feelingAdjective(present)
  const alone = described || feelingAdverb(present)
  if (!alone && !feelingVerb(present) && !feelingNoun(present)) return
  for (const chunk of reading.chunks) {
    if (chunk.kind === 'verb') readFeelingVerb(reading, chunk)
    else if (chunk.kind === 'noun') readFeltNoun(reading, chunk)
    else if (described && chunk.kind === 'adjective') readFeltAdjective(reading, chunk)
  }
  if (!alone) return
  for (let i = 0; i < reading.units.length; i++) {
    const unit = unitAt(reading, i)
    if (unit.masked > 0) continue
    if (unit.word.adverbs !== 0 && unit.tag === tag.adverb && feelingAdverb(unit))
      markUnits(reading, 'expression', i, i, 'feeling-adverb')
    else if (
      unit.word.adjectives !== 0 &&
      feelingAdjective(unit) &&
      !moodAdjective(unit) &&
      isFragment(reading, i) &&
      reading.input.kind !== 'style'
    )
      markUnits(reading, 'expression', i, i, 'feeling-alone')
  }
}

/** "smiles warmly", "laughing", "grinning". */
function readFeelingVerb(reading: Reading, verb: Chunk): void {
  const head = headOf(reading, verb)
  if (head.tag === tag.past && feelingAdjective(head)) {
    // "the cheetah, visibly discouraged"
    const subject = chunkAt(reading, verb.subject)
    if (subject === undefined || isBeing(reading, subject))
      markUnits(reading, 'expression', afterAdverb(reading, verb.first), verb.last, 'discouraged', verb.head)
    return
  }
  if (!feelingVerb(head)) return
  if (head.tag !== tag.verb && head.tag !== tag.ing && head.tag !== tag.past) return
  if (sound(headOf(reading, chunkAt(reading, verb.subject)))) return
  const next = unitAt(reading, verb.last + 1)
  const warmly = next.tag === tag.adverb && next.lower.endsWith('ly')
  markUnits(reading, 'expression', verb.head, warmly ? verb.last + 1 : verb.head, 'feeling-verb', verb.head)
  // "smiling at the camera": at what is an action.
  const preposition = chunkAt(reading, verb.index + (warmly ? 2 : 1))
  const object = chunkAt(reading, verb.index + (warmly ? 3 : 2))
  if (preposition?.kind !== 'preposition' || object?.kind !== 'noun') return
  if (aimed.has(headOf(reading, preposition).lower))
    markUnits(reading, 'action', preposition.first, object.last, 'smiles-at', object.head)
}

const afterAdverb = (reading: Reading, at: number): number =>
  unitAt(reading, at - 1).tag === tag.adverb ? at - 1 : at

/** "a bored stare", "curious eyes"; "an expression of joy and pride". */
function readFeltNoun(reading: Reading, chunk: Chunk): void {
  const head = headOf(reading, chunk)
  if (head.masked > 0) return
  const modified = chunk.content < chunk.head
  const governed = chunk.role === 'prepositional' && feelingNoun(head)
  if (!modified && !governed) return
  if (looks.has(head.lower)) {
    for (let i = chunk.content; i < chunk.head; i++) {
      const unit = unitAt(reading, i)
      if (unit.masked > 0 || !feelingAdjective(unit)) continue
      markUnits(reading, 'expression', i, chunk.head, 'bored-stare', i)
      return
    }
    return
  }
  if (!governed) return
  const preposition = unitAt(reading, chunk.first - 1).lower
  const host = headOf(reading, chunkAt(reading, chunk.index - 2))
  if ((preposition === 'of' || preposition === 'between') && (expressionNoun(host) || host.lower === 'one')) {
    markUnits(reading, 'expression', chunk.content, chunk.last, 'expression-of', chunk.head)
    return
  }
  if (preposition !== 'in' && preposition !== 'with') return
  const verb = chunkAt(reading, chunk.verb)
  const subject = chunkAt(reading, verb?.subject ?? -1)
  if (subject !== undefined && (isBeing(reading, subject) || face(headOf(reading, subject))))
    markUnits(reading, 'expression', chunk.content, chunk.last, 'in-feeling', chunk.head)
}

const opens = (other: Chunk | undefined, chunk: Chunk): boolean =>
  other === undefined || other.sentence !== chunk.sentence || other.kind === 'comma' || other.kind === 'stop'

/** "her gaze confident", "his demeanour is aloof, almost smug". */
function readFeltAdjective(reading: Reading, chunk: Chunk): void {
  if (!feelingAdjective(headOf(reading, chunk))) return
  let before = chunkAt(reading, chunk.index - 1)
  const after = chunkAt(reading, chunk.index + 1)
  const alone = opens(before, chunk) && opens(after, chunk)
  if (alone && reading.input.kind !== 'style' && !moodAdjective(headOf(reading, chunk))) {
    markUnits(reading, 'expression', chunk.first, chunk.last, 'feeling-alone', chunk.head)
    return
  }
  if (before?.kind === 'adverb') before = chunkAt(reading, before.index - 1)
  // "looks up surprised", "gets excited"
  if (before?.kind === 'verb' && !before.copular && before.sentence === chunk.sentence) {
    const actor = chunkAt(reading, before.subject)
    if (actor !== undefined && isBeing(reading, actor))
      markUnits(reading, 'expression', chunk.first, chunk.last, 'looks-surprised', chunk.head)
    return
  }
  if (before?.kind === 'verb' && before.copular) before = chunkAt(reading, before.subject)
  if (before?.kind !== 'noun' || before.sentence !== chunk.sentence) return
  const owner = headOf(reading, before)
  if (isBeing(reading, before) || owner.masked === 1 || face(owner) || looks.has(owner.lower))
    markUnits(reading, 'expression', chunk.first, chunk.last, 'is-happy', chunk.head)
}
