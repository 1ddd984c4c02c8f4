import {conceptNames} from '../concept.ts'

/** Numbers in a word vector and in either hidden layer: one size, so that the same loops serve all. */
export const hiddenSize = 32
/** Numbers for concepts: one each, a multiple of four. */
export const conceptSlots = Math.ceil(conceptNames.length / 4) * 4
/** Memory of the network in pages of 64 KiB. What is never used costs nothing. */
export const memoryPages = 512
