import {type ConceptName, conceptNames} from '../concept.ts'
import {directionParticle} from '../grammar/motion-rules.ts'
import type {Mark, Reading} from '../grammar/reading.ts'
import {tag, type Unit} from '../grammar/unit.ts'
import {carriesConcept} from './carriers.ts'
import type {Scores} from './scores.ts'
import {conceptSlots} from './sizes.ts'
import {networkWeights} from './weights.generated.ts'

/** The score from which on each concept counts: the logarithm of the odds. */
const thresholds = networkWeights.thresholds.map((p) => Math.log(p / (1 - p)))

/** What `inspect --why` names, with the word that spoke most for it, where no rule of the grammar decided. */
const weighed = 'weighed by its sentence'

/**
 * Concepts in which the grammar's rules count beside the network, which has met few of the rarer terms, and the score that
 * the network must give at least: what it finds out of the question is not marked. Measured on captions of authors that the
 * network never learned from; what captions should not hold needs more, a false alarm being worse than a miss.
 */
const rulesCount: ReadonlyMap<ConceptName, number> = new Map(
  (
    [
      ['framing', 0.1],
      ['angle', 0.1],
      ['place', 0.1],
      ['timing', 0.1],
      ['hedge', 0.2],
      ['appearance', 0.2],
      ['style', 0.2],
      ['mood', 0.2]
    ] as const
  ).map(([concept, p]) => [concept, Math.log(p / (1 - p))])
)

/** Turns scores into marks: words of one concept that only function words part share one. What the grammar rules out stays out. */
export function decide(reading: Reading, {scores, relations, strongest}: Scores): Mark[] {
  const marks: Mark[] = []
  const {units} = reading
  const ruled = marksByUnit(reading, reading.marks)
  const vetoes = marksByUnit(reading, reading.vetoes)
  for (const [index, concept] of conceptNames.entries()) {
    const threshold = thresholds[index] ?? 0
    const ofRules = ruled.get(concept)
    const ruledOut = vetoes.get(concept)
    const holds = (i: number): boolean =>
      (scores[i * conceptSlots + index] as number) > threshold && ruledOut?.[i] === undefined
    for (let first = 0; first < units.length; first++) {
      if (!holds(first)) continue
      let last = first
      for (let next = first + 1; next < units.length; next++) {
        if (holds(next)) {
          if (!areOne(reading, relations.chunkOf, ofRules, concept, last, next)) break
          last = next
        } else if (carriesConcept(units[next] as Unit)) break
      }
      const ofRule = markOf(ofRules, concept, first, last)
      if (ofRule) marks.push(ofRule)
      else if (concept === 'timing' || !isOnlyFigures(units, first, last)) {
        marks.push({concept, first, last, rule: weighed, at: strongest(last, index)})
      }
      first = last
    }
  }
  return [...marks, ...marksOfRules(reading, scores, vetoes)]
}

/**
 * A number says nothing by itself: in "past 54 chairs" it belongs to what is counted. The network has met few of them. Only
 * times are told by figures alone: "0:05".
 */
function isOnlyFigures(units: readonly Unit[], first: number, last: number): boolean {
  for (let i = first; i <= last; i++) if (/\p{L}/u.test((units[i] as Unit).lower)) return false
  return true
}

/** The first mark of each concept on each unit. */
type MarksByUnit = ReadonlyMap<ConceptName, readonly (Mark | undefined)[]>

function marksByUnit({units}: Reading, marks: readonly Mark[]): MarksByUnit {
  const byConcept = new Map<ConceptName, (Mark | undefined)[]>()
  for (const mark of marks) {
    let ofUnits = byConcept.get(mark.concept)
    if (ofUnits === undefined) {
      ofUnits = new Array<Mark | undefined>(units.length)
      byConcept.set(mark.concept, ofUnits)
    }
    for (let i = mark.first; i <= mark.last; i++) ofUnits[i] ??= mark
  }
  return byConcept
}

/** Whether two words of one concept, with nothing between that carries a concept, belong to one stretch. */
function areOne(
  {units, chunks, input}: Reading,
  chunkOf: Int32Array,
  ofRules: readonly (Mark | undefined)[] | undefined,
  concept: ConceptName,
  a: number,
  b: number
): boolean {
  const {sentence} = units[b] as Unit
  let comma = false
  let conjunction = false
  for (let i = a; i < b; i++) {
    const unit = units[i] as Unit
    if (unit.masked > 0 || unit.ignored === true || unit.tag === tag.stop || unit.sentence !== sentence)
      return false
    if (unit.tag === tag.comma) comma = true
    else if (unit.tag === tag.conjunction) conjunction = true
  }
  if (!comma && !conjunction) return true
  // A rule of the grammar may have seen an enumeration: "a t-shirt, jeans and boots".
  const before = ofRules?.[a]
  const enumeration = before !== undefined && before.last >= b
  if (comma) {
    if (input.register === 'tags') return false
    return concept === 'background' || chunkOf[a] === chunkOf[b] || enumeration
  }
  // Acts follow each other: "sits and waves" are two.
  if (concept === 'action' && chunks[chunkOf[b] as number]?.kind === 'verb') return false
  return enumeration || before === undefined || ofRules?.[b] === undefined
}

/** Names the grammar's rule that saw the same, where one did. */
function markOf(
  ofRules: readonly (Mark | undefined)[] | undefined,
  concept: ConceptName,
  first: number,
  last: number
): Mark | undefined {
  for (let i = first; ofRules !== undefined && i <= last; i++) {
    const mark = ofRules[i]
    if (mark !== undefined) return {concept, first, last, rule: mark.rule, at: mark.at}
  }
  return undefined
}

/** Rules' marks that the network doesn't find out of the question, and all that rest on words which users add. */
function marksOfRules({marks, units}: Reading, scores: Float32Array, vetoes: MarksByUnit): readonly Mark[] {
  return marks.filter(({concept, first, last, rule, at}) => {
    if (rule === directionParticle || units[at]?.word.added?.concepts.includes(concept)) return true
    const least = rulesCount.get(concept)
    if (least === undefined) return false
    const index = conceptNames.indexOf(concept)
    const ruledOut = vetoes.get(concept)
    let conceivable = false
    for (let i = first; i <= last; i++) {
      if (ruledOut?.[i] !== undefined) return false
      if ((scores[i * conceptSlots + index] as number) > least) conceivable = true
    }
    return conceivable
  })
}
