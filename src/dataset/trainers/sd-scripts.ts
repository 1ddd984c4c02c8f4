import {clipModels} from './clip-models.ts'
import {fact, type Trainer} from './trainer.ts'

export const sdScripts: Trainer = {
  name: 'sd-scripts',
  aliases: ['kohya', 'kohya-ss', 'kohya_ss', 'kohya-ss/sd-scripts', 'fluxgym'],
  repository: {name: 'kohya-ss/sd-scripts', commit: '48d368f'},
  sidecar: fact(
    {extension: '.caption', settable: true},
    'library/train_util.py L4493, config_util.py L65; the GUI of kohya_ss sets `.txt`'
  ),
  metadata: [
    fact(
      '`metadata_file`, `.json`: an object by path or by stem, with `caption`, `tags`, `image_size`',
      'train_util.py L2244-2262, merge_captions_to_metadata.py'
    ),
    fact('`metadata_file`, `.jsonl`: `image_path`, `caption`, `tags`, `image_size`', 'train_util.py L2244'),
    fact(
      '`metadata_cache.json`, written with `cache_info = true`: while it is there, caption files are not read',
      'train_util.py, DreamBoothDataset'
    )
  ],
  metadataFiles: fact(
    [
      {files: ['.json'], media: 'by-path', captions: ['caption', 'tags']},
      {files: ['.jsonl'], media: ['image_path'], captions: ['caption', 'tags']}
    ],
    'train_util.py L2244-2262'
  ),
  otherSources: [
    fact(
      'Folders named `N_words` under `--train_data_dir`: N repeats, the words as class tokens, which are not used where a caption file is there. Not with `--dataset_config`.',
      'config_util.py L612; sd-scripts#1441'
    )
  ],
  repeatsFromFolders: fact(true, 'config_util.py L612, with `--train_data_dir`'),
  media: fact(
    {
      images: ['.png', '.jpg', '.jpeg', '.webp', '.bmp', '.avif', '.jxl'],
      videos: [],
      case: 'lower or upper'
    },
    'train_util.py IMAGE_EXTENSIONS; avif and jxl with their plugins'
  ),
  recursion: fact('no', 'glob of `*` and the extension'),
  encoding: fact('utf-8', 'train_util.py, read_caption: other bytes stop the run'),
  lines: fact('first', 'train_util.py, read_caption; all lines with `enable_wildcard`'),
  choice: 'random',
  steps: fact(
    ['append-tags', 'read-lines', 'affixes', 'choose-line', 'wildcards', 'tags', 'secondary-separator'],
    'train_util.py, read_caption and process_caption L821'
  ),
  missing: fact(
    {image: {does: 'trains', on: 'classTokens'}, key: {does: 'trains'}},
    'train_util.py: a warning, then class tokens or nothing (the documentation still says error); in metadata nothing'
  ),
  empty: fact(
    {zeroBytes: {does: 'stops'}, blank: {does: 'trains'}},
    'train_util.py, read_caption: `assert len(lines) > 0`; class tokens are not used'
  ),
  anchor: fact('written', 'there is no trigger word; `caption_prefix` can hold it'),
  strictMetadata: fact({byteOrderMark: true, blankLine: true}, 'json.loads line by line'),
  companions: [
    fact(
      '`conditioning_data_dir`, also for masks: the same stems, none missing and none more, or the run stops',
      'train_util.py, ControlNetDataset'
    ),
    fact('`is_reg`, `reg_data_dir`: regularisation images', 'docs/config_README-en.md')
  ],
  staleCaches: fact(
    'delete `*_te_outputs.npz`, `*_te.npz` and `metadata_cache.json` beside the images: they hold the old captions',
    'strategy_flux.py, is_disk_cached_outputs_expected: checked by keys, not by caption'
  ),
  pathBase: fact(
    'paths in metadata: `image_dir`; paths in the config: the working directory',
    'train_util.py, FineTuningDataset'
  ),
  settings: {
    captionExtension: 'caption_extension',
    prefix: 'caption_prefix',
    suffix: 'caption_suffix',
    classTokens: 'class_tokens',
    wildcards: 'enable_wildcard',
    weights: '--weighted_captions',
    shuffle: 'shuffle_caption',
    separator: 'caption_separator',
    keepSeparator: 'keep_tokens_separator',
    secondarySeparator: 'secondary_separator',
    regularisation: 'is_reg',
    metadataCache: 'cache_info',
    maximumTokens: '--max_token_length'
  },
  defaults: {separator: ','},
  limits: fact(
    {
      ...clipModels,
      sd3: 255,
      flux: 511,
      'flux-kontext': 511,
      'flux-schnell': 255,
      chroma: 511,
      lumina2: 256,
      anima: 511
    },
    'library/strategy_*.py; `--max_token_length` 150 or 225 chains blocks of CLIP'
  ),
  overlong: fact('cut in silence', 'truncation of the tokenizer'),
  notes: [
    fact(
      'An image without caption, in a path with five or more parts between underscores, takes the caption of the path without the last four parts.',
      'train_util.py L1946-1953'
    ),
    fact(
      'With shuffling, dropping or warm-up of tags, tags are split, stripped and joined again; `keep_tokens` counts tags after the prefix was added.',
      'train_util.py; sd-scripts#1304, #2390'
    ),
    fact('A dropped caption loses its prefix, too.', 'train_util.py, process_caption')
  ]
}
