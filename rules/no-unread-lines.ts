import {defineRule, findingAt} from '../src/rule.ts'

export default defineRule({
  id: 'no-unread-lines',
  family: 'trainer',
  summary: 'Disallow lines of a caption that the trainer does not read.',
  why: 'sd-scripts trains on the first line of a file and drops the others without a word; where the first line is blank, on nothing.',
  source: 'sd-scripts `train_util.py`, read_caption; sd-scripts#1155, #2120',
  examples: [
    {trainer: 'musubi-tuner', ok: 'a wide shot of annika\nrunning down a hill'},
    {trainer: {name: 'sd-scripts', wildcards: true}, ok: 'annika running\nannika walking'},
    {trainer: 'sd-scripts', ok: 'a wide shot of annika running\r\n\n'},
    {note: 'Without trainer, single-paragraph tells it.', ok: 'a wide shot of annika\nrunning down a hill'},
    {
      trainer: 'sd-scripts',
      anchor: 'annika',
      notOk: 'a wide shot of annika running\n«hair trailing behind\nin the rain»\n',
      says: 'Unexpected lines after the first, sd-scripts does not read them: join them, or set `enable_wildcard` if each is a caption'
    },
    {
      trainer: 'sd-scripts',
      anchor: 'annika',
      notOk: '«\n»annika running',
      says: 'Unexpected blank first line, sd-scripts reads nothing else and trains on an empty caption: remove it',
      fixed: 'annika running'
    }
  ],
  *check({text, context: {trainer}}) {
    if (trainer?.lines !== 'first') return
    const {unread} = trainer.read(text)
    const leading = /^\s*[\r\n]\s*/u.exec(text)
    if (leading && unread.length > 0) {
      const place = {start: 0, end: leading[0].length}
      yield findingAt(
        place,
        `Unexpected blank first line, ${trainer.name} reads nothing else and trains on an empty caption: remove it`,
        {start: place.start, end: place.end, text: '', type: 'safe'}
      )
      return
    }
    for (const span of unread) {
      yield findingAt(
        span,
        `Unexpected lines after the first, ${trainer.name} does not read them: join them, or set \`${trainer.linesKey}\` if each is a caption`
      )
    }
  }
})
