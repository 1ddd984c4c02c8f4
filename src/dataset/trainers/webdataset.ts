import {fact, type Trainer} from './trainer.ts'

/** No trainer, but how many training scripts of one's own get their data. */
export const webDataset: Trainer = {
  name: 'webdataset',
  aliases: ['webdataset/webdataset', 'wds'],
  repository: {name: 'webdataset/webdataset', commit: 'e0953f9'},
  metadata: [
    fact(
      'tar: members that share the path up to the first dot of the name are one sample; the rest of the name is the field: `.txt`, `.text`, or `.json` with `caption` or `text`, by convention',
      'tariterators.py, autodecode.py'
    )
  ],
  metadataFiles: fact([{files: ['.tar'], media: 'any', captions: 'any'}], 'tariterators.py'),
  otherSources: [],
  media: fact(
    {
      images: ['.jpg', '.jpeg', '.png', '.webp', '.bmp', '.tif', '.tiff', '.gif'],
      videos: ['.mp4', '.avi', '.mov', '.mkv', '.webm'],
      case: 'any'
    },
    'tariterators.py: fields in lower case; what is decoded, each script says'
  ),
  recursion: fact('listed', 'members of the tar'),
  encoding: fact('utf-8', 'autodecode.py: `.txt` and `.text`'),
  lines: fact('kept', 'the whole member'),
  choice: 'each',
  steps: fact([], 'the text as it stands'),
  missing: fact(
    {image: {does: 'stops'}, video: {does: 'stops'}},
    'filters.py, to_tuple(missing_is_error=True): a sample without the field raises ValueError, unless a handler lets it pass'
  ),
  empty: fact({zeroBytes: {does: 'trains'}, blank: {does: 'trains'}}, 'autodecode.py'),
  anchor: fact('written', 'nothing is added'),
  companions: [],
  pathBase: fact('the members of the tar', 'tariterators.py'),
  settings: {},
  limits: fact({}, 'those of the script that trains'),
  overlong: fact('cut in silence', 'truncation of the tokenizer, as a rule'),
  notes: [
    fact(
      'A dot in the name of a member ends its key: `a.b.jpg` is the field `b.jpg` of the sample `a`.',
      'webdataset#237, #288'
    ),
    fact(
      'The members of a sample must be neighbours in the tar; one field twice stops the reading.',
      'tariterators.py'
    )
  ]
}
