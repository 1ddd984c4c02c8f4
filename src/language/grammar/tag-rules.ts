import type {ConceptName} from '../concept.ts'
import {adjectiveClasses, adverbClasses, nounClasses} from '../lexicon/classes.ts'
import {markUnits, type Reading, unitAt} from './reading.ts'
import {tag} from './unit.ts'

/** What a tag is where the lexicon knows it as a whole. Classes with several uses are left to the weights. */
const ofNoun: Partial<Record<(typeof nounClasses)[number], ConceptName>> = {
  shot: 'framing',
  angle: 'angle',
  light: 'lighting',
  medium: 'style',
  genre: 'style',
  technique: 'style',
  palette: 'style',
  praise: 'quality',
  mark: 'text',
  garment: 'clothing',
  expression: 'expression',
  pose: 'action'
}
const ofAdjective: Partial<Record<(typeof adjectiveClasses)[number], ConceptName>> = {
  clothed: 'clothing',
  style: 'style',
  light: 'lighting',
  weather: 'background'
}
const ofAdverb: Partial<Record<(typeof adverbClasses)[number], ConceptName>> = {
  angle: 'angle',
  framing: 'framing'
}

/** Tags that are one entry of the lexicon: "backlighting", "from side", "school uniform". */
export function readTags(reading: Reading): void {
  if (reading.input.register !== 'tags') return
  const {units} = reading
  for (let i = 0; i < units.length; i++) {
    const unit = unitAt(reading, i)
    if (unit.masked > 0 || !stands(reading, i)) continue
    const {nounType, adjectiveType, adverbType} = unit.word
    const concept =
      (adverbType >= 0 ? ofAdverb[adverbClasses[adverbType] ?? 'manner'] : undefined) ??
      (nounType >= 0 ? ofNoun[nounClasses[nounType] ?? 'abstract'] : undefined) ??
      (nounType < 0 && adjectiveType >= 0
        ? ofAdjective[adjectiveClasses[adjectiveType] ?? 'state']
        : undefined)
    if (concept !== undefined) markUnits(reading, concept, i, i, 'tag-entry')
  }
}

/** Whether a unit is a whole tag. */
function stands(reading: Reading, i: number): boolean {
  const parts = (at: number): boolean => {
    const unit = reading.units[at]
    return unit === undefined || unit.tag === tag.comma || unit.tag === tag.stop || unit.tag === tag.other
  }
  return parts(i - 1) && parts(i + 1)
}
