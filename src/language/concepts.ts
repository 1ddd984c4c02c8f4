import {type AddedLexicon, addedLexicon} from './added-words.ts'
import type {AnchorMatch} from './anchor.ts'
import type {Caption, Register} from './caption.ts'
import type {ConceptSpan} from './concept.ts'
import {readCamera} from './grammar/camera-rules.ts'
import {readAngles} from './grammar/angle-rules.ts'
import {readFraming} from './grammar/framing-rules.ts'
import {readExpressions} from './grammar/expression-rules.ts'
import {readFaces} from './grammar/face-rules.ts'
import {readActions} from './grammar/action-rules.ts'
import {readMotions} from './grammar/motion-rules.ts'
import {readPostures} from './grammar/posture-rules.ts'
import type {Phrases} from './grammar/chunk.ts'
import {
  readLabels,
  readQuotations,
  readPictureClauses,
  readPictureNouns,
  readPictureWords
} from './grammar/picture-rules.ts'
import {presentIn, type Reading} from './grammar/reading.ts'
import {spansOfMarks} from './grammar/spans.ts'
import {readTags} from './grammar/tag-rules.ts'
import {readThings} from './grammar/thing-rules.ts'
import type {Unit} from './grammar/unit.ts'
import {blankForm} from './grammar/units.ts'
import {readVetoes} from './grammar/vetoes.ts'
import type {LoraKind} from './kind.ts'
import {decide} from './network/decide.ts'
import {scoresOf} from './network/scores.ts'
import type {PhraseMatch} from './secondary.ts'
import type {Sentence, Tag} from './structure.ts'
import type {Token} from './token.ts'

/** What the reader works on: a subset of a caption. */
export interface ConceptInput {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly sentences: readonly Sentence[]
  readonly tags: readonly Tag[]
  readonly register: Register
  readonly kind: LoraKind | undefined
  /** Stretches that carry no concept themselves. */
  readonly anchors: readonly AnchorMatch[]
  readonly secondary: readonly PhraseMatch[]
  /** Words that the config adds to the lexicon. */
  readonly added?: AddedLexicon | undefined
}

/** What the reader needs of a caption. */
export function conceptInputOf(caption: Caption): ConceptInput {
  const {
    text,
    register,
    tags,
    tokens,
    sentences,
    anchorMatches: anchors,
    secondaryMatches: secondary
  } = caption
  const {kind, lexicon} = caption.context
  const added = lexicon && addedLexicon(lexicon)
  return {text, register, kind, tags, tokens, sentences, anchors, secondary, added}
}

/** Finds the concepts of a caption in its phrases; the spans are sorted by start, longest first. */
export function readConcepts(input: ConceptInput, phrases: Phrases): readonly ConceptSpan[] {
  if (!isReadable(phrases.units)) return []
  const reading = readPhrases(input, phrases)
  return spansOfMarks(reading, decide(reading, scoresOf(reading)))
}

/** The same by the grammar's rules alone, before the network weighs them. */
export function readConceptsByRules(input: ConceptInput, phrases: Phrases): readonly ConceptSpan[] {
  if (!isReadable(phrases.units)) return []
  const reading = readPhrases(input, phrases)
  return spansOfMarks(reading, reading.marks, reading.vetoes)
}

/** Lets the grammar's rules mark the phrases of a caption. */
export function readPhrases(input: ConceptInput, {units, chunks}: Phrases): Reading {
  const reading: Reading = {input, units, chunks, present: presentIn(units), marks: [], vetoes: []}
  readFraming(reading)
  readAngles(reading)
  readCamera(reading)
  readPictureNouns(reading)
  readPictureWords(reading)
  readPictureClauses(reading)
  readLabels(reading)
  readQuotations(reading)
  readThings(reading)
  readActions(reading)
  readPostures(reading)
  readMotions(reading)
  readExpressions(reading)
  readFaces(reading)
  readTags(reading)
  readVetoes(reading)
  return reading
}

/** Other languages in Latin letters hold few words that the lexicon knows; what it would make of them is nonsense. */
function isReadable(units: readonly Unit[]): boolean {
  let words = 0
  let known = 0
  for (const {word, lower} of units) {
    if (lower.length < 2) continue
    if (word.known) known++
    // Anchors and punctuation are blank.
    if (word.known || word.form !== blankForm) words++
  }
  return words < 4 || known * 2 >= words
}
