import {clipModels} from './clip-models.ts'
import {fact, type Trainer} from './trainer.ts'

const pilImages = ['.png', '.jpg', '.jpeg', '.webp', '.bmp', '.gif', '.tif', '.tiff', '.avif'] as const

export const diffusers: Trainer = {
  name: 'diffusers',
  aliases: ['diffusers-text-to-image', 'huggingface/diffusers', 'imagefolder', 'huggingface'],
  repository: {name: 'huggingface/diffusers', commit: '58eb52c'},
  metadata: [
    fact(
      '`metadata.jsonl`, `.csv` or `.parquet` (not `.json`) with `file_name` and `--caption_column`, `text` unless set; a text or a list of texts',
      'examples/text_to_image; datasets folder_based_builder'
    )
  ],
  metadataFiles: fact(
    [
      {files: ['metadata.jsonl', 'metadata.csv'], media: ['file_name', 'file_names'], captions: ['text']},
      {files: ['.parquet'], media: 'any', captions: ['text']}
    ],
    'datasets folder_based_builder; examples/text_to_image, `--caption_column`'
  ),
  oneAlone: fact(
    [['metadata.jsonl', 'metadata.csv', 'metadata.parquet']],
    'datasets folder_based_builder: all metadata files must share one format'
  ),
  otherSources: [],
  media: fact(
    {images: pilImages, videos: ['.mkv', '.mp4', '.avi', '.mpeg', '.mov'], case: 'any'},
    'datasets imagefolder and videofolder: no webm'
  ),
  recursion: fact('yes', '`data_files=dir/**`'),
  encoding: fact('utf-8', 'pyarrow, pandas'),
  lines: fact('kept', 'the field as it stands'),
  choice: 'random',
  steps: fact([], 'the field as it stands; of a list a random text'),
  missing: fact(
    {image: {does: 'drops'}, video: {does: 'drops'}, key: {does: 'stops'}},
    'media that the metadata does not name are ignored; older versions raised (diffusers#3674)'
  ),
  empty: fact({zeroBytes: {does: 'trains'}, blank: {does: 'trains'}}, 'a null raises ValueError'),
  anchor: fact('written', 'examples/text_to_image'),
  strictMetadata: fact({byteOrderMark: false, blankLine: false}, 'pyarrow tolerates both'),
  companions: [
    fact(
      'columns `conditioning_image`, `input_image`, `edited_image`',
      'examples/controlnet, instruct_pix2pix'
    )
  ],
  pathBase: fact(
    'the folder of the metadata file; `..`, absolute paths and addresses are refused',
    'datasets'
  ),
  settings: {captionKey: '--caption_column'},
  limits: fact(
    {
      ...clipModels,
      sd3: 76,
      flux: 511,
      flux2: 512,
      'qwen-image': 512
    },
    'examples; LoRA of FLUX 512, full training 77'
  ),
  overlong: fact('cut in silence', 'truncation of the tokenizer; diffusers#9763 on the warning of CLIP'),
  notes: [
    fact(
      'In CSV, `None`, `nan`, `NA`, `null`, `n/a` and nothing are no caption; a comma without quotes in the first row shifts the columns.',
      'pandas'
    )
  ]
}

export const diffusersDreamBooth: Trainer = {
  ...diffusers,
  name: 'diffusers-dreambooth',
  aliases: ['dreambooth'],
  metadata: [
    fact(
      'with `--dataset_name` and `--caption_column` (none unless set); an empty caption becomes `--instance_prompt`',
      'examples/dreambooth'
    )
  ],
  metadataFiles: fact(
    [
      {files: ['metadata.jsonl', 'metadata.csv'], media: ['file_name', 'file_names'], captions: 'any'},
      {files: ['.parquet'], media: 'any', captions: 'any'}
    ],
    'examples/dreambooth: `--caption_column`, none unless set'
  ),
  otherSources: [
    fact('`--instance_data_dir`: no captions, `--instance_prompt` for all images', 'examples/dreambooth')
  ],
  media: fact(
    {images: 'anything', videos: [], case: 'any'},
    'every entry of the folder is opened as an image: a `.txt`, `Thumbs.db` or folder stops the run'
  ),
  opensAllBesideMedia: fact(true, 'examples/dreambooth: every entry of `--instance_data_dir`'),
  recursion: fact('no', 'examples/dreambooth'),
  missing: fact({image: {does: 'trains', on: 'trigger'}}, 'examples/dreambooth'),
  empty: fact(
    {zeroBytes: {does: 'trains', on: 'trigger'}, blank: {does: 'trains', on: 'trigger'}},
    'examples/dreambooth'
  ),
  settings: {trigger: '--instance_prompt', captionsFrom: '--caption_column'},
  defaults: {captionsFrom: 'trigger'},
  notes: []
}

export const diffusersCogVideo: Trainer = {
  ...diffusers,
  name: 'diffusers-cogvideo',
  aliases: ['cogvideo', 'cogvideox'],
  metadata: [
    fact(
      '`--dataset_name`: `--caption_column`, `text` unless set, and `--video_column`',
      'examples/cogvideo'
    ),
    fact(
      '`--instance_data_root`: `--caption_column` and `--video_column` are names of files there, of one caption and one path a line',
      'examples/cogvideo'
    )
  ],
  metadataFiles: fact(
    [
      {files: ['.txt'], media: 'any', captions: 'any'},
      {files: ['metadata.jsonl', 'metadata.csv'], media: ['file_name', 'file_names'], captions: ['text']},
      {files: ['.parquet'], media: 'any', captions: ['text']}
    ],
    'examples/cogvideo'
  ),
  media: fact(
    {images: [], videos: ['.mkv', '.mp4', '.avi', '.mpeg', '.mov'], case: 'any'},
    'examples/cogvideo'
  ),
  recursion: fact('listed', 'media are those that the list names'),
  steps: fact(['bare-trigger'], 'examples/cogvideo: `id_token + prompt`, without a space'),
  missing: fact(
    {image: {does: 'stops'}, video: {does: 'stops'}, key: {does: 'stops'}},
    'examples/cogvideo: not as many prompts as videos raises ValueError'
  ),
  empty: fact(
    {zeroBytes: {does: 'stops'}, blank: {does: 'stops'}},
    'examples/cogvideo: blank lines are dropped from each list by itself, so that captions go to other videos or are too few'
  ),
  anchor: fact('added', 'examples/cogvideo: `--id_token`'),
  settings: {trigger: '--id_token', captionKey: '--caption_column'},
  limits: fact({cogvideox: 225}, 'examples/cogvideo: `--max_text_seq_length`, 226'),
  notes: []
}
