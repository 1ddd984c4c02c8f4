import {defineRule, quoteFileName} from '../src/rule.ts'

export default defineRule({
  id: 'no-unread-caption',
  family: 'trainer',
  summary: 'Disallow caption files that the trainer does not read.',
  why: 'A caption under another extension than the trainer looks for is passed over without an error, and the whole run is trained without captions.',
  source:
    'kohya_ss#1370, #988, #1936, ComfyUI-FluxTrainer#72 (`.txt` beside a default of `.caption`); the sources of the trainers, as listed in their pages',
  examples: [
    {
      note: 'Without trainer there is nothing to compare with.',
      okItem: {captionPath: 'a.caption', mediaPaths: ['a.png'], caption: 'annika', byteOrderMark: false}
    },
    {
      note: 'Which extension sd-scripts is told, nobody has said.',
      trainer: 'sd-scripts',
      okItem: {captionPath: 'a.txt', mediaPaths: ['a.png'], caption: 'annika', byteOrderMark: false}
    },
    {
      trainer: {name: 'sd-scripts', captionExtension: '.caption'},
      notOkItem: {
        captionPath: 'set/a.txt',
        mediaPaths: ['set/a.png'],
        caption: 'annika',
        byteOrderMark: false
      },
      says: 'Unexpected caption `a.txt`, sd-scripts reads `.caption`: rename it or set `caption_extension`'
    },
    {
      trainer: 'diffusion-pipe',
      notOkItem: {captionPath: 'a.caption', mediaPaths: ['a.png'], caption: 'annika', byteOrderMark: false},
      says: 'Unexpected caption `a.caption`, diffusion-pipe reads `.txt` alone: rename it'
    },
    {
      note: 'On Windows it is read, on Linux it is not.',
      trainer: 'onetrainer',
      notOkItem: {captionPath: 'a.TXT', mediaPaths: ['a.png'], caption: 'annika', byteOrderMark: false},
      says: 'Unexpected spelling of `a.TXT`, onetrainer finds `.txt` alone where case counts: rename it'
    },
    {
      trainer: 'ltx-2',
      notOkItem: {captionPath: 'a.txt', mediaPaths: ['a.mp4'], caption: 'annika', byteOrderMark: false},
      says: 'Unexpected caption file `a.txt`, ltx-2 reads captions from a metadata file alone'
    },
    {
      trainer: {name: 'simpletuner', captionsFrom: 'names'},
      notOkItem: {captionPath: 'a.txt', mediaPaths: ['a.png'], caption: 'annika', byteOrderMark: false},
      says: 'Unexpected caption file `a.txt`, simpletuner is set to take captions from elsewhere by `caption_strategy`'
    },
    {
      trainer: 'diffusers-dreambooth',
      notOkItem: {captionPath: 'a.txt', mediaPaths: ['a.png'], caption: 'annika', byteOrderMark: false},
      says: 'Unexpected caption file `a.txt`, diffusers-dreambooth opens it as an image and stops: keep it in another folder'
    },
    {
      trainer: {name: 'sd-scripts', metadataCache: true},
      notOkItem: {
        captionPath: 'a.txt',
        mediaPaths: ['a.png'],
        caption: 'annika',
        byteOrderMark: false,
        hasMetadataCache: true
      },
      says: 'Unexpected `metadata_cache.json` beside `a.txt`, sd-scripts reads captions from there: delete it after every edit'
    }
  ],
  *checkItem(item) {
    const {captionPath, trainer, hasMetadataCache} = item
    if (!trainer || captionPath === undefined || item.unpaired) return
    const {name} = trainer
    const file = quoteFileName(captionPath)
    const {unreadCaption, extension} = trainer.fate(item)
    if (hasMetadataCache) {
      yield {
        message: `Unexpected \`metadata_cache.json\` beside ${file}, ${name} reads captions from there: delete it after every edit`
      }
    }
    if (unreadCaption === undefined) return
    const {captionExtension, captionsFrom} = trainer.keys
    const wrongExtension = captionExtension
      ? `Unexpected caption ${file}, ${name} reads \`${extension}\`: rename it or set \`${captionExtension}\``
      : `Unexpected caption ${file}, ${name} reads \`${extension}\` alone: rename it`
    const messages = {
      extension: wrongExtension,
      case: `Unexpected spelling of ${file}, ${name} finds \`${extension}\` alone where case counts: rename it`,
      'no-sidecars': `Unexpected caption file ${file}, ${name} reads captions from a metadata file alone`,
      'opened-as-media': `Unexpected caption file ${file}, ${name} opens it as an image and stops: keep it in another folder`,
      'captions-elsewhere': `Unexpected caption file ${file}, ${name} is set to take captions from elsewhere by \`${captionsFrom}\``
    }
    yield {message: messages[unreadCaption]}
  }
})
