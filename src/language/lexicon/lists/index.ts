import type {WordList} from '../word-list.ts'
import {appearance} from './appearance.ts'
import {camera} from './camera.ts'
import {clothing} from './clothing.ts'
import {expression} from './expression.ts'
import {framing} from './framing.ts'
import {impression} from './impression.ts'
import {lighting} from './lighting.ts'
import {motion} from './motion.ts'
import {scene} from './scene.ts'
import {style} from './style.ts'
import {things} from './things.ts'

/** All curated lists, read by the generator of the lexicon. */
export const lists: readonly WordList[] = [
  ...framing,
  ...camera,
  ...appearance,
  ...clothing,
  ...scene,
  ...lighting,
  ...style,
  ...impression,
  ...expression,
  ...motion,
  ...things
]
