/** A word that tells in which order the parts of a motion follow each other. */
export interface OrderWord {
  readonly word: string
  readonly why: string
}

/** Words of sequence. Words of speed and duration (`slowly`, `briefly`) tell no order and are not among them. */
export const orderWords: readonly OrderWord[] = [
  {word: 'first', why: 'The guide: "what happens first, then next".'},
  {word: 'then', why: 'The guide: "what happens first, then next"; "pauses then".'},
  {word: 'next', why: 'The guide: "what happens first, then next".'},
  {word: 'second', why: 'Counted steps.'},
  {word: 'third', why: 'Counted steps.'},
  {word: 'before', why: 'Puts one part ahead of another.'},
  {word: 'after', why: 'Puts one part behind another.'},
  {word: 'afterwards', why: 'Puts one part behind another.'},
  {word: 'once', why: 'As conjunction: "once the knee is up". Also "at once", which is order too.'},
  {word: 'when', why: 'Ties a part to the one before: "when the heel lands".'},
  {word: 'until', why: 'Names the part that ends another.'},
  {word: 'while', why: 'Puts two parts side by side in time.'},
  {word: 'as', why: 'Puts two parts side by side in time: "as the knee rises".'},
  {word: 'finally', why: 'The last part.'},
  {word: 'last', why: 'The last part.'},
  {word: 'lastly', why: 'The last part.'},
  {word: 'begins', why: 'The first part.'},
  {word: 'beginning', why: 'The first part.'},
  {word: 'starts', why: 'The first part.'},
  {word: 'starting', why: 'The first part.'},
  {word: 'ends', why: 'The last part.'},
  {word: 'ending', why: 'The last part.'},
  {word: 'end', why: 'The last part.'},
  {word: 'followed', why: 'Puts one part behind another: "followed by".'},
  {word: 'halfway', why: 'A point between parts.'}
]
