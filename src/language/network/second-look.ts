import {averageSeen} from './groups.ts'
import {conceptBytes, conceptCount, groupOf, hiddenBytes, type Places} from './places.ts'
import {relationCount, type Relations} from './relations.ts'
import {hiddenSize} from './sizes.ts'
import {network} from './weights.ts'

/** Relations whose words' first scores bear on the last ones: neighbours, head, verb, enumeration, phrases beside. */
const secondRelations = [1, 2, 3, 4, 5, 7, 9, 13, 14]

/** Corrects the scores by what the first look made of related words, of the clause, the sentence and the caption. */
export function secondLook(carriers: readonly number[], relations: Relations, places: Places): void {
  const {kernel, weights} = network()
  const {floats, loops} = kernel
  const {hidden, scores, seen, seenGroups, second} = places
  averageSeen(carriers, relations, places)
  const matrix = (part: number): number => weights.second + part * conceptCount * hiddenBytes
  const parts = secondRelations.length
  for (const i of carriers) {
    for (let d = 0; d < hiddenSize; d++) floats[second / 4 + d] = floats[weights.secondBias / 4 + d] as number
    for (let k = 0; k < parts; k++) {
      const other = relations.to[i * relationCount + (secondRelations[k] as number)] as number
      if (other >= 0) loops.multiplyHidden(seen + other * conceptBytes, conceptCount, matrix(k), second)
    }
    for (let level = 0; level < 3; level++) {
      const group = seenGroups + groupOf(relations, i, level) * conceptBytes
      loops.multiplyHidden(group, conceptCount, matrix(parts + level), second)
    }
    loops.rectifyHidden(second)
    const score = scores + i * conceptBytes
    for (let c = 0; c < conceptCount; c++)
      floats[score / 4 + c] = (floats[score / 4 + c] as number) + (floats[weights.lastBias / 4 + c] as number)
    loops.multiplyConcepts(second, hiddenSize, weights.last, score)
    loops.multiplyConcepts(
      hidden + i * hiddenBytes,
      hiddenSize,
      weights.last + hiddenSize * conceptBytes,
      score
    )
  }
}
