import {type Caption, defineRule, findAnchors, findingAt, quote, type TrainerReader} from '../src/rule.ts'

export default defineRule({
  id: 'no-lost-anchor',
  family: 'trainer',
  summary: 'Require the anchor in every text that the trainer makes of a caption.',
  why: 'Of a caption with several lines or wildcards one text is chosen, a prefix reaches the first line alone, and a trigger that is part of another word counts as present: the anchor is missing from what is trained.',
  source:
    'sd-scripts process_caption (prefix before the choice of line); ai-toolkit inject_trigger_into_prompt (search for characters)',
  examples: [
    {trainer: 'sd-scripts', anchor: 'annika', ok: 'a wide shot of annika running'},
    {trainer: {name: 'ai-toolkit', trigger: 'sks'}, anchor: 'sks', ok: 'a dog running'},
    {
      note: 'Nothing names it: require-anchor tells that.',
      trainer: 'sd-scripts',
      anchor: 'annika',
      ok: 'a woman running'
    },
    {
      trainer: {name: 'sd-scripts', wildcards: true},
      anchor: 'annika',
      notOk: '«a wide shot of {annika|a woman} running»',
      says: 'Expected the anchor in each of the 2 texts that sd-scripts chooses from, it is not in `a wide shot of a woman running`'
    },
    {
      note: 'The prefix is joined to the first line before a line is chosen.',
      trainer: {name: 'sd-scripts', wildcards: true, prefix: 'annika,'},
      anchor: 'annika',
      notOk: '«running down a hill\nwalking in the rain»',
      says: 'Expected the anchor in each of the 2 texts that sd-scripts chooses from, it is not in `walking in the rain`: `caption_prefix` reaches the first line alone'
    },
    {
      note: 'It names it in the first line.',
      trainer: {name: 'sd-scripts', wildcards: true, prefix: 'annika,'},
      anchor: 'annika',
      ok: 'running down a hill\nannika walking'
    },
    {
      note: 'Where lines are meant, each is to name it.',
      trainer: {name: 'sd-scripts', wildcards: true},
      anchor: 'annika',
      notOk: '«annika running down a hill\nwalking in the rain»',
      says: 'Expected the anchor in each of the 2 texts that sd-scripts chooses from, it is not in `walking in the rain`'
    },
    {
      trainer: {name: 'simpletuner', splitLines: true, captionsFrom: 'files'},
      anchor: 'annika',
      notOk: '«annika running down a hill\nwalking in the rain»',
      says: 'Expected the anchor in each of the 2 texts that simpletuner trains on, it is not in `walking in the rain`'
    },
    {
      note: 'Lines that nobody asked for are told by no-split-caption.',
      trainer: 'onetrainer',
      anchor: 'annika',
      ok: 'annika running down a hill\nhair trailing behind'
    },
    {
      note: 'That the first line is blank, no-unread-lines tells.',
      trainer: 'sd-scripts',
      anchor: 'annika',
      ok: '\nannika running'
    },
    {
      note: 'In a line that is not read.',
      trainer: 'sd-scripts',
      anchor: 'annika',
      notOk: '«a wide shot of a hill\nannika running»',
      says: 'Expected the anchor in the first line, sd-scripts reads no other'
    },
    {
      note: 'A trigger that is not the anchor stands by itself: require-anchor tells that the anchor is missing.',
      trainer: {name: 'ai-toolkit', trigger: 'zwx'},
      anchor: 'annika',
      ok: 'zwx running'
    },
    {
      note: 'A part of another word is enough for ai-toolkit not to add it.',
      trainer: {name: 'ai-toolkit', trigger: 'sks'},
      anchor: 'sks',
      notOk: 'a dog in a field of tu«sks»',
      says: 'Unexpected `sks` inside another word, ai-toolkit takes it for the trigger and does not add it: write the anchor'
    }
  ],
  *check(caption) {
    const {text, context} = caption
    const {trainer, anchors = []} = context
    if (!trainer || anchors.length === 0 || trainer.isRegularisation || text.trim() === '') return
    const reading = trainer.read(text)
    const {texts, unread} = reading
    const without = texts.filter((each) => findAnchors(each, anchors).length === 0)
    const [first] = without
    if (first === undefined) return
    // Where the line that is read is blank, no-unread-lines tells that nothing is trained on.
    if (unread.length > 0 && texts.every((each) => each.trim() === '')) return
    const whole = {start: 0, end: text.trimEnd().length}
    const part = partOfWord(caption, trainer)
    if (part) {
      yield findingAt(
        part,
        `Unexpected ${quote(text, part)} inside another word, ${trainer.name} takes it for the trigger and does not add it: write the anchor`
      )
    } else if (unread.length > 0 && caption.anchorMatches.length > 0) {
      yield findingAt(whole, `Expected the anchor in the first line, ${trainer.name} reads no other`)
    } else if (without.length < texts.length && !isToldByLine(caption, trainer)) {
      yield findingAt(whole, missingIn(first, reading, trainer))
    }
  }
})

const missingIn = (
  text: string,
  {total, choice}: ReturnType<TrainerReader['read']>,
  {name, prefix, keys}: TrainerReader
): string => {
  const does = choice === 'each' ? 'trains on' : 'chooses from'
  const reason = prefix && keys.prefix ? `: \`${keys.prefix}\` reaches the first line alone` : ''
  return `Expected the anchor in each of the ${total} texts that ${name} ${does}, it is not in ${quote(text)}${reason}`
}

/** Lines without anchor are told one by one by no-split-caption, as long as any line of the caption names it. */
function isToldByLine({anchorMatches, text}: Caption, {lines, linesAreMeant}: TrainerReader): boolean {
  if (lines !== 'alternatives' || linesAreMeant) return false
  return anchorMatches.length > 0 && /\S\s*[\r\n]+\s*\S/u.test(text)
}

/** Where the trigger stands inside a word, and nowhere by itself. */
function partOfWord({text, anchorMatches}: Caption, {anchor, trigger}: TrainerReader) {
  if (anchor !== 'added-if-absent' || !trigger || anchorMatches.length > 0) return undefined
  const start = text.indexOf(trigger)
  const end = start + trigger.length
  const isInside =
    wordCharacter.test(text.slice(0, start).at(-1) ?? '') || wordCharacter.test(text.charAt(end))
  return start >= 0 && isInside ? {start, end} : undefined
}

const wordCharacter = /[\p{L}\p{N}\p{M}_]/u
