import {defineRule, findAnchors, findingAt, type Span} from '../src/rule.ts'

/** How a line ends that is a whole: with the end of a sentence, maybe in quotes or brackets. */
const ended = /[.!?…](?:["'”’)\]]*)$/u

export default defineRule({
  id: 'no-split-caption',
  family: 'trainer',
  summary: 'Disallow lines that the trainer takes for captions of their own, though they are parts of one.',
  why: 'Where each line is a caption, a paragraph that was broken into lines is trained on as fragments, most of them without the anchor.',
  source: 'OneTrainer#131, #182; SimpleTuner#2414',
  examples: [
    {
      note: 'Alternatives are what lines are for.',
      trainer: 'onetrainer',
      anchor: 'annika',
      ok: 'annika running down a hill\na wide shot of annika, running'
    },
    {trainer: 'ai-toolkit', anchor: 'annika', ok: 'annika running\nin the rain'},
    {trainer: {name: 'simpletuner', splitLines: false}, anchor: 'annika', ok: 'annika running\nin the rain'},
    {trainer: 'onetrainer', ok: 'A woman runs down a hill.\nA woman runs in the rain.'},
    {
      note: 'A setting that makes lines captions says that they are meant.',
      trainer: {name: 'sd-scripts', wildcards: true},
      ok: '1girl, red dress\n1girl, walking in the rain'
    },
    {
      note: 'So it does where the trainer takes them so anyway; no-lost-anchor tells of a line without anchor.',
      trainer: {name: 'simpletuner', splitLines: true, captionsFrom: 'files'},
      anchor: 'annika',
      ok: 'annika running\nin the rain'
    },
    {
      trainer: 'onetrainer',
      anchor: 'annika',
      notOk: 'a wide shot of annika running\n«down a hill, hair trailing behind»',
      says: 'Unexpected line break, onetrainer takes this line for a caption of its own, and it does not name the anchor: join the lines'
    },
    {
      trainer: {name: 'simpletuner', captionsFrom: 'files'},
      notOk: 'a woman runs down\n«a hill, hair trailing behind»',
      says: 'Unexpected line break, simpletuner takes this line for a caption of its own: join the lines'
    }
  ],
  *check({text, anchorMatches, context}) {
    const {trainer, anchors = []} = context
    // Where lines are meant, one that lacks the anchor is no part of another; no-lost-anchor tells it.
    if (trainer?.lines !== 'alternatives' || trainer.linesAreMeant) return
    const lines = linesOf(text)
    if (lines.length < 2) return
    const names = ({start, end}: Span): boolean =>
      anchorMatches.some((anchor) => start <= anchor.start && anchor.end <= end)
    const added = trainer.anchor !== 'written' && trainer.trigger !== undefined
    if (anchors.length > 0 && !added) {
      // Where no line names the anchor, that is another rule's to say.
      if (!lines.some(names)) return
      for (const [index, line] of lines.entries()) {
        const isGiven =
          (index === 0 && findAnchors(trainer.prefix ?? '', anchors).length > 0) ||
          (index === lines.length - 1 && findAnchors(trainer.suffix ?? '', anchors).length > 0)
        if (!names(line) && !isGiven)
          yield findingAt(line, message(trainer.name, ', and it does not name the anchor'))
      }
      return
    }
    for (const [index, line] of lines.entries()) {
      const before = lines[index - 1]
      if (!before || ended.test(text.slice(before.start, before.end))) continue
      if (/^\p{Lu}/u.test(text.slice(line.start, line.end))) continue
      yield findingAt(line, message(trainer.name, ''))
    }
  }
})

const message = (name: string, and: string): string =>
  `Unexpected line break, ${name} takes this line for a caption of its own${and}: join the lines`

/** The lines that hold text, without the white space around it. */
function linesOf(text: string): readonly Span[] {
  return [...text.matchAll(/[^\s][^\r\n]*/gu)].map(({index, 0: line}) => ({
    start: index,
    end: index + line.trimEnd().length
  }))
}
