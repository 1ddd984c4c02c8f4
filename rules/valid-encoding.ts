import {defineRule, type UndecodableByte} from '../src/rule.ts'
import {misreadCharacters} from './words/misread-characters.ts'

export default defineRule({
  id: 'valid-encoding',
  family: 'file',
  summary: 'Require caption files to be UTF-8 text.',
  why: 'Trainers read captions strictly as UTF-8 and stop at the first other byte, often hours into caching; text that was misread once before trains the model on letters that nobody types.',
  source: 'sd-scripts, musubi-tuner and ai-toolkit read strict UTF-8; ai-toolkit#113, #792, musubi-tuner#24',
  examples: [
    {
      note: 'Accents, other scripts and emoji are UTF-8 like any text.',
      okItem: {
        captionPath: 'a.txt',
        mediaPaths: ['a.png'],
        caption: 'annika at a café in 東京, “smiling” 🙂, Ünal’s señor',
        byteOrderMark: false
      }
    },
    {
      note: 'A typographic apostrophe of a Windows editor.',
      notOkItem: {
        captionPath: 'a.txt',
        mediaPaths: ['a.png'],
        byteOrderMark: false,
        undecodable: {offset: 31, byte: 0x92, likelyEncoding: 'Windows-1252'}
      },
      says: 'Unexpected byte 0x92 at offset 31, save the file as UTF-8: it seems to be Windows-1252'
    },
    {
      note: 'No text at all.',
      notOkItem: {
        captionPath: 'a.txt',
        mediaPaths: ['a.png'],
        byteOrderMark: false,
        undecodable: {offset: 0, byte: 0x89, likelyContent: 'a PNG picture'}
      },
      says: 'Unexpected byte 0x89 at offset 0, write a caption into the file: it seems to be a PNG picture'
    },
    {
      notOkItem: {
        captionPath: 'a.txt',
        mediaPaths: ['a.png'],
        byteOrderMark: false,
        undecodable: {offset: 7, byte: 0xe9}
      },
      says: 'Unexpected byte 0xE9 at offset 7, save the file as UTF-8'
    },
    {
      note: 'Valid UTF-8, but the text was read as Windows-1252 and saved before.',
      notOkItem: {
        captionPath: 'a.txt',
        mediaPaths: ['a.png'],
        caption: 'annika adjusting the boat\u00e2\u20ac\u2122s sail',
        byteOrderMark: false
      },
      says: 'Unexpected `\u00e2\u20ac\u2122`, restore the character: UTF-8 text was read as Windows-1252'
    },
    {
      notOkItem: {
        captionPath: 'a.txt',
        mediaPaths: ['a.png'],
        caption: 'annika at a caf\u{fffd}',
        byteOrderMark: false
      },
      says: 'Unexpected `\u{fffd}`, restore the character: it was lost when the text was decoded'
    }
  ],
  *checkItem({undecodable, caption = ''}) {
    if (undecodable) yield {message: undecodableMessage(undecodable)}
    for (const {pattern, why} of misreadCharacters) {
      const [misread] = pattern.exec(caption) ?? []
      if (misread) yield {message: `Unexpected \`${misread}\`, restore the character: ${why}`}
    }
  }
})

function undecodableMessage({offset, byte, likelyEncoding, likelyContent}: UndecodableByte): string {
  const found = `Unexpected byte 0x${byte.toString(16).toUpperCase().padStart(2, '0')} at offset ${offset}`
  if (likelyContent) return `${found}, write a caption into the file: it seems to be ${likelyContent}`
  return `${found}, save the file as UTF-8${likelyEncoding ? `: it seems to be ${likelyEncoding}` : ''}`
}
