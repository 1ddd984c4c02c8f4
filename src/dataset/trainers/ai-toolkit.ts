import {fact, type Trainer} from './trainer.ts'

export const aiToolkit: Trainer = {
  name: 'ai-toolkit',
  aliases: ['aitoolkit', 'ostris', 'ostris/ai-toolkit'],
  repository: {name: 'ostris/ai-toolkit', commit: '27a03a9'},
  sidecar: fact(
    {extension: '.txt', settable: true},
    'toolkit/config_modules.py: `caption_ext`, a dot is added'
  ),
  metadata: [
    fact('`dataset_path`, `.json`: `{path: {caption, caption_short}}`', 'toolkit/data_loader.py L444')
  ],
  metadataFiles: fact(
    [{files: ['.json'], media: 'by-path', captions: ['caption', 'caption_short']}],
    'toolkit/data_loader.py L444'
  ),
  otherSources: [fact('`default_caption` of the dataset', 'toolkit/dataloader_mixins.py L382')],
  media: fact(
    {
      images: ['.jpg', '.jpeg', '.png', '.webp'],
      videos: ['.mp4', '.avi', '.mov', '.webm', '.mkv', '.wmv', '.m4v', '.flv'],
      case: 'any'
    },
    'toolkit/data_loader.py; with `num_frames` above 1 or `auto_frame_count` videos alone, else images alone'
  ),
  recursion: fact('yes', 'os.walk, without hidden folders and `_controls`'),
  encoding: fact(
    'utf-8',
    'toolkit/dataloader_mixins.py; a `.json` dataset is read in the encoding of the system'
  ),
  lines: fact('kept', 'toolkit/dataloader_mixins.py L382'),
  choice: 'each',
  steps: fact(
    ['placeholders', 'trigger-if-absent', 'rejoin-commas'],
    'toolkit/prompt_utils.py, inject_trigger_into_prompt; dataloader_mixins.py L382'
  ),
  missing: fact(
    {image: {does: 'trains', on: 'defaultCaption'}, video: {does: 'trains', on: 'defaultCaption'}},
    'toolkit/dataloader_mixins.py L382'
  ),
  empty: fact(
    {zeroBytes: {does: 'trains', on: 'defaultCaption'}, blank: {does: 'trains', on: 'defaultCaption'}},
    'toolkit/dataloader_mixins.py L382'
  ),
  anchor: fact('added-if-absent', 'prompt_utils.py: a search for the characters, case included'),
  companions: [
    fact(
      '`control_path`, `mask_path`, `inpaint_path`, `unconditional_path`, `clip_image_path`: the same stems; a missing control is not noticed when data are loaded',
      'toolkit/dataloader_mixins.py'
    ),
    fact('`_controls` in the folder of the dataset', 'toolkit/data_loader.py')
  ],
  pathBase: fact('paths as they stand: from the working directory', 'toolkit/data_loader.py'),
  settings: {
    captionExtension: 'caption_ext',
    trigger: 'trigger_word',
    defaultCaption: 'default_caption',
    regularisation: 'is_reg',
    mediaKind: 'num_frames'
  },
  limits: fact(
    {
      sd15: 75,
      sdxl: 75,
      pony: 75,
      illustrious: 75,
      noobai: 75,
      flux: 511,
      'flux-kontext': 511,
      flux2: 512,
      chroma: 511,
      'qwen-image': 512,
      'z-image': 512,
      wan: 511,
      ideogram4: 2048,
      ltx2: 1024
    },
    'toolkit/train_tools.py and the models; four blocks of CLIP with long prompts'
  ),
  overlong: fact('cut in silence', 'toolkit/train_tools.py'),
  notes: [
    fact(
      'The trigger counts as present inside another word: `sks` in `asks`. `Ohwx` is not `ohwx`.',
      'prompt_utils.py, inject_trigger_into_prompt'
    ),
    fact(
      'Every comma is followed by a space more: `a, b` becomes `a,  b`, `1,000` becomes `1, 000`.',
      'dataloader_mixins.py L382'
    ),
    fact(
      'White space at the ends stays. Caches of text are named by the caption, so that none goes stale.',
      'toolkit/dataloader_mixins.py'
    ),
    fact(
      'For Ideogram 4 a caption is JSON only where it begins with `{`; a trigger put before it makes it plain text. Put `[trigger]` inside.',
      'toolkit/ideogram_caption.py; ai-toolkit#869'
    )
  ]
}
