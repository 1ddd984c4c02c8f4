import {clipModels} from './clip-models.ts'
import {fact, type Trainer} from './trainer.ts'

export const oneTrainer: Trainer = {
  name: 'onetrainer',
  aliases: ['nerogar/onetrainer', 'one-trainer'],
  repository: {name: 'Nerogar/OneTrainer', commit: '23df383'},
  sidecar: fact({extension: '.txt', settable: false}, 'DataLoaderText2ImageMixin.py'),
  metadata: [],
  metadataFiles: fact(
    [{files: ['.txt'], media: 'any', captions: 'any'}],
    'ConceptConfig.py: `text.prompt_path`, a caption a line'
  ),
  otherSources: [
    fact(
      '`text.prompt_source`: `sample` (a file beside each image), `concept` (a random line of one file for every image), `filename` (the name without extension)',
      'ConceptConfig.py, mgds LoadMultipleTexts.py'
    )
  ],
  media: fact(
    {
      images: ['.bmp', '.jpg', '.jpeg', '.png', '.tif', '.tiff', '.webp', '.avif'],
      videos: ['.webm', '.mkv', '.flv', '.avi', '.mov', '.wmv', '.mp4', '.mpeg', '.m4v'],
      case: 'any'
    },
    'modules/util/path_util.py'
  ),
  recursion: fact('set', 'ConceptConfig.py: `include_subdirectories`, per concept; hidden folders never'),
  encoding: fact('utf-8', 'mgds LoadMultipleTexts.py: other bytes raise RuntimeError'),
  lines: fact('alternatives', 'mgds LoadMultipleTexts.py; OneTrainer#131, #182'),
  choice: 'random',
  steps: fact(['split-lines', 'tags'], 'mgds LoadMultipleTexts.py, ShuffleTags.py'),
  missing: fact(
    {image: {does: 'trains'}, video: {does: 'trains'}},
    'mgds LoadMultipleTexts.py: an empty text, in silence'
  ),
  empty: fact({zeroBytes: {does: 'trains'}, blank: {does: 'trains'}}, 'mgds LoadMultipleTexts.py'),
  anchor: fact('written', 'there is no trigger word and no prefix'),
  companions: [
    fact('`stem-masklabel.png` is a mask, `stem-condlabel.png` a condition: never samples', 'path_util.py')
  ],
  staleCaches: fact(
    'clear the cache, or the text encoder outputs of the old captions are used',
    'OneTrainer#131: cached texts freeze the choice of line, unless `text_variations` is above 1'
  ),
  pathBase: fact('the working directory; a concept can be a repository of Hugging Face', 'ConceptConfig.py'),
  settings: {
    captionsFrom: 'text.prompt_source',
    shuffle: 'text.enable_tag_shuffling',
    separator: 'text.tag_delimiter',
    subfolders: 'include_subdirectories',
    regularisation: 'type PRIOR_PREDICTION',
    maximumTokens: 'text_encoder_2_sequence_length'
  },
  defaults: {separator: ','},
  limits: fact(
    {
      ...clipModels,
      sd3: 76,
      flux: 76,
      'flux-kontext': 76,
      flux2: 512,
      'qwen-image': 512,
      'hunyuan-video': 77
    },
    'modules/model, Tokenize.py; OneTrainer#62, PR#914 (`text_encoder_2_sequence_length`)'
  ),
  overlong: fact('cut in silence', 'mgds Tokenize.py'),
  notes: [
    fact('A paragraph that is broken into lines is trained on as fragments.', 'OneTrainer#182'),
    fact(
      'Randomised capitals and `caps_randomize_lowercase` can destroy an anchor that is written in capitals.',
      'mgds CapitalizeTags.py'
    )
  ]
}
