/** A framing in which a face fills the picture. */
export interface CloseFraming {
  readonly word: string
  readonly why: string
}

/** Framings that show little but a face, as they are written in captions; spaces and hyphens count alike. */
export const closeFramings: readonly CloseFraming[] = [
  {word: 'closeup', why: 'The guide\'s spelling in some captions: "a closeup shot of annika".'},
  {word: 'close up', why: 'The guide\'s other spelling, also with hyphen: "a close up of annika".'},
  {word: 'headshot', why: 'Head and shoulders: the face is the picture.'},
  {word: 'head shot', why: 'Spelling of headshot.'}
]

/** A word that makes a framing or an angle show no face after all. */
export interface FaceHider {
  readonly word: string
  readonly why: string
}

export const faceHiders: readonly FaceHider[] = [
  {word: 'medium', why: 'A medium close-up shows head and chest: the face is a part, not the picture.'},
  {word: 'behind', why: '"from behind"'},
  {word: 'back', why: '"back view"'},
  {word: 'rear', why: '"rear view"'}
]
