import {fact, type Trainer} from './trainer.ts'

export const finetrainers: Trainer = {
  name: 'finetrainers',
  aliases: ['a-r-r-o-w/finetrainers', 'huggingface/finetrainers'],
  repository: {name: 'a-r-r-o-w/finetrainers', commit: 'f476c37'},
  sidecar: fact({extension: '.txt', settable: false}, 'finetrainers/data/dataset.py'),
  metadata: [
    fact(
      '`metadata.jsonl` or `.csv`: the column must be called `caption`; `metadata.json` is noticed but not read',
      'finetrainers/data/dataset.py L756'
    ),
    fact(
      'tar or Parquet: any of some 45 names of columns, one at random for each sample; a single such file below the root makes the whole dataset one',
      'finetrainers/data/dataset.py L39'
    )
  ],
  metadataFiles: fact(
    [
      {files: ['metadata.jsonl', 'metadata.csv'], media: ['file_name'], captions: ['caption']},
      {files: ['.txt', '.parquet', '.tar'], media: 'any', captions: 'any'}
    ],
    'finetrainers/data/dataset.py L756; `metadata.json` is noticed, and Hugging Face does not read it'
  ),
  metadataBesideMedia: fact(
    ['metadata.json', 'metadata.jsonl', 'metadata.csv'],
    'finetrainers/data/dataset.py: looked for before caption files'
  ),
  oneAlone: fact(
    [
      ['caption.txt', 'captions.txt', 'prompt.txt', 'prompts.txt'],
      ['metadata.json', 'metadata.jsonl', 'metadata.csv']
    ],
    'finetrainers/data/dataset.py: ValueError where there are several'
  ),
  otherSources: [
    fact(
      '`caption(s).txt` or `prompt(s).txt`, one a line, with `image(s).txt` or `video(s).txt`; more than one of them stops the run',
      'finetrainers/data/dataset.py; finetrainers#145, #277'
    )
  ],
  media: fact(
    {images: ['.jpg', '.jpeg', '.png'], videos: ['.mp4', '.mov'], case: 'lower'},
    'finetrainers/constants.py'
  ),
  recursion: fact('no', 'finetrainers/data/dataset.py'),
  encoding: fact('locale', 'open() without encoding'),
  lines: fact('kept', 'finetrainers/data/dataset.py: the whole file, stripped'),
  choice: 'each',
  steps: fact(['strip-sidecar', 'trigger'], 'finetrainers/data/dataset.py'),
  missing: fact(
    {image: {does: 'drops'}, video: {does: 'drops'}, key: {does: 'stops'}},
    'the captions are gone through, so that media without are ignored, and captions without media, too'
  ),
  empty: fact({zeroBytes: {does: 'trains'}, blank: {does: 'trains'}}, 'accepted'),
  anchor: fact('added', '`id_token` and a space are put before every caption'),
  companions: [],
  pathBase: fact('the folder of the dataset', 'finetrainers/data/dataset.py'),
  settings: {trigger: 'id_token'},
  limits: fact(
    {'ltx-video': 127, 'hunyuan-video': 256, wan: 511, cogvideox: 225, cogview4: 1024},
    'finetrainers/models'
  ),
  overlong: fact('cut in silence', 'truncation of the tokenizer'),
  notes: [
    fact(
      'Lists are split at U+2028, U+0085, vertical tab and form feed, too, and blank lines count.',
      'str.splitlines'
    )
  ]
}
