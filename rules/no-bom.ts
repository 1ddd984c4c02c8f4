import {defineRule} from '../src/rule.ts'

export default defineRule({
  id: 'no-bom',
  family: 'file',
  summary: 'Disallow a byte order mark at the start of a caption file.',
  why: 'Readers of plain UTF-8 keep the mark as a character of the caption: the first word or tag becomes another one, and metadata files do not parse.',
  source:
    'Python reads U+FEFF as text under "utf-8", which all trainers use, and strip() keeps it; J_Captioneer#1',
  examples: [
    {okItem: {captionPath: 'a.txt', mediaPaths: ['a.png'], caption: 'annika', byteOrderMark: false}},
    {
      notOkItem: {captionPath: 'a.txt', mediaPaths: ['a.png'], caption: 'annika', byteOrderMark: true},
      says: 'Unexpected byte order mark, save the file as UTF-8 without it',
      fix: {type: 'safe', remove: 'byte-order-mark'}
    }
  ],
  *checkItem({byteOrderMark}) {
    if (!byteOrderMark) return
    yield {
      message: 'Unexpected byte order mark, save the file as UTF-8 without it',
      span: {start: 0, end: 0},
      fix: {type: 'safe', remove: 'byte-order-mark'}
    }
  }
})
