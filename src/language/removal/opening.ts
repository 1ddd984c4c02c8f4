import {verbIs} from '../grammar/unit.ts'
import type {Stretch} from './extent.ts'
import type {Passage} from './passage.ts'
import {emptyPlan, isBoundary, isDoomed, kindAt, type Plan, removingChunks} from './plan.ts'

const depicts = verbIs('depict')

/**
 * Takes out what only announces something: `a watercolor painting of`, `an illustration depicting`. What is announced
 * takes its place in the sentence.
 */
export function removeOpening(passage: Passage, {first, last}: Stretch): Plan | undefined {
  const {chunks, units, opening} = passage
  if (!opening || kindAt(passage, last) !== 'noun') return undefined
  const link = chunks[last + 1]
  const isPreceded = kindAt(passage, last + 2) === 'adjective' || kindAt(passage, last + 2) === 'adverb'
  const content = isPreceded ? last + 3 : last + 2
  const head = link && units[link.head]
  if (!link || !head || kindAt(passage, content) !== 'noun' || isDoomed(passage, content)) return undefined
  const announces = link.kind === 'preposition' ? head.lower === 'of' : link.kind === 'verb' && depicts(head)
  if (!announces) return undefined
  if (link.kind === 'verb' && !link.participial && !isBoundary(passage, first - 1)) return undefined
  const chunk = chunks[first]
  if (!chunk) return undefined
  const isNamed = ({masked}: Passage['units'][number], index: number): boolean =>
    masked > 0 && index >= chunk.first && index <= chunk.last
  const named = units.findLastIndex(isNamed)
  if (named < 0) return removingChunks(passage, first, last + 1)
  // "ink style painting of a cat": the anchor is set off from what the picture shows.
  if (first !== last || named === chunk.head || link.first !== link.last) return undefined
  const plan = emptyPlan()
  for (let i = named + 1; i < link.first; i++) plan.removed.add(i)
  plan.replaced.set(link.first, ',')
  return plan
}
