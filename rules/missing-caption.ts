import {defineRule} from '../src/rule.ts'

export default defineRule({
  id: 'missing-caption',
  family: 'file',
  summary: 'Require a caption for every image and video.',
  why: 'Trainers handle media without caption each in their own way, mostly silently: it is dropped, or trained on an empty caption or the bare class word.',
  source:
    'musubi-tuner#875 (dropped in silence), kohya_ss#2035, SimpleTuner (raises), OneTrainer (empty caption)',
  examples: [
    {okItem: {captionPath: 'a.txt', mediaPaths: ['a.png'], caption: 'annika', byteOrderMark: false}},
    {
      note: 'An empty caption is there, and another rule’s concern.',
      okItem: {captionPath: 'a.txt', mediaPaths: ['a.png'], caption: '', byteOrderMark: false}
    },
    {
      notOkItem: {mediaPaths: ['set/a (1).png'], byteOrderMark: false},
      says: 'Expected a caption for `a (1).png`'
    },
    {
      note: 'Media that share a stem would share the caption.',
      notOkItem: {mediaPaths: ['a.jpg', 'a.png'], byteOrderMark: false},
      says: 'Expected a caption for `a.jpg` and `a.png`'
    }
  ],
  *checkItem({captionPath, mediaPaths}) {
    if (captionPath !== undefined || mediaPaths.length === 0) return
    const names = mediaPaths.map((path) => `\`${path.slice(path.lastIndexOf('/') + 1)}\``)
    yield {message: `Expected a caption for ${names.join(' and ')}`}
  }
})
