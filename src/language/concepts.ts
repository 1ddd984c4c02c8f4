import type {AddedLexicon} from './added-words.ts'
import type {AnchorMatch} from './anchor.ts'
import type {Register} from './caption.ts'
import type {ConceptSpan} from './concept.ts'
import {readCamera} from './grammar/camera-rules.ts'
import {readAngles} from './grammar/angle-rules.ts'
import {readFraming} from './grammar/framing-rules.ts'
import {readExpressions} from './grammar/expression-rules.ts'
import {readFaces} from './grammar/face-rules.ts'
import {readActions} from './grammar/action-rules.ts'
import {readMotions} from './grammar/motion-rules.ts'
import {readPostures} from './grammar/posture-rules.ts'
import {chunksOf} from './grammar/chunks.ts'
import {
  readLabels,
  readQuotations,
  readPictureClauses,
  readPictureNouns,
  readPictureWords
} from './grammar/picture-rules.ts'
import {presentIn, type Reading} from './grammar/reading.ts'
import {assignRoles} from './grammar/roles.ts'
import {spansOfMarks} from './grammar/spans.ts'
import {readTags} from './grammar/tag-rules.ts'
import {tagUnits} from './grammar/tagger.ts'
import {readThings} from './grammar/thing-rules.ts'
import type {Unit} from './grammar/unit.ts'
import {blankForm, unitsOf} from './grammar/units.ts'
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

/** Finds the concepts of a caption; the spans are sorted by start, longest first. */
export function readConcepts(input: ConceptInput): readonly ConceptSpan[] {
  const units = unitsOf(input)
  if (!isReadable(units)) return []
  const reading = readPhrases(input, units)
  return spansOfMarks(reading, decide(reading, scoresOf(reading)))
}

/** The same by the grammar's rules alone, before the network weighs them. */
export function readConceptsByRules(input: ConceptInput): readonly ConceptSpan[] {
  const units = unitsOf(input)
  if (!isReadable(units)) return []
  const reading = readPhrases(input, units)
  return spansOfMarks(reading, reading.marks, reading.vetoes)
}

/** Parses a caption into phrases and lets the grammar's rules mark them. */
export function readPhrases(input: ConceptInput, units: Unit[]): Reading {
  tagUnits(units)
  const chunks = chunksOf(units)
  assignRoles(units, chunks)
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
