import {defineRule, quoteFileName} from '../src/rule.ts'

export default defineRule({
  id: 'no-dropped-media',
  family: 'trainer',
  summary: 'Disallow media that the trainer drops for want of a caption.',
  why: 'Some trainers leave out what has no caption and say nothing: the LoRA never sees those pictures.',
  source:
    'musubi-tuner `media_utils.py` L61-81 and #875; diffusion-pipe `skip_empty_caption`; finetrainers `data/dataset.py`',
  examples: [
    {okItem: {mediaPaths: ['a.png'], byteOrderMark: false}},
    {
      note: 'sd-scripts trains on it all the same, with its class tokens.',
      trainer: 'sd-scripts',
      okItem: {mediaPaths: ['a.png'], byteOrderMark: false}
    },
    {
      note: 'With an empty caption the image is trained on.',
      trainer: 'musubi-tuner',
      okItem: {captionPath: 'a.txt', mediaPaths: ['a.png'], caption: '', byteOrderMark: false}
    },
    {
      trainer: {name: 'diffusion-pipe', skipEmpty: false},
      okItem: {mediaPaths: ['a.png'], byteOrderMark: false}
    },
    {
      trainer: 'musubi-tuner',
      notOkItem: {mediaPaths: ['set/a.png'], byteOrderMark: false},
      says: 'Expected a caption for `a.png`, musubi-tuner drops it without a word'
    },
    {
      trainer: 'diffusion-pipe',
      notOkItem: {mediaPaths: ['a.mp4'], byteOrderMark: false},
      says: 'Expected a caption for `a.mp4`, diffusion-pipe drops it without a word'
    },
    {
      trainer: 'simpletuner',
      notOkItem: {captionPath: 'a.txt', mediaPaths: ['a.png'], caption: ' \n', byteOrderMark: false},
      says: 'Expected a caption for `a.png`, simpletuner drops it without a word'
    }
  ],
  *checkItem(item) {
    const {trainer, mediaPaths} = item
    if (!trainer || mediaPaths.length === 0) return
    const {outcome, unreadMedia, unreadCaption, unfitMetadata} = trainer.fate(item)
    // A whole file that is not read is told by no-unread-metadata, a caption that is not by no-unread-caption.
    if (unfitMetadata || unreadCaption || outcome !== 'drops' || unreadMedia.length === mediaPaths.length)
      return
    const names = mediaPaths.map(quoteFileName)
    yield {
      message: `Expected a caption for ${names.join(' and ')}, ${trainer.name} drops ${names.length > 1 ? 'them' : 'it'} without a word`
    }
  }
})
