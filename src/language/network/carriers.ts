import {tag, type Unit} from '../grammar/unit.ts'

/** Closed-class words that carry no concept by themselves; the score of concepts leaves them out as well. */
export const silentWords: ReadonlySet<string> = new Set(
  (
    'a an the and or of in on at to with by for from into onto as is are was were be been being it its his her their ' +
    'he she they them this that these those there which who while wearing wears wore dressed has have had having over ' +
    'under up down'
  ).split(' ')
)

/**
 * Whether a unit can carry a concept: anchors, secondary concepts, punctuation, single letters and words that only hold the
 * sentence together can't.
 */
export const carriesConcept = (unit: Unit): boolean =>
  unit.masked === 0 &&
  unit.ignored !== true &&
  unit.tag !== tag.comma &&
  unit.tag !== tag.stop &&
  (unit.lower.length > 1 || /\d/.test(unit.lower)) &&
  !silentWords.has(unit.lower) &&
  /[\p{Script=Latin}\p{N}]/u.test(unit.lower)
