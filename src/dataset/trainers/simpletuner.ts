import {clipModels} from './clip-models.ts'
import {fact, type Trainer} from './trainer.ts'

export const simpleTuner: Trainer = {
  name: 'simpletuner',
  aliases: ['bghira/simpletuner', 'simple-tuner'],
  repository: {name: 'bghira/SimpleTuner', commit: 'bc8e6ab'},
  sidecar: fact({extension: '.txt', settable: false}, 'helpers/prompts.py, `caption_strategy: textfile`'),
  metadata: [
    fact(
      '`caption_strategy: parquet` (also `.jsonl`): `parquet.path`, `filename_column`, `caption_column`, `fallback_caption_column`, `identifier_includes_extension`',
      'documentation/DATALOADER.md'
    ),
    fact('`caption_strategy: csv`: `csv_file`, `csv_caption_column` (default `caption`)', 'DATALOADER.md'),
    fact('`caption_strategy: huggingface`, `webshart`', 'helpers/prompts.py')
  ],
  metadataFiles: fact(
    [{files: ['.jsonl', '.parquet', '.csv'], media: 'any', captions: 'any'}],
    'documentation/DATALOADER.md: the columns must be set'
  ),
  otherSources: [
    fact('`caption_strategy: filename`, the default: the name, `_` as space', 'helpers/prompts.py'),
    fact('`caption_strategy: instanceprompt`: `instance_prompt` for all media', 'helpers/prompts.py')
  ],
  spacesInNames: fact(true, 'helpers/prompts.py, `caption_strategy: filename`'),
  media: fact(
    {
      images: ['.png', '.jpg', '.jpeg', '.webp', '.bmp', '.gif', '.tif', '.tiff', '.avif', '.jxl'],
      videos: [
        '.mp4',
        '.avi',
        '.mov',
        '.mkv',
        '.webm',
        '.flv',
        '.wmv',
        '.m4v',
        '.mpeg',
        '.mpg',
        '.3gp',
        '.ogv'
      ],
      case: 'any'
    },
    'helpers/data_backend: every extension that PIL opens'
  ),
  recursion: fact('yes', 'helpers/data_backend: links are followed, too'),
  encoding: fact('utf-8', 'helpers/prompts.py'),
  lines: fact('alternatives', 'helpers/prompts.py; SimpleTuner#2414 (`disable_multiline_split`)'),
  choice: 'each',
  steps: fact(['split-lines', 'strip', 'trigger-if-asked'], 'helpers/prompts.py'),
  missing: fact(
    {image: {does: 'stops'}, video: {does: 'stops'}, key: {does: 'drops'}},
    'helpers/prompts.py: FileNotFoundError with `textfile`; tables leave the media out'
  ),
  empty: fact(
    {zeroBytes: {does: 'drops'}, blank: {does: 'drops'}},
    'helpers/prompts.py: no caption comes of it'
  ),
  anchor: fact('written', 'unless `prepend_instance_prompt` is set'),
  companions: [
    fact('`conditioning_data`, `dataset_type: conditioning`', 'documentation/DATALOADER.md'),
    fact('`{filename}.lyrics` beside audio', 'helpers/prompts.py')
  ],
  pathBase: fact('`parquet.filename_column`: relative to `instance_data_dir`', 'documentation/DATALOADER.md'),
  settings: {
    captionKey: 'parquet.caption_column',
    mediaKey: 'parquet.filename_column',
    captionsFrom: 'caption_strategy',
    trigger: 'instance_prompt',
    prependTrigger: 'prepend_instance_prompt',
    splitLines: 'disable_multiline_split'
  },
  defaults: {splitLines: true},
  limits: fact(
    {
      ...clipModels,
      sd3: 153,
      flux: 511,
      'flux-schnell': 255,
      flux2: 512,
      lumina2: 512,
      auraflow: 119,
      'pony-v7': 768,
      'ltx-video': 225
    },
    'helpers/models'
  ),
  overlong: fact('cut with a warning', 'SimpleTuner logs the text that it removes; SimpleTuner#283'),
  notes: [
    fact(
      'The interface offers `instance_prompt`, which is no strategy: it must be `instanceprompt`.',
      'helpers/prompts.py, text of the error'
    ),
    fact('`caption_filter_list` takes words out of captions.', 'documentation/DATALOADER.md')
  ]
}
