import {defineRule} from '../src/rule.ts'

export default defineRule({
  id: 'no-unread-media',
  family: 'trainer',
  summary: 'Disallow images and videos that the trainer does not find.',
  why: 'Media of a kind or spelling that the trainer does not look for are left out without a word: the LoRA is trained on less than its author thinks.',
  source:
    'sd-scripts#53, kohya_ss#216, replicate/lora-training#9 (extensions in capitals); the sources of the trainers, as listed in their pages',
  examples: [
    {okItem: {captionPath: 'a.txt', mediaPaths: ['a.Jpg'], caption: 'annika', byteOrderMark: false}},
    {
      note: 'All in capitals is found.',
      trainer: 'sd-scripts',
      okItem: {captionPath: 'a.txt', mediaPaths: ['a.JPG'], caption: 'annika', byteOrderMark: false}
    },
    {
      trainer: 'sd-scripts',
      notOkItem: {captionPath: 'a.txt', mediaPaths: ['set/a.Jpg'], caption: 'annika', byteOrderMark: false},
      says: 'Unexpected spelling of `a.Jpg`, sd-scripts finds `.jpg` and not `.Jpg` where case counts: rename it'
    },
    {
      trainer: 'finetrainers',
      notOkItem: {captionPath: 'a.txt', mediaPaths: ['a.PNG'], caption: 'annika', byteOrderMark: false},
      says: 'Unexpected spelling of `a.PNG`, finetrainers finds `.png` and not `.PNG` where case counts: rename it'
    },
    {
      trainer: 'sd-scripts',
      notOkItem: {captionPath: 'a.txt', mediaPaths: ['a.mp4'], caption: 'annika', byteOrderMark: false},
      says: 'Unexpected media `a.mp4`, sd-scripts does not read `.mp4`: convert it or leave it out'
    },
    {
      trainer: {name: 'musubi-tuner', mediaKind: 'video'},
      notOkItem: {captionPath: 'a.txt', mediaPaths: ['a.png'], caption: 'annika', byteOrderMark: false},
      says: 'Unexpected media `a.png`, musubi-tuner looks for videos alone in this dataset: name it in another one'
    }
  ],
  *checkItem(item) {
    const {trainer} = item
    if (!trainer) return
    for (const {path, because, looksFor} of trainer.fate(item).unreadMedia) {
      const name = path.slice(path.lastIndexOf('/') + 1)
      const written = name.slice(name.lastIndexOf('.'))
      const extension = written.toLowerCase()
      if (because === 'kind') {
        yield {
          message: `Unexpected media \`${name}\`, ${trainer.name} looks for ${looksFor}s alone in this dataset: name it in another one`
        }
        continue
      }
      yield {
        message:
          because === 'case'
            ? `Unexpected spelling of \`${name}\`, ${trainer.name} finds \`${extension}\` and not \`${written}\` where case counts: rename it`
            : `Unexpected media \`${name}\`, ${trainer.name} does not read \`${extension}\`: convert it or leave it out`
      }
    }
  }
})
