import type {Chunk} from '../grammar/chunk.ts'
import {nounIs, tag, verbIs} from '../grammar/unit.ts'
import {extendRight, type Stretch} from './extent.ts'
import type {Passage} from './passage.ts'
import {emptyPlan, isBoundary, isDoomed, isFree, kindAt, type Plan, removingChunks} from './plan.ts'

const depicts = verbIs('depict')

/**
 * Takes out what only announces something: `a watercolor painting of`, `an illustration depicting`. What is announced
 * takes its place in the sentence.
 */
export function removeOpening(passage: Passage, {first, last}: Stretch): Plan | undefined {
  const {chunks, units, kept, opening} = passage
  if (!opening || kindAt(passage, last) !== 'noun') return undefined
  const link = chunks[last + 1]
  const isPreceded = kindAt(passage, last + 2) === 'adjective' || kindAt(passage, last + 2) === 'adverb'
  const content = isPreceded ? last + 3 : last + 2
  const head = link && units[link.head]
  if (!link || !head || kindAt(passage, content) !== 'noun' || isDoomed(passage, content)) return undefined
  if (
    chunks.some(
      (verb) => verb.kind === 'verb' && !verb.participial && verb.subject === first && verb !== link
    )
  )
    return undefined
  const announces = link.kind === 'preposition' ? head.lower === 'of' : link.kind === 'verb' && depicts(head)
  if (!announces) return undefined
  if (link.kind === 'verb' && !link.participial && !isBoundary(passage, first - 1)) return undefined
  const chunk = chunks[first]
  if (!chunk) return undefined
  for (let i = chunk.first; i < link.first; i++) if (kept[i] && units[i]?.masked === 0) return undefined
  const isNamed = ({masked}: Passage['units'][number], index: number): boolean =>
    masked > 0 && index >= chunk.first && index <= chunk.last
  const named = units.findLastIndex(isNamed)
  if (named < 0) return withAdjectives(passage, first, removingChunks(passage, first, last + 1))
  // "ink style painting of a cat": the anchor is set off from what the picture shows.
  if (first !== last || named === chunk.head || link.first !== link.last) return undefined
  const plan = emptyPlan()
  for (let i = chunk.first; i < link.first; i++) if (!units[i]?.masked) plan.removed.add(i)
  plan.replaced.set(link.first, ',')
  return plan
}

/** `a quiet, contemplative painting of`: adjectives before a comma belong to what goes. */
function withAdjectives({chunks, units, kept}: Passage, first: number, plan: Plan): Plan {
  const [adjective, comma] = [chunks[first - 2], chunks[first - 1]]
  if (adjective?.kind !== 'adjective' || comma?.kind !== 'comma') return plan
  const from = units[adjective.first - 1]?.tag === tag.determiner ? adjective.first - 1 : adjective.first
  for (let i = from; i <= comma.last && !kept[i]; i++) plan.removed.add(i)
  return plan
}

/** `ink style woodcut with fine lines` becomes `ink style`: the anchor stays without the noun behind it. */
export function removeBehindName(passage: Passage, {first, last}: Stretch): Plan | undefined {
  const {chunks, units, doomed} = passage
  const chunk = chunks[first]
  if (chunk?.kind !== 'noun' || !doomed[chunk.head]) return undefined
  const named = units.findLastIndex(
    ({masked}, index) => masked > 0 && index >= chunk.first && index < chunk.head
  )
  if (named < 0) return undefined
  if (units[chunks[last + 1]?.first ?? -1]?.lower === 'of') return undefined
  const right = extendRight(passage, last)
  if (!isFree(passage, first + 1, right) || !(isBoundary(passage, right + 1) || first === last))
    return undefined
  const link = chunks[right + 1]
  if (link && units[link.first]?.lower === 'of') return undefined
  const plan = removingChunks(passage, first + 1, right)
  for (let i = named + 1; i <= chunk.last; i++) plan.removed.add(i)
  return plan
}

const ofAPicture = nounIs('medium', 'genre', 'technique')

/** `a webcomic drawing of a fox`, where only `webcomic` is to go: a drawing is announced all the same. */
export function removeAnnouncer(passage: Passage, chunk: Chunk): Plan | undefined {
  const head = passage.units[chunk.head]
  return head && ofAPicture(head)
    ? removeOpening(passage, {first: chunk.index, last: chunk.index})
    : undefined
}
