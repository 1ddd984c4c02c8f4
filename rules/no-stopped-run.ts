import {defineRule, quoteFileName} from '../src/rule.ts'

export default defineRule({
  id: 'no-stopped-run',
  family: 'trainer',
  summary: 'Disallow files that end the run of the trainer.',
  why: 'One file of zero bytes, a missing caption or a blank line ends the run with an error, often hours in, when the last batch is cached.',
  source:
    'sd-scripts `read_caption` (`assert len(lines) > 0`); musubi-tuner (videos are not filtered); SimpleTuner `prompts.py`; json.loads of Python',
  examples: [
    {
      note: 'Others train on an empty caption.',
      trainer: 'onetrainer',
      okItem: {captionPath: 'a.txt', mediaPaths: ['a.png'], caption: '', byteOrderMark: false}
    },
    {
      note: 'White space alone does not stop sd-scripts.',
      trainer: 'sd-scripts',
      okItem: {captionPath: 'a.txt', mediaPaths: ['a.png'], caption: '\n', byteOrderMark: false}
    },
    {
      trainer: 'sd-scripts',
      notOkItem: {captionPath: 'set/a.txt', mediaPaths: ['set/a.png'], caption: '', byteOrderMark: false},
      says: 'Unexpected empty file `a.txt`, sd-scripts stops at it: write the caption or delete the file'
    },
    {
      trainer: 'diffusers-cogvideo',
      notOkItem: {
        captionPath: 'prompts.txt',
        mediaPaths: ['a.mp4'],
        caption: '',
        byteOrderMark: false,
        inMetadata: true
      },
      says: 'Unexpected empty caption in `prompts.txt`, diffusers-cogvideo stops at it: write the caption'
    },
    {
      trainer: 'finetrainers',
      notOkItem: {
        captionPath: 'prompt.txt',
        mediaPaths: ['a.mp4'],
        caption: 'annika',
        byteOrderMark: false,
        inMetadata: true,
        rivalFiles: ['prompts.txt']
      },
      says: 'Unexpected `prompts.txt` beside `prompt.txt`, finetrainers stops at several: keep one'
    },
    {
      trainer: 'musubi-tuner',
      notOkItem: {mediaPaths: ['a.mp4'], byteOrderMark: false},
      says: 'Expected a caption for `a.mp4`, musubi-tuner stops without it'
    },
    {
      trainer: 'simpletuner',
      notOkItem: {mediaPaths: ['a.png'], byteOrderMark: false},
      says: 'Expected a caption for `a.png`, simpletuner stops without it'
    },
    {
      trainer: 'musubi-tuner',
      notOkItem: {
        captionPath: 'data.jsonl',
        mediaPaths: ['a.png'],
        caption: 'annika',
        byteOrderMark: true,
        inMetadata: true
      },
      says: 'Unexpected byte order mark in `data.jsonl`, musubi-tuner stops at it: save the file without'
    },
    {
      trainer: 'sd-scripts',
      notOkItem: {
        captionPath: 'data.jsonl',
        mediaPaths: ['a.png'],
        caption: 'annika',
        byteOrderMark: false,
        inMetadata: true,
        blankLine: {start: 60, end: 61}
      },
      says: 'Unexpected blank line in `data.jsonl`, sd-scripts stops at it: remove the line'
    }
  ],
  *checkItem(item) {
    const {trainer, captionPath, mediaPaths, blankLine, byteOrderMark, inMetadata, rivalFiles} = item
    if (!trainer) return
    const {name, strictMetadata} = trainer
    if (captionPath !== undefined && rivalFiles) {
      const others = rivalFiles.map(quoteFileName).join(' and ')
      yield {
        message: `Unexpected ${others} beside ${quoteFileName(captionPath)}, ${name} stops at several: keep one`
      }
    }
    if (inMetadata && captionPath !== undefined && /\.jsonl?$/.test(captionPath)) {
      const file = quoteFileName(captionPath)
      if (byteOrderMark && strictMetadata.byteOrderMark) {
        yield {message: `Unexpected byte order mark in ${file}, ${name} stops at it: save the file without`}
      }
      if (blankLine && strictMetadata.blankLine) {
        yield {
          span: blankLine,
          message: `Unexpected blank line in ${file}, ${name} stops at it: remove the line`
        }
      }
    }
    const {outcome, caption, unreadMedia, unreadCaption, unfitMetadata} = trainer.fate(item)
    // A whole file that is not read is told by no-unread-metadata, a caption that is not by no-unread-caption.
    if (unfitMetadata || unreadCaption || outcome !== 'stops' || unreadMedia.length === mediaPaths.length)
      return
    if (captionPath !== undefined && caption !== 'missing') {
      if (inMetadata && !item.inArchive) {
        yield {
          message: `Unexpected empty caption in ${quoteFileName(captionPath)}, ${name} stops at it: write the caption`
        }
        return
      }
      yield {
        message: `Unexpected empty file ${quoteFileName(captionPath)}, ${name} stops at it: write the caption or delete the file`
      }
      return
    }
    const names = mediaPaths.map(quoteFileName)
    yield {message: `Expected a caption for ${names.join(' and ')}, ${name} stops without it`}
  }
})
