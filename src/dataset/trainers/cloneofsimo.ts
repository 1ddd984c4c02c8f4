import {fact, type Trainer} from './trainer.ts'

/** The first trainer of LoRAs; what it was made into later is other trainers. */
export const cloneofsimo: Trainer = {
  name: 'cloneofsimo',
  aliases: ['cloneofsimo/lora', 'lora_pti', 'lora-pti'],
  repository: {name: 'cloneofsimo/lora', commit: 'd84074b'},
  metadata: [
    fact(
      '`caption.txt`, one line for each image, with masks beside the images (`use_mask_captioned_data`)',
      'lora_diffusion/dataset.py'
    )
  ],
  metadataFiles: fact(
    [{files: ['caption.txt'], media: 'any', captions: 'any'}],
    'lora_diffusion/dataset.py: `use_mask_captioned_data`'
  ),
  metadataBesideMedia: fact(['caption.txt'], 'lora_diffusion/dataset.py'),
  otherSources: [
    fact('The name of the image, up to the first dot', 'lora_diffusion/dataset.py'),
    fact('Templates, with `use_template`', 'lora_diffusion/dataset.py')
  ],
  namesEndAtDot: fact(true, 'lora_diffusion/dataset.py: `split(".")[0]`'),
  media: fact(
    {images: ['.jpg', '.png', '.jpeg'], videos: [], case: 'lower'},
    'lora_diffusion/dataset.py: glob'
  ),
  recursion: fact('no', 'lora_diffusion/dataset.py: glob'),
  encoding: fact('locale', 'open() without encoding'),
  lines: fact('kept', 'a name, or a line'),
  choice: 'each',
  steps: fact([], 'the name or line as it stands; `token_map` replaces what it names'),
  missing: fact({image: {does: 'stops'}}, 'fewer lines than images end in an IndexError'),
  empty: fact({zeroBytes: {does: 'stops'}, blank: {does: 'trains'}}, 'lora_diffusion/dataset.py'),
  anchor: fact('written', '`token_map` can put it in place of another word'),
  companions: [fact('`*mask.png` are masks, never samples', 'lora_diffusion/dataset.py')],
  pathBase: fact('the folder of the images', 'lora_diffusion/dataset.py'),
  settings: {captionsFrom: 'use_mask_captioned_data'},
  defaults: {captionsFrom: 'names'},
  limits: fact({sd15: 75, sd2: 75}, 'lora_diffusion/dataset.py: model_max_length'),
  overlong: fact('cut in silence', 'truncation of the tokenizer'),
  notes: [
    fact(
      'Captions from names are taken before the list of images is sorted, so that they can go to other images.',
      'lora_diffusion/dataset.py'
    )
  ]
}
