import type {AnchorMatch} from './anchor.ts'
import type {Register} from './caption.ts'
import type {ConceptSpan} from './concept.ts'
import {readActions} from './grammar/action-rules.ts'
import {chunksOf} from './grammar/chunks.ts'
import {readLabels, readPictureClauses, readPictureNouns, readPictureWords} from './grammar/picture-rules.ts'
import type {Mark, Reading} from './grammar/reading.ts'
import {assignRoles} from './grammar/roles.ts'
import {tagUnits} from './grammar/tagger.ts'
import {readThings} from './grammar/thing-rules.ts'
import type {Unit} from './grammar/unit.ts'
import {unitsOf} from './grammar/units.ts'
import type {LoraKind} from './kind.ts'
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
}

/** Finds the concepts of a caption; the spans are sorted by start, longest first. */
export function readConcepts(input: ConceptInput): readonly ConceptSpan[] {
  const units = unitsOf(input)
  tagUnits(units)
  const chunks = chunksOf(units)
  assignRoles(units, chunks)
  const reading: Reading = {input, units, chunks, marks: []}
  readPictureNouns(reading)
  readPictureWords(reading)
  readPictureClauses(reading)
  readLabels(reading)
  readThings(reading)
  readActions(reading)
  return spansOf(units, reading.marks)
}

function spansOf(units: readonly Unit[], marks: readonly Mark[]): ConceptSpan[] {
  const spans: ConceptSpan[] = []
  for (const {concept, first, last, rule, at} of marks) {
    const start = units[first]?.start
    const end = units[last]?.end
    if (start === undefined || end === undefined) continue
    spans.push({concept, start, end, rule, entry: units[at]?.word.entry ?? ''})
  }
  return spans.sort((a, b) => a.start - b.start || b.end - a.end)
}
