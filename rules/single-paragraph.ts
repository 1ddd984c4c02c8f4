import {defineRule, type Register, type Span, type TrainerReader} from '../src/rule.ts'

/** What Python's `splitlines`, which trainers read caption lists with, takes for the end of a line. */
const lineBreak = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u
const lineBreaks = new RegExp(`[^\\S\\n\\r\\v\\f\\u0085\\u2028\\u2029]*(?:${lineBreak.source}\\s*)`, 'gu')

/** A line that markdown or JSON laid out: joined with others it would be no sentence. */
const laidOut = /^(?:[-*+>#{}[\]"]|\d+[.)]\s|[\p{L}\p{N} *_]{1,30}:)/u

export default defineRule({
  id: 'single-paragraph',
  family: 'length',
  summary: 'Disallow line breaks inside a caption.',
  why: 'Trainers disagree about them, silently: sd-scripts trains on the first line only, OneTrainer and SimpleTuner take each line as a caption of its own and pick one at random, others read the whole text.',
  source:
    'Source of sd-scripts (first line, unless `enable_wildcard`; its issue 870 asks for a warning), OneTrainer (issues 131, 182), SimpleTuner (`disable_multiline_split`), musubi-tuner (issue 834)',
  examples: [
    {ok: 'a wide shot of annika running', note: 'A caption is one line.'},
    {note: 'The line may end, with any line ending.', ok: 'a wide shot of annika running\r\n'},
    {
      anchor: 'annika',
      note: 'A wrapped paragraph is mended by joining its lines.',
      notOk: 'a wide shot of annika«\n»running down a hill,\nhair trailing behind\n',
      says: 'Unexpected line break, write one paragraph: sd-scripts reads the first line only, OneTrainer and SimpleTuner take each of the 3 lines as a caption',
      fixed: 'a wide shot of annika running down a hill, hair trailing behind\n'
    },
    {
      anchor: 'annika',
      note: 'Between tags, a comma takes the place of the line break.',
      notOk: 'annika, 1girl, smile«\n»sitting, upper body,\nfrom side',
      fixed: 'annika, 1girl, smile, sitting, upper body, from side'
    },
    {
      anchor: 'annika',
      note: 'Lines that each name the anchor look like alternatives, and aren’t joined.',
      notOk: 'a wide shot of annika running«\n»annika running down a hill'
    },
    {trainer: 'onetrainer', anchor: 'annika', ok: 'annika running\nannika walking'},
    {
      trainer: 'musubi-tuner',
      anchor: 'annika',
      notOk: 'a wide shot of annika«\n»running down a hill',
      says: 'Unexpected line break, write one paragraph: musubi-tuner trains on it as it stands',
      fixed: 'a wide shot of annika running down a hill'
    },
    {note: 'A list isn’t joined either.', notOk: '- a lantern on a boat«\n»- a moth beside it'}
  ],
  instruct: () => 'Write one paragraph without line breaks',
  *check({text, anchorMatches, register, context: {trainer}}) {
    // Where each line is a caption, no-split-caption tells lines that are parts of one.
    if (trainer?.lines === 'alternatives') return
    const end = text.trimEnd().length
    if (!lineBreak.test(text.slice(0, end))) return
    const start = text.length - text.trimStart().length
    const breaks = [...text.slice(0, end).matchAll(lineBreaks)].filter(({index}) => index >= start)
    const [first] = breaks
    if (!first) return
    const lines = linesBetween(breaks, start, end)
    const finding = {
      start: first.index,
      end: first.index + first[0].length,
      message: `Unexpected line break, write one paragraph: ${whatHappens(lines.length, trainer)}`
    }
    const isAlternative = ({start, end}: Span): boolean =>
      anchorMatches.some((anchor) => start <= anchor.start && anchor.end <= end)
    const texts = lines.map((line) => text.slice(line.start, line.end))
    if (lines.every(isAlternative) || texts.some((line) => laidOut.test(line))) {
      yield finding
      return
    }
    const [, ...rest] = texts
    const joined = rest.map((line, at) => linkBehind(texts[at] ?? '', register) + line).join('')
    yield {...finding, fix: {start: first.index, end, text: joined, type: 'safe'}}
  }
})

/** A line break ends a tag, as a comma does. */
const linkBehind = (before: string, register: Register): string =>
  register === 'tags' && !/[,;|]$/u.test(before) ? ', ' : ' '

/** What becomes of lines: in the trainer that was chosen, or in those that differ. */
function whatHappens(lines: number, trainer: TrainerReader | undefined): string {
  if (trainer?.lines === 'first') return `${trainer.name} reads the first line only`
  if (trainer) return `${trainer.name} trains on it as it stands`
  return `sd-scripts reads the first line only, OneTrainer and SimpleTuner take each of the ${lines} lines as a caption`
}

/** The stretches that the breaks leave between start and end. */
function linesBetween(breaks: readonly RegExpExecArray[], start: number, end: number): readonly Span[] {
  const starts = [start, ...breaks.map(({index, 0: {length}}) => index + length)]
  const ends = [...breaks.map(({index}) => index), end]
  return starts.map((from, line) => ({start: from, end: ends[line] ?? end}))
}
