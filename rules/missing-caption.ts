import {defineRule, quoteFileName} from '../src/rule.ts'

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
      note: 'no-dropped-media tells what this trainer makes of it.',
      trainer: 'musubi-tuner',
      okItem: {mediaPaths: ['a.png'], byteOrderMark: false}
    },
    {
      notOkItem: {mediaPaths: ['set/a (1).png'], byteOrderMark: false},
      says: 'Expected a caption for `a (1).png`'
    },
    {
      note: 'Media that share a stem would share the caption.',
      notOkItem: {mediaPaths: ['a.jpg', 'a.png'], byteOrderMark: false},
      says: 'Expected a caption for `a.jpg` and `a.png`'
    },
    {
      note: 'The config asks for `.caption`: the usual way to train without captions and not to notice.',
      notOkItem: {mediaPaths: ['set/a.png'], otherCaptionPaths: ['set/a.txt'], byteOrderMark: false},
      says: 'Expected a caption for `a.png`, rename `a.txt` beside it or set `captionExtension`'
    }
  ],
  *checkItem(item) {
    const {captionPath, mediaPaths, otherCaptionPaths: [other] = [], trainer} = item
    if (captionPath !== undefined || mediaPaths.length === 0) return
    // What the trainer makes of it, no-dropped-media or no-stopped-run tells.
    if (trainer && /^(?:drops|stops)$/.test(trainer.fate(item).outcome)) return
    const names = mediaPaths.map(quoteFileName)
    const advice =
      other === undefined ? '' : `, rename ${quoteFileName(other)} beside it or set \`captionExtension\``
    yield {message: `Expected a caption for ${names.join(' and ')}${advice}`}
  }
})
