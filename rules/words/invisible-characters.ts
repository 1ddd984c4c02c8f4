/** A range of characters that cannot be seen, or that look like a plain space and are none. */
export interface InvisibleCharacters {
  /** First and last code point of the range. */
  readonly from: number
  readonly to: number
  readonly name: string
  /** What may stand in its place without a word changing. */
  readonly replacement: '' | ' '
  /**
   * Where the character is part of ordinary text: `emoji` inside an emoji sequence, `joining` between letters of
   * scripts that join or cluster, `right-to-left` in text that holds such letters, `wide` in Chinese, Japanese, Korean.
   */
  readonly legitimate?: 'emoji' | 'emoji-or-joining' | 'right-to-left' | 'wide'
}

/** Source: Unicode 16, general categories Cc, Cf, Zs, Zl, Zp and the blank letters of Unicode Technical Report 36. */
export const invisibleCharacters: readonly InvisibleCharacters[] = [
  {from: 0x00, to: 0x08, name: 'control character', replacement: ''},
  {from: 0x0b, to: 0x0c, name: 'control character', replacement: ' '},
  {from: 0x0e, to: 0x1f, name: 'control character', replacement: ''},
  {from: 0x7f, to: 0x84, name: 'control character', replacement: ''},
  {from: 0x85, to: 0x85, name: 'next-line character', replacement: ' '},
  {from: 0x86, to: 0x9f, name: 'control character', replacement: ''},
  {from: 0xa0, to: 0xa0, name: 'no-break space', replacement: ' '},
  {from: 0xad, to: 0xad, name: 'soft hyphen', replacement: ''},
  {from: 0x34f, to: 0x34f, name: 'grapheme joiner', replacement: ''},
  {from: 0x61c, to: 0x61c, name: 'Arabic letter mark', replacement: '', legitimate: 'right-to-left'},
  {from: 0x115f, to: 0x1160, name: 'Hangul filler', replacement: '', legitimate: 'wide'},
  {from: 0x1680, to: 0x1680, name: 'Ogham space', replacement: ' '},
  {from: 0x180e, to: 0x180e, name: 'Mongolian vowel separator', replacement: ''},
  {from: 0x2000, to: 0x200a, name: 'typographic space', replacement: ' '},
  {from: 0x200b, to: 0x200b, name: 'zero-width space', replacement: ''},
  {from: 0x200c, to: 0x200c, name: 'zero-width non-joiner', replacement: '', legitimate: 'emoji-or-joining'},
  {from: 0x200d, to: 0x200d, name: 'zero-width joiner', replacement: '', legitimate: 'emoji-or-joining'},
  {from: 0x200e, to: 0x200f, name: 'direction mark', replacement: '', legitimate: 'right-to-left'},
  {from: 0x2028, to: 0x2029, name: 'line separator', replacement: ' '},
  {from: 0x202a, to: 0x202c, name: 'direction control', replacement: '', legitimate: 'right-to-left'},
  {from: 0x202d, to: 0x202e, name: 'direction override', replacement: ''},
  {from: 0x202f, to: 0x202f, name: 'narrow no-break space', replacement: ' '},
  {from: 0x205f, to: 0x205f, name: 'typographic space', replacement: ' '},
  {from: 0x2060, to: 0x2064, name: 'word joiner', replacement: ''},
  {from: 0x2066, to: 0x2069, name: 'direction control', replacement: '', legitimate: 'right-to-left'},
  {from: 0x206a, to: 0x206f, name: 'format character', replacement: ''},
  {from: 0x2800, to: 0x2800, name: 'blank braille pattern', replacement: ' '},
  {from: 0x3000, to: 0x3000, name: 'ideographic space', replacement: ' ', legitimate: 'wide'},
  {from: 0x3164, to: 0x3164, name: 'Hangul filler', replacement: '', legitimate: 'wide'},
  {from: 0xfe00, to: 0xfe0f, name: 'variation selector', replacement: '', legitimate: 'emoji'},
  {from: 0xfeff, to: 0xfeff, name: 'byte order mark', replacement: ''},
  {from: 0xffa0, to: 0xffa0, name: 'Hangul filler', replacement: '', legitimate: 'wide'},
  {from: 0xfff9, to: 0xfffb, name: 'annotation character', replacement: ''},
  {from: 0xe0001, to: 0xe007f, name: 'tag character', replacement: '', legitimate: 'emoji'}
]

/** Letters of scripts that run from right to left. */
export const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Letters of scripts that are set in wide cells, with spaces of their own. */
export const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Text that ends in an emoji, with what may already have been added to it. */
export const afterEmoji = /(?:\p{Emoji}|\p{So}|\u{fe0f})[\u{e0020}-\u{e007e}]*$/u

/** Text that ends in a letter of a script that joins or clusters. */
export const afterJoiningLetter =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}][\p{M}]*$/u
