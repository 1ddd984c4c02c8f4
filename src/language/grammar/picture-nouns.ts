import {adjectiveIs, nounIs} from './unit.ts'

/** Which words tell of the picture as a picture, and which of what lives or is worn in it. */

export const medium = nounIs('medium')
export const genre = nounIs('genre')
export const technique = nounIs('technique', 'palette')
export const look = nounIs('look')
/** The picture, or the view that it gives. */
export const pictureOrView = nounIs(
  'medium',
  'genre',
  'technique',
  'palette',
  'look',
  'image',
  'shot',
  'composition',
  'angle'
)
/** The picture, or the camera that takes it. */
export const pictureOrCamera = nounIs(
  'medium',
  'genre',
  'technique',
  'palette',
  'look',
  'image',
  'shot',
  'composition',
  'camera'
)
/** Words that as often name a thing in the scene or a quality of anything: "poster", "contrast". */
export const loose = nounIs('artifact', 'abstract')
export const styleAdjective = adjectiveIs('style')
/** Beings, what they wear, and what they do. */
export const living = nounIs(
  'person',
  'crowd',
  'animal',
  'creature',
  'trait',
  'body',
  'garment',
  'expression',
  'pose',
  'motion'
)
