import {eastAsianWidth} from 'get-east-asian-width'

/** What is only made when it is needed: for captions in plain Latin letters, ICU's tables need not be loaded. */
function onDemand<Value>(make: () => Value): () => Value {
  let made: {readonly value: Value} | undefined
  return () => {
    made ??= {value: make()}
    return made.value
  }
}

const segmenter = onDemand(() => new Intl.Segmenter('en', {granularity: 'grapheme'}))
/** An emoji, or a character that a variation selector or a keycap makes one. */
const emoji = onDemand(() => /\p{Emoji_Presentation}|\p{Extended_Pictographic}\u{fe0f}|\u{20e3}/u)
/** Characters of no width of their own: marks, joiners, variation selectors. */
const zeroWidth = onDemand(() => /^(?:\p{Mn}|\p{Me}|\p{Cf}|\p{Default_Ignorable_Code_Point})$/u)

/** A text as what a reader takes for its characters. */
export const graphemes = (text: string): readonly Intl.SegmentData[] => [...segmenter().segment(text)]

/** Terminal columns of one grapheme: 2 for emoji and for wide East Asian characters, 0 for marks without a base. */
export function graphemeWidth(grapheme: string): number {
  if (emoji().test(grapheme)) return 2
  let columns = 0
  for (const character of grapheme) {
    if (!zeroWidth().test(character)) columns += eastAsianWidth(character.codePointAt(0) ?? 0)
  }
  return columns
}
