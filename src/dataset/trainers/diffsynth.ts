import {fact, type Trainer} from './trainer.ts'

export const diffSynth: Trainer = {
  name: 'diffsynth',
  aliases: ['diffsynth-studio', 'modelscope/diffsynth-studio'],
  repository: {name: 'modelscope/DiffSynth-Studio', commit: 'fed7b18'},
  metadata: [
    fact(
      '`--dataset_metadata_path`, `.json` (a list), `.jsonl` or CSV: `prompt`, and media under the keys of `--data_file_keys` (`image`, `video`; others such as `edit_image`, `control_video`)',
      'diffsynth/core/data/unified_dataset.py'
    )
  ],
  metadataFiles: fact(
    [{files: ['.json', '.jsonl', '.csv'], media: 'any', captions: ['prompt']}],
    'diffsynth/core/data/unified_dataset.py'
  ),
  otherSources: [],
  media: fact(
    {
      images: ['.jpg', '.jpeg', '.png', '.webp', '.bmp', '.gif'],
      videos: ['.mp4', '.avi', '.mov', '.wmv', '.mkv', '.flv', '.webm'],
      case: 'any'
    },
    'diffsynth/core/data/operators.py'
  ),
  recursion: fact('listed', 'media are those that the file names'),
  encoding: fact('locale', 'JSON in the encoding of the system; CSV through pandas'),
  lines: fact('kept', 'the field as it stands'),
  choice: 'each',
  steps: fact([], 'no prefix, no trigger, no dropout'),
  missing: fact(
    {image: {does: 'stops'}, video: {does: 'stops'}, key: {does: 'stops'}},
    'a missing `prompt` raises KeyError'
  ),
  empty: fact(
    {zeroBytes: {does: 'trains'}, blank: {does: 'trains'}},
    'in CSV an empty cell is NaN, a number'
  ),
  anchor: fact('written', 'diffsynth/core/data/unified_dataset.py'),
  strictMetadata: fact({byteOrderMark: true, blankLine: true}, 'json.loads line by line'),
  companions: [fact('further keys of `--data_file_keys`', 'diffsynth/core/data/unified_dataset.py')],
  pathBase: fact('`--dataset_base_path`', 'diffsynth/core/data/unified_dataset.py'),
  settings: {},
  limits: fact({'qwen-image': 4096, wan: 511}, 'diffsynth/pipelines'),
  overlong: fact('cut in silence', 'truncation of the tokenizer'),
  notes: []
}
