import {defineRule} from '../src/rule.ts'

export default defineRule({
  id: 'orphan-caption',
  family: 'file',
  summary: 'Disallow captions without an image or video.',
  why: 'A caption whose media is missing or named otherwise is never trained on, and often the media it was meant for has none.',
  source: 'lora-audit W006; trainers pair by equal stem and pass over the rest',
  examples: [
    {okItem: {captionPath: 'a.txt', mediaPaths: ['a.mp4'], caption: 'annika', byteOrderMark: false}},
    {
      note: 'Text from standard input has no neighbours that could be missing.',
      okItem: {captionPath: 'a.txt', mediaPaths: [], caption: 'annika', byteOrderMark: false, unpaired: true}
    },
    {
      notOkItem: {captionPath: 'set/a.txt', mediaPaths: [], caption: 'annika', byteOrderMark: false},
      says: 'Unexpected caption without media, add an image or video named `a` or remove the caption'
    },
    {
      note: 'A line of a metadata file names media that is not there.',
      notOkItem: {
        captionPath: 'metadata.jsonl',
        mediaPaths: [],
        missingMediaPaths: ['images/a.png'],
        caption: 'annika',
        byteOrderMark: false
      },
      says: 'Unexpected caption for `images/a.png`, which is not there: add it or remove the caption'
    }
  ],
  *checkItem({captionPath, mediaPaths, missingMediaPaths = [], unpaired}) {
    if (captionPath === undefined || unpaired) return
    for (const path of missingMediaPaths) {
      yield {message: `Unexpected caption for \`${path}\`, which is not there: add it or remove the caption`}
    }
    if (mediaPaths.length > 0 || missingMediaPaths.length > 0) return
    const stem = captionPath.slice(captionPath.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '')
    yield {
      message: `Unexpected caption without media, add an image or video named \`${stem}\` or remove the caption`
    }
  }
})
