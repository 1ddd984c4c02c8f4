import {fact, type Trainer} from './trainer.ts'

const shared = {
  otherSources: [],
  recursion: fact('listed', 'media are those that the file names'),
  encoding: fact('utf-8', 'json, and pandas for CSV'),
  lines: fact('kept', 'the field as it stands'),
  choice: 'each',
  steps: fact(['trigger'], 'put before every caption, whether it is there or not'),
  missing: fact(
    {image: {does: 'stops'}, video: {does: 'stops'}, key: {does: 'stops'}},
    'a missing key raises ValueError'
  ),
  empty: fact({zeroBytes: {does: 'trains'}, blank: {does: 'trains'}}, 'accepted'),
  anchor: fact('added', 'the documentation says not to write it in captions, or it is doubled'),
  strictMetadata: fact({byteOrderMark: true, blankLine: true}, 'json.loads line by line')
} as const

export const ltxVideoTrainer: Trainer = {
  ...shared,
  name: 'ltx-video-trainer',
  aliases: ['ltxv', 'lightricks/ltx-video-trainer'],
  repository: {name: 'Lightricks/LTX-Video-Trainer', commit: '31b1273'},
  metadata: [
    fact(
      '`.csv`, `.json` (a list), `.jsonl`: `caption`, `media_path`, `reference_path`; columns can be set',
      'scripts/process_captions.py'
    )
  ],
  metadataFiles: fact(
    [{files: ['.csv', '.json', '.jsonl'], media: ['media_path'], captions: ['caption']}],
    'scripts/process_captions.py: `--caption-column`, `--video-column`'
  ),
  media: fact(
    {
      images: ['.png', '.jpg', '.jpeg'],
      videos: ['.mp4', '.avi', '.mov', '.mkv', '.webm'],
      case: 'any'
    },
    'scripts/process_captions.py'
  ),
  companions: [fact('`reference_path`', 'scripts/process_captions.py')],
  pathBase: fact('the folder of the file', 'scripts/process_captions.py'),
  settings: {trigger: '--id-token', captionKey: '--caption-column'},
  limits: fact({'ltx-video': 255}, 'scripts/process_captions.py'),
  overlong: fact('cut with a warning', 'LTX pipeline; LTX-Video#28'),
  notes: [
    fact(
      'Media with the same stem in one folder overwrite each other’s caption: `conditions/<path>.pt`.',
      'scripts/process_captions.py'
    ),
    fact(
      'A video with too few frames leaves the list of media but not that of captions: all that follow are shifted.',
      'LTX-Video-Trainer#59'
    )
  ]
}

export const ltx2: Trainer = {
  ...shared,
  name: 'ltx-2',
  aliases: ['ltx2', 'lightricks/ltx-2', 'ltx-trainer'],
  repository: {name: 'Lightricks/LTX-2', commit: '400fd31'},
  metadata: [
    fact(
      '`.csv`, `.json` (a list), `.jsonl`: `video` (or `media_path`), `caption`, `audio`, `reference_video`, `reference_audio`, `video_mask`, `audio_mask`',
      'packages/ltx-trainer/scripts/process_dataset.py L51'
    )
  ],
  metadataFiles: fact(
    [{files: ['.csv', '.json', '.jsonl'], media: ['video', 'media_path'], captions: ['caption']}],
    'packages/ltx-trainer/scripts/process_dataset.py L51'
  ),
  media: fact(
    {
      images: ['.png', '.jpg', '.jpeg', '.heic', '.heif', '.bmp', '.tiff', '.webp'],
      videos: ['.mp4', '.avi', '.mov', '.mkv', '.webm'],
      case: 'any'
    },
    'packages/ltx-trainer/scripts/process_dataset.py'
  ),
  companions: [fact('`reference_video`, `video_mask`, `audio_mask`', 'process_dataset.py L51')],
  staleCaches: fact(
    'process the captions again with `--overwrite`: the `.pt` files that are there are kept otherwise',
    'packages/ltx-trainer/scripts/process_captions.py'
  ),
  pathBase: fact('the folder of the file', 'packages/ltx-trainer/scripts/process_dataset.py'),
  settings: {trigger: '--lora-trigger'},
  limits: fact({ltx2: 1024}, 'packages/ltx-trainer/scripts/process_captions.py'),
  overlong: fact('cut in silence', 'the tokenizer of Gemma'),
  notes: []
}
