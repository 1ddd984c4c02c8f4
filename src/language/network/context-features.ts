import type {Chunk, ChunkKind, Role} from '../grammar/chunk.ts'
import type {Reading} from '../grammar/reading.ts'
import type {LoraKind} from '../kind.ts'
import type {Relations} from './relations.ts'

/** Numbers of the LoRA kinds come first: training hides them now and then, since many captions have none. */
const kinds: readonly LoraKind[] = ['character', 'style', 'motion', 'object']
const chunkKinds: readonly ChunkKind[] = [
  'noun',
  'verb',
  'preposition',
  'adjective',
  'adverb',
  'comma',
  'stop',
  'conjunction',
  'subordinator',
  'relative'
]
const roles: readonly Role[] = ['subject', 'object', 'prepositional', 'predicate', 'fragment']

const tagsFeature = kinds.length
const chunkKindsFrom = tagsFeature + 1
const rolesFrom = chunkKindsFrom + chunkKinds.length
const headFeature = rolesFrom + roles.length
const copularFeature = headFeature + 1
const passiveFeature = headFeature + 2
const participialFeature = headFeature + 3
const coordinatedFeature = headFeature + 4
const placeFrom = headFeature + 5

/** What holds of a unit by its place: the LoRA kind, its phrase, where in the caption it stands. */
export function contextFeatures(
  {input, units, chunks}: Reading,
  relations: Relations,
  i: number
): readonly number[] {
  const features: number[] = []
  if (input.kind !== undefined) features.push(kinds.indexOf(input.kind))
  if (input.register === 'tags') features.push(tagsFeature)
  const chunk: Chunk | undefined = chunks[relations.chunkOf[i] as number]
  if (chunk !== undefined) {
    features.push(chunkKindsFrom + chunkKinds.indexOf(chunk.kind))
    if (chunk.kind === 'noun') features.push(rolesFrom + roles.indexOf(chunk.role))
    if (chunk.head === i) features.push(headFeature)
    if (chunk.copular) features.push(copularFeature)
    if (chunk.passive) features.push(passiveFeature)
    if (chunk.participial) features.push(participialFeature)
    if (chunk.coordinatedWith >= 0) features.push(coordinatedFeature)
  }
  const sentence = relations.sentence[i]
  if (sentence === 0) features.push(placeFrom)
  if (sentence === relations.sentences - 1) features.push(placeFrom + 1)
  if (relations.sentences === 1) features.push(placeFrom + 2)
  if (relations.sentences > 3) features.push(placeFrom + 3)
  if (i < 4) features.push(placeFrom + 4)
  if (i > units.length - 5) features.push(placeFrom + 5)
  return features
}
