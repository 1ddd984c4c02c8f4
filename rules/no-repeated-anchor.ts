import {type Caption, contains, defineRule, type Finding, quote, v} from '../src/rule.ts'

const count = (description: string) =>
  v.pipe(v.number(), v.integer(), v.minValue(1), v.description(description))

export default defineRule({
  id: 'no-repeated-anchor',
  family: 'anchor',
  register: 'prose',
  summary: 'Limit how often the anchor is repeated.',
  why: 'Tools that put the anchor in front without looking double it; a doubled anchor weighs more than the same anchor elsewhere and reads like no prompt.',
  source:
    'lora-gym prepends an anchor that is not first; LTX-Video-Trainer and ai-toolkit prepend on their own',
  options: {
    maximumPerSentence: v.optional(count('How often the anchor may stand in one sentence.'), 1),
    maximum: v.optional(count('How often the anchor may stand in a caption.'), 3)
  },
  examples: [
    {anchor: 'annika', ok: 'annika walks down a street. A dog runs beside annika.'},
    {
      note: 'Each of several anchors is counted by itself.',
      anchor: ['annika', 'bjorn'],
      ok: 'annika hands bjorn a cup'
    },
    {anchor: 'annika', options: {maximumPerSentence: 2}, ok: 'annika looks at a photo of annika'},
    {
      note: 'Put in front by a tool: the label goes.',
      anchor: 'annika',
      notOk: '«annika», a full body shot of annika walking forward',
      says: 'Unexpected mention 2 of `annika` in one sentence, name it once there',
      fixed: 'a full body shot of annika walking forward'
    },
    {
      note: 'The possessive counts.',
      anchor: 'annika',
      notOk: 'a close up of annika smiling, «annika»’s hand on a railing'
    },
    {
      anchor: 'annika',
      notOk: 'annika walks. annika runs. annika sits. «annika» sleeps.',
      says: 'Unexpected mention 4 of `annika`, name it 3 times at most'
    },
    {anchor: 'annika', options: {maximum: 1}, notOk: 'annika walks down a street. «annika» smiles.'}
  ],
  *check(caption, {maximumPerSentence, maximum}) {
    const {anchorMatches, sentences, context, text} = caption
    if (anchorMatches.length < 2) return
    for (const anchor of context.anchors ?? []) {
      const matches = anchorMatches.filter((match) => match.anchor === anchor)
      const inSentence = new Map<number, AnchorMatch[]>()
      for (const [index, match] of matches.entries()) {
        const sentence = sentences.findIndex((span) => contains(span, match))
        const earlier = inSentence.get(sentence) ?? []
        inSentence.set(sentence, [...earlier, match])
        if (earlier.length === maximumPerSentence) {
          const message = `Unexpected mention ${earlier.length + 1} of ${quote(anchor)} in one sentence, name it ${times(maximumPerSentence)} there`
          yield {...place(text, earlier[0], match), message}
        } else if (index === maximum) {
          const message = `Unexpected mention ${index + 1} of ${quote(anchor)}, name it ${times(maximum)} at most`
          yield {start: match.start, end: match.end, message}
        }
      }
    }
  }
})

type AnchorMatch = Caption['anchorMatches'][number]

/** What goes when a sentence holds the anchor too often: the label in front of the caption, or the repetition. */
function place(
  text: string,
  first: AnchorMatch | undefined,
  {start, end}: AnchorMatch
): Omit<Finding, 'message'> {
  const isInFront = first && text.slice(0, first.start).trim() === ''
  const [separator] = (isInFront && /^\s*[,:;|–-]+\s*/.exec(text.slice(first.end))) || []
  if (!first || separator === undefined) return {start, end}
  const fix = {start: first.start, end: first.end + separator.length, text: '', type: 'rewrite'} as const
  return {start: first.start, end: first.end, fix}
}

const times = (maximum: number): string => (maximum === 1 ? 'once' : `${maximum} times`)
