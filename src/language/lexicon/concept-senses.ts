import type {ConceptName} from '../concept.ts'
import type {AdjectiveClass, AdverbClass, NounClass, VerbClass} from './classes.ts'

/** What a word that users list under a concept means: a class for each part of speech that it is given. */
export interface ConceptSense {
  readonly noun?: NounClass
  readonly adjective?: AdjectiveClass
  readonly adverb?: AdverbClass
  /** Of words that are verbs by what the lexicon knows of them or by their ending; no word becomes a verb. */
  readonly verb?: VerbClass
  /** What to list there, for editors and documentation. */
  readonly about: string
}

/**
 * The classes on which the grammar's rules for a concept rest, the ones that lead to it by the shortest way. A concept
 * that rules find in modifiers, too, gives its words an adjective's class beside the noun's.
 */
export const conceptSenses: Readonly<Record<ConceptName, ConceptSense>> = {
  framing: {noun: 'shot', about: 'Names of shots and crops: `bust crop`.'},
  angle: {noun: 'angle', about: "Names of viewpoints: `drone's eye`."},
  camera: {noun: 'cameraMove', about: 'Names of camera moves and transitions: `crash roll`.'},
  action: {noun: 'pose', verb: 'act', about: 'Names of poses, gestures and activities: `kickflip`.'},
  expression: {
    noun: 'expression',
    adjective: 'feeling',
    verb: 'feeling',
    about: 'What a face shows: `dere`, `game face`.'
  },
  appearance: {
    noun: 'trait',
    adjective: 'skin',
    about: 'Lasting traits of a being: `tsurime`, `sanpaku eye`.'
  },
  clothing: {noun: 'garment', about: 'What is worn: `furisode`, `noragi coat`.'},
  place: {noun: 'placeName', about: 'Places that captions name in passing: `konbini`.'},
  background: {noun: 'backdrop', about: 'Surroundings and what stands in them: `komainu`.'},
  lighting: {noun: 'light', adjective: 'light', about: 'Kinds of light: `kicker`, `book light`.'},
  style: {noun: 'genre', about: 'Media, techniques and genres of the picture: `ligne claire`.'},
  quality: {noun: 'praise', about: 'Praise without content: `best aesthetic`.'},
  mood: {noun: 'mood', adjective: 'mood', about: 'The air of the whole picture: `hygge`.'},
  meta: {noun: 'composition', about: 'Words for the picture itself: `artboard`.'},
  hedge: {adverb: 'hedge', about: 'Words of doubt: `mayhaps`.'},
  text: {noun: 'writing', about: 'Writing and marks in the picture: `hanko`.'},
  'object-look': {
    noun: 'material',
    adjective: 'material',
    about: 'Materials, colours and finishes of things: `urushi`.'
  },
  timing: {
    adverb: 'time',
    adjective: 'time',
    about: 'How fast and in which order things move: `double-time`.'
  },
  direction: {
    adverb: 'direction',
    adjective: 'direction',
    about: 'Where to something moves: `leewardly`.'
  },
  'body-part': {noun: 'body', about: 'Parts of the body that are moved or posed: `pedipalp`.'}
}
