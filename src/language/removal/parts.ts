import {extendRight, type Stretch} from './extent.ts'
import type {Passage} from './passage.ts'
import {reduce, removePhrase} from './phrase.ts'
import {
  bothPlans,
  emptyPlan,
  isDoomed,
  isFiniteVerb,
  isFree,
  isKept,
  kindAt,
  type Plan,
  removingChunks
} from './plan.ts'

/** Takes phrases out one by one where they can't go together; nouns that can't go lose what describes them. */
export function removeParts(passage: Passage, {first, last}: Stretch): Plan | undefined {
  let plan = emptyPlan()
  for (let i = first; i <= last; i++) {
    if (!isDoomed(passage, i) || plan.removed.has(passage.chunks[i]?.first ?? -1)) continue
    if (kindAt(passage, i) !== 'noun') continue
    const isIntroduced = i > first && kindAt(passage, i - 1) === 'preposition'
    const part = (isIntroduced ? removePhrase(passage, {first: i, last: i}) : undefined) ?? lessen(passage, i)
    if (part) plan = bothPlans(plan, part)
  }
  return plan.removed.size > 0 ? plan : undefined
}

/** `a polished stage covered in dust` becomes `a stage`. */
function lessen(passage: Passage, index: number): Plan | undefined {
  // "has long hair" would become "has hair", which tells nobody anything; "long arms stretch" tells what arms do, and
  // "the surrounding pool mirrors the sky" what the pool does.
  const governor = index - 1
  const chunk = passage.chunks[index]
  const isSubject =
    chunk?.role === 'subject' &&
    isPlainSubject(passage, index, isFiniteVerb(passage, index + 1) ? index + 1 : chunk.verb)
  const isActing = isSubject || passage.kept[chunk?.head ?? -1] === true
  if (kindAt(passage, governor) !== 'preposition' && !isKept(passage, governor) && !isActing) return undefined
  const reduced = reduce(passage, index, index)
  const right = extendRight(passage, index)
  if (right === index || !isFree(passage, index + 1, right) || kindAt(passage, right + 1) === 'verb')
    return reduced
  if (passage.units[passage.chunks[index + 1]?.first ?? -1]?.lower === 'of') return reduced
  const tail = removingChunks(passage, index + 1, right)
  return reduced ? bothPlans(reduced, tail) : tail
}

/** Whether a noun is the subject of a verb that stays, with nothing between them but what is attached to it. */
const isPlainSubject = (passage: Passage, noun: number, verb: number): boolean =>
  verb > noun &&
  isFiniteVerb(passage, verb) &&
  !isDoomed(passage, verb) &&
  passage.chunks.slice(noun + 1, verb).every(({kind}) => kind === 'preposition' || kind === 'noun')
