import {adjectiveClasses, nounClasses, verbClasses} from './classes.ts'

/** Which class names a word where it has several: the more telling first. */
const nounOrder = [
  'shot',
  'angle',
  'cameraMove',
  'camera',
  'light',
  'shadow',
  'backdrop',
  'expression',
  'mood',
  'praise',
  'medium',
  'genre',
  'technique',
  'palette',
  'look',
  'viewer',
  'composition',
  'image',
  'mark',
  'writing',
  'trait',
  'body',
  'garment',
  'garmentPart',
  'pose',
  'daytime',
  'weather',
  'sky',
  'time',
  'direction',
  'room',
  'outdoors',
  'placeName',
  'water',
  'person',
  'crowd',
  'animal',
  'creature',
  'motion',
  'building',
  'nature',
  'plant',
  'furniture',
  'vehicle',
  'weapon',
  'food',
  'container',
  'device',
  'instrument',
  'part',
  'fabric',
  'material',
  'colour',
  'pattern',
  'shape',
  'measure',
  'feeling',
  'event',
  'sound',
  'artifact',
  'abstract'
] as const
const adjectiveOrder = [
  'clothed',
  'ethnicity',
  'age',
  'light',
  'weather',
  'colour',
  'material',
  'hair',
  'skin',
  'creature',
  'pattern',
  'shape',
  'size',
  'build',
  'surface',
  'posture',
  'time',
  'direction',
  'framing',
  'angle',
  'camera',
  'style',
  'praise',
  'beauty',
  'mood',
  'feeling',
  'scenic',
  'state',
  'text'
] as const
const verbOrder = [
  'feeling',
  'gaze',
  'posture',
  'wear',
  'seem',
  'see',
  'depict',
  'evoke',
  'time',
  'write',
  'light',
  'render',
  'dress',
  'camera',
  'motion',
  'contact',
  'body',
  'change',
  'communicate',
  'stative',
  'weather',
  'act',
  'surround',
  'gesture'
] as const

const nounPlaces = nounOrder.map((name) => nounClasses.indexOf(name))
const adjectivePlaces = adjectiveOrder.map((name) => adjectiveClasses.indexOf(name))
const verbPlaces = verbOrder.map((name) => verbClasses.indexOf(name))

/** Place of the most telling noun class in a set of two halves, -1 if the set is empty. */
export function tellingNoun(low: number, high: number): number {
  for (const place of nounPlaces)
    if (place < 32 ? (low >>> place) & 1 : (high >>> (place - 32)) & 1) return place
  return -1
}
export const tellingAdjective = (set: number): number =>
  adjectivePlaces.find((place) => (set >>> place) & 1) ?? -1
export const tellingVerb = (set: number): number => verbPlaces.find((place) => (set >>> place) & 1) ?? -1
export const tellingAdverb = (set: number): number => (set === 0 ? -1 : 31 - Math.clz32(set & -set))
