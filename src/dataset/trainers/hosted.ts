import {aiToolkit} from './ai-toolkit.ts'
import {fact, type Trainer} from './trainer.ts'

/** Runs ai-toolkit, and hands it the trigger word. */
export const fluxFineTuner: Trainer = {
  ...aiToolkit,
  name: 'flux-fine-tuner',
  aliases: ['replicate', 'replicate/flux-fine-tuner'],
  repository: {name: 'replicate/flux-fine-tuner', commit: '3dd14e3'},
  sidecar: fact({extension: '.txt', settable: false}, 'train.py: case counts'),
  metadata: [],
  metadataFiles: fact([], 'train.py'),
  otherSources: [fact('LLaVA captions what has no `.txt`, unless turned off', 'caption.py')],
  media: fact(
    {images: ['.png', '.jpg', '.jpeg', '.bmp', '.gif', '.webp'], videos: [], case: 'lower'},
    'caption.py; `__MACOSX` and `._*` are skipped'
  ),
  missing: fact({image: {does: 'trains'}}, 'captioned by a model, unless that is turned off'),
  settings: {trigger: 'trigger_word'},
  defaults: {trigger: 'TOK'},
  limits: fact({flux: 511}, 'as ai-toolkit'),
  pathBase: fact('a zip archive', 'train.py'),
  notes: [fact('The archive must be a real zip, whatever its name is.', 'train.py'), ...aiToolkit.notes]
}

export const fal: Trainer = {
  name: 'fal',
  aliases: ['fal.ai', 'fal-ai', 'flux-lora-fast-training'],
  sidecar: fact({extension: '.txt', settable: false}, 'documentation of flux-lora-fast-training'),
  metadata: [],
  metadataFiles: fact([], 'documentation: files beside media'),
  otherSources: [],
  media: fact(
    {images: ['.png', '.jpg', '.jpeg', '.webp'], videos: ['.mp4', '.mov', '.webm'], case: 'any'},
    'documentation of the trainers; the code is not public'
  ),
  recursion: fact('no', 'documentation: files at the top of a zip'),
  encoding: fact('utf-8', 'not documented; UTF-8 is safe'),
  lines: fact('kept', 'not documented'),
  choice: 'each',
  steps: fact([], 'documentation: where there are captions, the trigger word is not used'),
  missing: fact(
    {image: {does: 'trains', on: 'trigger'}, video: {does: 'trains', on: 'trigger'}},
    'documentation: “if no captions are provided the trigger_word is used instead”'
  ),
  empty: fact({zeroBytes: {does: 'trains'}, blank: {does: 'trains'}}, 'not documented'),
  anchor: fact('written', 'documentation: “if captions are provided the trigger word is not used”'),
  companions: [],
  pathBase: fact('a zip archive', 'documentation'),
  settings: {trigger: 'trigger_word'},
  limits: fact({flux: 511}, 'not documented; that of the model'),
  overlong: fact('cut in silence', 'not documented'),
  notes: [fact('`is_style` turns captions off.', 'documentation of flux-lora-fast-training')]
}

export const wavespeed: Trainer = {
  ...fal,
  name: 'wavespeed',
  aliases: ['wavespeed.ai', 'wavespeed-ai'],
  sidecar: fact({extension: '.txt', settable: false}, 'documentation of the trainers of Wan'),
  media: fact(
    {images: ['.png', '.jpg', '.jpeg', '.webp'], videos: ['.mp4', '.mov', '.webm'], case: 'any'},
    'not documented; what such trainers take'
  ),
  recursion: fact('no', 'not documented; files at the top of a zip are safe'),
  steps: fact(['trigger-if-absent'], 'documentation: the trigger word is put in front where it is absent'),
  anchor: fact('added-if-absent', 'documentation of the trainers of Wan'),
  limits: fact({wan: 511}, 'not documented; that of the model'),
  notes: []
}
