import {defineRule, type ItemFate, type ItemFiles, quoteFileName, type TrainerReader} from '../src/rule.ts'

/** An item of a file of many captions. */
const item = (captionPath: string, keys: Partial<ItemFiles>): ItemFiles => ({
  captionPath,
  mediaPaths: ['a.png'],
  caption: 'annika',
  byteOrderMark: false,
  inMetadata: true,
  isFirstOfFile: true,
  ...keys
})

export default defineRule({
  id: 'no-unread-metadata',
  family: 'trainer',
  summary: 'Disallow files of many captions, and keys in them, that the trainer does not read.',
  why: 'Each trainer looks for captions in files of its own kinds, under its own keys. Another file is passed over without a word; another key ends the run, or leaves the captions empty.',
  source:
    'datasets#6777, finetrainers#145, facechain#171 (wrong name, wrong column); the sources of the trainers, as listed in their pages',
  examples: [
    {
      trainer: 'musubi-tuner',
      okItem: item('data.jsonl', {mediaKey: 'image_path', captionKey: 'caption'})
    },
    {
      note: 'Whatever column it is told, SimpleTuner reads.',
      trainer: 'simpletuner',
      okItem: item('data.csv', {mediaKey: 'file_name', captionKey: 'text'})
    },
    {
      note: 'What holds for the whole file is told once.',
      trainer: 'musubi-tuner',
      okItem: item('data.jsonl', {mediaKey: 'image_path', captionKey: 'text', isFirstOfFile: false})
    },
    {
      trainer: 'musubi-tuner',
      notOkItem: item('data.jsonl', {mediaKey: 'image_path', captionKey: 'text'}),
      says: 'Unexpected captions under `text` in `data.jsonl`, musubi-tuner reads `caption`: rename the key'
    },
    {
      trainer: 'ltx-video-trainer',
      notOkItem: item('data.csv', {mediaKey: 'media_path', captionKey: 'text'}),
      says: 'Unexpected captions under `text` in `data.csv`, ltx-video-trainer reads `caption`: rename the key or set `--caption-column`'
    },
    {
      trainer: 'musubi-tuner',
      notOkItem: item('data.jsonl', {mediaKey: 'file_name', captionKey: 'caption'}),
      says: 'Unexpected media under `file_name` in `data.jsonl`, musubi-tuner reads `image_path`, `image_path_0` or `video_path`: rename the key'
    },
    {
      note: 'The path of the media is the key there: `{"a.png": {"caption": "…"}}`.',
      trainer: 'ai-toolkit',
      notOkItem: item('data.json', {mediaKey: 'image', captionKey: 'caption'}),
      says: 'Unexpected media under `image` in `data.json`, ai-toolkit reads an object whose keys are the paths of media'
    },
    {
      trainer: 'finetrainers',
      notOkItem: item('metadata.json', {mediaKey: 'file_name', captionKey: 'caption'}),
      says: 'Unexpected captions in `metadata.json`, finetrainers reads `metadata.jsonl`, `metadata.csv`, `.txt`, `.parquet` or `.tar`, and caption files beside the media'
    },
    {
      trainer: 'fal',
      notOkItem: item('metadata.csv', {mediaKey: 'file_name', captionKey: 'text'}),
      says: 'Unexpected captions in `metadata.csv`, fal reads caption files beside the media alone'
    },
    {
      trainer: 'diffusion-pipe',
      notOkItem: item('captions.json', {isBareText: true}),
      says: 'Expected lists of captions in `captions.json`, diffusion-pipe stops at a text without brackets: `["…"]`'
    }
  ],
  *checkItem({trainer, captionPath, isFirstOfFile, ...item}) {
    if (!trainer || captionPath === undefined || !isFirstOfFile) return
    const {unfitMetadata} = trainer.fate({...item, captionPath})
    if (unfitMetadata) yield {message: messageFor(unfitMetadata, quoteFileName(captionPath), trainer)}
  }
})

function messageFor(
  {because, found, reads}: NonNullable<ItemFate['unfitMetadata']>,
  file: string,
  {name, keys, readsSidecars}: TrainerReader
): string {
  const wanted = oneOf(reads)
  if (because === 'file') {
    const beside = readsSidecars ? 'caption files beside the media' : undefined
    const all = [wanted, beside].filter(Boolean).join(', and ')
    return `Unexpected captions in ${file}, ${name} reads ${all === beside ? `${all} alone` : all}`
  }
  if (because === 'no-list') {
    return `Expected lists of captions in ${file}, ${name} stops at a text without brackets: \`["…"]\``
  }
  const what = because === 'media-key' ? 'media' : 'captions'
  const where = found === undefined ? 'without a key' : `under \`${found}\``
  const unexpected = `Unexpected ${what} ${where} in ${file}, ${name} reads`
  if (wanted === '') {
    const shape =
      because === 'media-key'
        ? 'an object whose keys are the paths of media'
        : 'lists of captions by path of the media'
    return `${unexpected} ${shape}`
  }
  const setting = because === 'caption-key' ? keys.captionKey : undefined
  return `${unexpected} ${wanted}: rename the key${setting === undefined ? '' : ` or set \`${setting}\``}`
}

/** `` `a`, `b` or `c` `` */
function oneOf(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``)
  const last = quoted.pop() ?? ''
  return quoted.length > 0 ? `${quoted.join(', ')} or ${last}` : last
}
