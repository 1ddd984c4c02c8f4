/** A part of a face by which an expression can be told. */
export interface FacePart {
  readonly word: string
  readonly why: string
}

/** Words that say something of what a face does, so that no expression is missed where one of them is named. */
export const faceParts: readonly FacePart[] = [
  {word: 'eye', why: '"one eye squeezed shut"'},
  {word: 'eyes', why: '"eyes closed"'},
  {word: 'eyelids', why: '"eyelids half lowered"'},
  {word: 'brow', why: '"brow furrowed"'},
  {word: 'brows', why: '"brows drawn together"'},
  {word: 'eyebrow', why: '"one eyebrow raised"'},
  {word: 'eyebrows', why: '"eyebrows raised"'},
  {word: 'mouth', why: '"mouth open"'},
  {word: 'lip', why: '"biting her lip"'},
  {word: 'lips', why: '"lips pressed together"'},
  {word: 'teeth', why: '"teeth bared"'},
  {word: 'tongue', why: '"tongue out"'},
  {word: 'cheek', why: '"cheek in her hand"'},
  {word: 'cheeks', why: '"cheeks puffed"'},
  {word: 'jaw', why: '"jaw set"'},
  {word: 'nose', why: '"nose wrinkled"'},
  {word: 'face', why: '"face turned up into the rain"'}
]
