import {defineRule, type ItemFiles} from '../src/rule.ts'
import {missingValues} from './words/missing-values.ts'

export default defineRule({
  id: 'no-empty-caption',
  family: 'file',
  summary: 'Disallow captions without words.',
  why: 'An empty caption trains the media on nothing at all: trainers stop, skip the media, or bind it to the empty prompt.',
  source:
    'sd-scripts asserts on files without lines, diffusion-pipe skips, ai-toolkit trains on the trigger word alone',
  examples: [
    {okItem: {captionPath: 'a.txt', mediaPaths: ['a.png'], caption: 'annika', byteOrderMark: false}},
    {
      note: 'Words of any script count, and so do numbers and emoji.',
      okItem: {captionPath: 'a.txt', mediaPaths: ['a.png'], caption: '猫', byteOrderMark: false}
    },
    {
      note: 'Media without a caption file is another matter.',
      okItem: {mediaPaths: ['a.png'], byteOrderMark: false}
    },
    {
      note: 'A file that cannot be decoded says nothing of its words.',
      okItem: {
        captionPath: 'a.txt',
        mediaPaths: ['a.png'],
        byteOrderMark: false,
        undecodable: {offset: 0, byte: 0xff}
      }
    },
    {
      note: 'That sd-scripts stops at it, no-stopped-run tells.',
      trainer: 'sd-scripts',
      okItem: {captionPath: 'a.txt', mediaPaths: ['a.png'], caption: '', byteOrderMark: false}
    },
    {
      note: 'A caption that is not read, no-unread-caption tells.',
      trainer: 'ltx-2',
      okItem: {captionPath: 'a.txt', mediaPaths: ['a.mp4'], caption: '', byteOrderMark: false}
    },
    {
      notOkItem: {captionPath: 'a.txt', mediaPaths: ['a.png'], caption: '', byteOrderMark: false},
      says: 'Unexpected empty caption, say what the media shows'
    },
    {
      note: 'A line break and a zero-width space.',
      notOkItem: {captionPath: 'a.txt', mediaPaths: ['a.png'], caption: '\n\u200b ', byteOrderMark: false},
      says: 'Unexpected empty caption, say what the media shows'
    },
    {
      note: 'What pandas and Python make of a missing caption.',
      notOkItem: {captionPath: 'a.txt', mediaPaths: ['a.png'], caption: 'nan\n', byteOrderMark: false},
      says: 'Unexpected caption `nan`, which programs write for a missing one, say what the media shows'
    },
    {
      okItem: {
        captionPath: 'a.txt',
        mediaPaths: ['a.png'],
        caption: 'none of them smiles',
        byteOrderMark: false
      }
    },
    {
      note: 'What is left when all tags have been removed.',
      notOkItem: {captionPath: 'a.txt', mediaPaths: ['a.png'], caption: ', , \n', byteOrderMark: false},
      says: 'Unexpected caption without words: `, ,`, say what the media shows'
    }
  ],
  *checkItem(item) {
    const {caption} = item
    if (caption === undefined) return
    if (missingValues.has(caption.trim().toLowerCase())) {
      yield {
        message: `Unexpected caption \`${caption.trim()}\`, which programs write for a missing one, say what the media shows`
      }
      return
    }
    if (/[\p{L}\p{N}\p{S}]/u.test(caption) || isToldForTrainer(item)) return
    const shown = caption
      .replaceAll(/[\p{Z}\p{C}]+/gu, ' ')
      .trim()
      .slice(0, 40)
    const found = shown === '' ? 'empty caption' : `caption without words: \`${shown}\``
    yield {message: `Unexpected ${found}, say what the media shows`}
  }
})

/** Whether a rule about the trainer says what comes of the caption: the run stops, the media are dropped, it is not read. */
function isToldForTrainer(item: ItemFiles): boolean {
  if (!item.trainer || item.unpaired) return false
  const {outcome, unreadMedia, unreadCaption, unfitMetadata} = item.trainer.fate(item)
  if (unreadCaption) return true
  const isDone = outcome === 'stops' || outcome === 'drops'
  return isDone && !unfitMetadata && unreadMedia.length < item.mediaPaths.length
}
