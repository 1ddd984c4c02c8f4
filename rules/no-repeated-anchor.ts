import {type Caption, contains, defineRule, type Finding, findingAt, quote, v} from '../src/rule.ts'

const count = (description: string) =>
  v.pipe(v.number(), v.integer(), v.minValue(1), v.description(description))

export default defineRule({
  id: 'no-repeated-anchor',
  family: 'anchor',
  register: 'prose',
  summary: 'Limit how often the anchor is repeated.',
  why: 'Tools that put the anchor in front without looking double it; an anchor named over and over weighs more than elsewhere and reads like no prompt.',
  source:
    'lora-gym prepends an anchor that is not first; LTX-Video-Trainer and ai-toolkit prepend on their own',
  options: {
    maximumPerSentence: v.optional(count('How often the anchor may stand in one sentence.'), 2),
    maximum: v.optional(count('How often the anchor may stand in a caption.'), 3)
  },
  examples: [
    {anchor: 'annika', ok: 'annika walks down a street. A dog runs beside annika.'},
    {
      note: 'Clauses joined by commas name it again.',
      anchor: 'annika',
      ok: 'annika and a man in a boat, annika is steering'
    },
    {
      note: 'Each of several anchors is counted by itself.',
      anchor: ['annika', 'bjorn'],
      ok: 'annika hands bjorn a cup'
    },
    {note: 'In front, but not twice.', anchor: 'annika', ok: 'annika, a full body shot, walking forward'},
    {
      note: 'Put in front by a tool: the label goes.',
      anchor: 'annika',
      notOk: '«annika», a full body shot of annika walking forward',
      says: 'Unexpected `annika` in front of a sentence that names it, remove it',
      fixed: 'a full body shot of annika walking forward'
    },
    {
      anchor: 'illustration style',
      notOk: 'a cat on a shelf in illustration style «illustration style»',
      says: 'Unexpected `illustration style` twice in a row, remove one',
      fixed: 'a cat on a shelf in illustration style'
    },
    {
      note: 'The possessive counts.',
      anchor: 'annika',
      options: {maximumPerSentence: 1},
      notOk: 'a close up of annika smiling, «annika»’s hand on a railing',
      says: 'Unexpected mention 2 of `annika` in one sentence, name it once there'
    },
    {
      anchor: 'annika',
      notOk: 'annika walks. annika runs. annika sits. «annika» sleeps.',
      says: 'Unexpected mention 4 of `annika`, name it 3 times at most'
    },
    {anchor: 'annika', options: {maximum: 1}, notOk: 'annika walks down a street. «annika» smiles.'}
  ],
  *check({text, anchorMatches, sentences, context}, {maximumPerSentence, maximum}) {
    if (anchorMatches.length < 2) return
    const sentenceOf = (match: AnchorMatch): number => sentences.findIndex((span) => contains(span, match))
    for (const anchor of context.anchors ?? []) {
      const matches = anchorMatches.filter((match) => match.anchor === anchor)
      const name = quote(anchor)
      const label = labelInFront(text, matches, sentenceOf)
      if (label)
        yield findingAt(
          label,
          `Unexpected ${name} in front of a sentence that names it, remove it`,
          label.fix
        )
      const inSentence = new Map<number, number>()
      for (const [index, match] of matches.entries()) {
        const {start, end} = match
        const previous = matches[index - 1]
        const nth = (inSentence.get(sentenceOf(match)) ?? 0) + 1
        inSentence.set(sentenceOf(match), nth)
        if (previous && text.slice(previous.end, start).trim() === '') {
          const fix = {start: previous.end, end, text: '', type: 'rewrite'} as const
          yield {start, end, message: `Unexpected ${name} twice in a row, remove one`, fix}
        } else if (nth === maximumPerSentence + 1) {
          yield {
            start,
            end,
            message: `Unexpected mention ${nth} of ${name} in one sentence, name it ${times(maximumPerSentence)} there`
          }
        } else if (index === maximum) {
          yield {
            start,
            end,
            message: `Unexpected mention ${index + 1} of ${name}, name it ${times(maximum)} at most`
          }
        }
      }
    }
  }
})

type AnchorMatch = Caption['anchorMatches'][number]

/** `annika, a shot of annika`: the anchor set before a sentence that has it anyway. */
function labelInFront(
  text: string,
  [first, second]: readonly AnchorMatch[],
  sentenceOf: (match: AnchorMatch) => number
): Omit<Finding, 'message'> | undefined {
  if (!first || !second || text.slice(0, first.start).trim() !== '') return undefined
  const [separator] = /^\s*[,:;|–-]+\s+/.exec(text.slice(first.end)) ?? []
  if (separator === undefined || sentenceOf(first) !== sentenceOf(second)) return undefined
  const {start, end} = first
  return {start, end, fix: {start, end: end + separator.length, text: '', type: 'rewrite'}}
}

const times = (maximum: number): string => (maximum === 1 ? 'once' : `${maximum} times`)
