import {fact, type Trainer} from './trainer.ts'

export const musubiTuner: Trainer = {
  name: 'musubi-tuner',
  aliases: ['musubi', 'kohya-ss/musubi-tuner'],
  repository: {name: 'kohya-ss/musubi-tuner', commit: '30c658c'},
  sidecar: fact(
    {settable: true},
    'dataset/config_utils.py: `caption_extension` has no default, and gets no dot'
  ),
  metadata: [
    fact(
      '`image_jsonl_file`: `image_path` (or `image_path_0`, `image_path_1`, …), `caption`, `control_path`',
      'dataset/datasources.py'
    ),
    fact('`video_jsonl_file`: `video_path`, `caption`, `control_path`', 'dataset/datasources.py')
  ],
  metadataFiles: fact(
    [
      {
        files: ['.jsonl'],
        media: ['image_path', 'image_path_0', 'video_path'],
        captions: ['caption']
      }
    ],
    'dataset/datasources.py: another key raises KeyError'
  ),
  otherSources: [],
  media: fact(
    {
      images: ['.png', '.jpg', '.jpeg', '.webp', '.bmp', '.avif', '.jxl'],
      videos: ['.mp4', '.webm', '.avi', '.mkv', '.mov', '.flv', '.wmv', '.m4v', '.mpg', '.mpeg'],
      case: 'lower or upper'
    },
    'dataset/media_utils.py'
  ),
  recursion: fact('no', 'dataset/media_utils.py: glob'),
  encoding: fact('utf-8', 'dataset/datasources.py'),
  lines: fact('kept', 'musubi-tuner#834: the whole file is the caption'),
  choice: 'each',
  steps: fact(['strip'], 'dataset/datasources.py'),
  missing: fact(
    {image: {does: 'drops'}, video: {does: 'stops'}, key: {does: 'stops'}},
    'dataset/media_utils.py L61-81: images are filtered in silence, videos are not and raise FileNotFoundError'
  ),
  empty: fact({zeroBytes: {does: 'trains'}, blank: {does: 'trains'}}, 'dataset/datasources.py'),
  anchor: fact('written', 'there is no trigger word and no prefix'),
  strictMetadata: fact({byteOrderMark: true, blankLine: true}, 'json.loads line by line'),
  companions: [
    fact(
      '`control_directory`: `stem.*` or `stem_<digits>.*`; where one is missing the run stops',
      'dataset/datasources.py'
    ),
    fact(
      '`multiple_target = true`: `stem_<digits>.png` without caption are layers of `stem.png`',
      'dataset/datasources.py'
    )
  ],
  staleCaches: fact(
    'cache the text encoder outputs again without `--skip_existing`: `*_te.safetensors` in `cache_directory` hold the old captions',
    'image_video_dataset.py L168: named by stem'
  ),
  pathBase: fact('the working directory, for paths in JSON Lines, too', 'dataset/datasources.py'),
  settings: {
    captionExtension: 'caption_extension',
    mediaKind: 'image_directory or video_directory',
    numberedLayers: 'multiple_target'
  },
  limits: fact(
    {
      flux: 511,
      'flux-kontext': 511,
      flux2: 512,
      'qwen-image': 1024,
      'z-image': 512,
      wan: 511,
      'hunyuan-video': 256,
      'hunyuan-video-1.5': 1024,
      'hunyuan-image': 1000,
      ideogram4: 2048
    },
    'src/musubi_tuner, by architecture'
  ),
  overlong: fact(
    'cut in silence',
    'truncation of the tokenizers; for Ideogram 4 above 2048 tokens ValueError'
  ),
  overlongOf: fact({ideogram4: 'stops'}, 'src/musubi_tuner, Ideogram 4: ValueError above 2048 tokens'),
  notes: [
    fact(
      'An extension of two parts, such as `.wan.txt`, never matches: every image is dropped.',
      'dataset/media_utils.py'
    ),
    fact(
      '`a.png` and `a.jpg`, or one stem in two folders of one JSON Lines file, overwrite each other in the cache.',
      'image_video_dataset.py L168; musubi-tuner#3'
    )
  ]
}
