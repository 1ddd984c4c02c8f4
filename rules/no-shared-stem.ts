import {defineRule, quoteFileName} from '../src/rule.ts'

export default defineRule({
  id: 'no-shared-stem',
  family: 'file',
  summary: 'Disallow two media, or two caption files, with one stem.',
  why: 'Trainers pair by stem: two media share one caption and overwrite each other in latent and text caches, and of two caption files one is never read.',
  source: 'Caches named by stem alone in musubi-tuner, LTX-Video-Trainer, OneTrainer and sd-scripts',
  examples: [
    {okItem: {captionPath: 'a.txt', mediaPaths: ['a.png'], caption: 'annika', byteOrderMark: false}},
    {
      note: 'Without caption, what is missing is the caption, but the stem is shared all the same.',
      notOkItem: {mediaPaths: ['a.jpg', 'a.png'], byteOrderMark: false},
      says: 'Unexpected shared stem of `a.jpg` and `a.png`, rename one and give it its own caption'
    },
    {
      note: 'A picture and the video it was taken from.',
      notOkItem: {
        captionPath: 'set/a.txt',
        mediaPaths: ['set/a.jpg', 'set/a.mp4'],
        caption: 'annika',
        byteOrderMark: false
      },
      says: 'Unexpected shared stem of `a.jpg` and `a.mp4`, rename one and give it its own caption'
    },
    {
      notOkItem: {
        captionPath: 'a.txt',
        otherCaptionPaths: ['a.caption'],
        mediaPaths: ['a.png'],
        caption: 'annika',
        byteOrderMark: false
      },
      says: 'Unexpected second caption `a.caption` beside `a.txt`, remove one: only one is read'
    }
  ],
  *checkItem({captionPath, otherCaptionPaths = [], mediaPaths}) {
    if (mediaPaths.length > 1) {
      const names = mediaPaths.map(quoteFileName)
      const listed = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
      yield {message: `Unexpected shared stem of ${listed}, rename one and give it its own caption`}
    }
    if (captionPath === undefined) return
    for (const other of otherCaptionPaths) {
      yield {
        message: `Unexpected second caption ${quoteFileName(other)} beside ${quoteFileName(captionPath)}, remove one: only one is read`
      }
    }
  }
})
