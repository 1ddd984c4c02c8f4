import {nounIs} from './unit.ts'

/** Which nouns tell of surroundings, and which never do. */

export const backdrop = nounIs('backdrop')
export const barely = nounIs('abstract')
export const location = nounIs('room', 'outdoors', 'placeName')
export const landscape = nounIs('nature', 'plant', 'sky', 'water', 'weather', 'outdoors')
export const structure = nounIs('building', 'furniture')
export const furnishing = nounIs(
  'furniture',
  'vehicle',
  'container',
  'device',
  'artifact',
  'fabric',
  'measure',
  'crowd'
)
export const crowd = nounIs('crowd')
export const notScene = nounIs(
  'light',
  'shadow',
  'mood',
  'medium',
  'technique',
  'palette',
  'look',
  'shot',
  'angle',
  'camera',
  'cameraMove',
  'image',
  'composition',
  'viewer',
  'trait',
  'body',
  'garment',
  'expression',
  'writing',
  'pose',
  'feeling',
  'time'
)
