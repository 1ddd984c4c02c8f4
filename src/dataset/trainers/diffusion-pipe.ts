import {fact, type Trainer} from './trainer.ts'

export const diffusionPipe: Trainer = {
  name: 'diffusion-pipe',
  aliases: ['tdrussell/diffusion-pipe', 'diffusionpipe'],
  repository: {name: 'tdrussell/diffusion-pipe', commit: '8f83dbf'},
  sidecar: fact({extension: '.txt', settable: false}, 'utils/dataset.py'),
  metadata: [
    fact(
      '`captions.json`: `{file_name: [caption, …]}`, lists alone; where it is there no `.txt` in the folder is read',
      'utils/dataset.py L642-660, L680-702'
    )
  ],
  metadataFiles: fact(
    [{files: ['captions.json'], media: 'by-path', captions: 'lists'}],
    'utils/dataset.py: a value that is no list raises AssertionError'
  ),
  metadataBesideMedia: fact(['captions.json'], 'utils/dataset.py L642-660'),
  otherSources: [fact('Media in `.tar` files, with `captions.json` by member name', 'utils/dataset.py')],
  media: fact(
    {images: 'anything', videos: [], case: 'any'},
    'utils/dataset.py: all but `.txt .npz .json .parquet .bak .db`, hidden files included'
  ),
  recursion: fact('no', "utils/dataset.py: glob('*')"),
  encoding: fact('locale', 'utils/dataset.py: open() without encoding, also for captions.json'),
  lines: fact('kept', 'utils/dataset.py'),
  choice: 'each',
  steps: fact(['strip-sidecar', 'bare-prefix'], 'utils/dataset.py: no space between prefix and caption'),
  missing: fact(
    {image: {does: 'drops', when: 'skipEmpty'}, video: {does: 'drops', when: 'skipEmpty'}},
    'utils/dataset.py: `skip_empty_caption` is on unless set'
  ),
  empty: fact(
    {zeroBytes: {does: 'trains'}, blank: {does: 'trains'}},
    'utils/dataset.py: an empty text in the list is trained on'
  ),
  anchor: fact('written', '`caption_prefix` can hold it'),
  companions: [
    fact('`control_path`: the same stem; where one is missing the run stops', 'utils/dataset.py'),
    fact(
      '`mask_path`, `default_mask_file`: the same stem; a warning where one is missing',
      'utils/dataset.py'
    )
  ],
  staleCaches: fact(
    'do not train with `--trust_cache` after captions were changed',
    'utils/dataset.py: a fingerprint of the metadata decides otherwise'
  ),
  pathBase: fact('the working directory', 'utils/dataset.py'),
  settings: {prefix: 'caption_prefix', skipEmpty: 'skip_empty_caption', shuffle: 'shuffle_tags'},
  defaults: {skipEmpty: true},
  limits: fact(
    {
      sdxl: null,
      pony: null,
      illustrious: null,
      noobai: null,
      flux: 511,
      'flux-kontext': 511,
      flux2: null,
      'z-image': null,
      chroma: 511,
      hidream: 128,
      wan: 511
    },
    'models/*.py: SDXL in blocks of 75, FLUX.2 and Z-Image through the tokenizer of Comfy'
  ),
  overlong: fact('cut in silence', 'models/*.py; HiDream and Chroma warn'),
  overlongOf: fact({hidream: 'cut with a warning', chroma: 'cut with a warning'}, 'models/*.py'),
  notes: [
    fact('A stray `.caption`, `.csv` or `.md` gives a warning that it cannot be opened.', 'utils/dataset.py')
  ]
}
