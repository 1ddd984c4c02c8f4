import {type Caption, defineRule, type Finding, quote, type Token, v} from '../src/rule.ts'

/** The longest phrase whose immediate repetition is looked for, in words; longer loops repeat whole sentences. */
const longestPhrase = 24

/** Short phrases repeat for effect, "step, step, step"; a loop goes on until at least so many words are said. */
const wordsOfLoop = 8

/** A sentence of so many words isn't said twice by chance. */
const wordsOfSentence = 4

export default defineRule({
  id: 'no-repetition-loop',
  family: 'residue',
  summary: 'Disallow phrases that a captioner repeats over and over.',
  why: 'A captioner that has got stuck fills the encoder with one phrase: the model learns it many times over, and nothing of what else is in the picture.',
  source:
    'SimpleTuner issue 283 ("white, black, white, black…"), README of JoyCaption (about 3 % of its captions), SkyReels-V2 issue 84',
  options: {
    times: v.optional(
      v.pipe(
        v.number(),
        v.integer(),
        v.minValue(2),
        v.description('How often in a row a phrase must stand to count as a loop.')
      ),
      3
    )
  },
  examples: [
    {
      note: 'Repetition for effect.',
      ok: 'a loaf rising in an oven, bigger and bigger and bigger, over and over again'
    },
    {
      note: 'Parallel sentences differ.',
      ok: 'The cat is on the left. The dog is on the right. The bird is on the fence.'
    },
    {note: 'Tags share words.', ok: 'red hair, red eyes, red dress, red shoes, red ribbon, red background'},
    {note: 'Steps of a dance.', ok: 'a dancer steps left, right, left, right, then turns'},
    {options: {times: 4}, ok: 'a mast and a sail, a mast and a sail, a mast and a sail'},
    {
      notOk: 'a checkered floor in white, black, «white, black, white, black, white, black»',
      says: 'Unexpected loop, `white, black` is said 4 times: caption this item again'
    },
    {notOk: 'a mast and a sail, «a mast and a sail, a mast and a sail»'},
    {
      note: 'A whole sentence, further on.',
      notOk: 'A boat lies on the shore. The sky is clear and blue. «The sky is clear and blue.»'
    }
  ],
  *check(caption, {times}) {
    const {tokens, sentences} = caption
    const loops = loopsIn(caption, times)
    yield* loops
    if (sentences.length < 2) return
    const said = new Set<string>()
    for (const {firstToken, lastToken, start, end} of sentences) {
      if (loops.some((loop) => loop.start < end && start < loop.end)) continue
      const spoken = tokens.slice(firstToken, lastToken).filter(({kind}) => kind === 'word')
      const key = spoken.map(({lower}) => lower).join(' ')
      if (spoken.length >= wordsOfSentence && said.has(key)) {
        yield {start, end, message: 'Unexpected sentence, it has been said before: caption this item again'}
      }
      said.add(key)
    }
  }
})

/** Stretches in which a phrase follows itself, each reported behind its first saying. */
function loopsIn({text, tokens}: Caption, times: number): readonly Finding[] {
  const words = tokens.filter(({kind}) => kind === 'word')
  const again = nextOccurrences(words)
  const loops: Finding[] = []
  for (let first = 0; first < words.length; first++) {
    const loop = again[first] === undefined ? undefined : loopAt(words, again, first, times)
    if (!loop) continue
    const {length, count} = loop
    const [begin, final] = [words[first], words[first + length - 1]]
    const [second, last] = [words[first + length], words[first + length * count - 1]]
    if (!begin || !final || !second || !last) break
    const phrase = quote(text, {start: begin.start, end: final.end})
    const message = `Unexpected loop, ${phrase} is said ${count} times: caption this item again`
    loops.push({start: second.start, end: last.end, message})
    first += length * count - 1
  }
  return loops
}

/** For each word the index at which it stands next. */
function nextOccurrences(words: readonly Token[]): readonly (number | undefined)[] {
  const next = new Map<string, number>()
  const again: (number | undefined)[] = []
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index]?.lower ?? ''
    again[index] = next.get(word)
    next.set(word, index)
  }
  return again
}

/** The shortest phrase that starts at a word and follows itself often enough: its length and how often it is said. */
function loopAt(
  words: readonly Token[],
  again: readonly (number | undefined)[],
  first: number,
  times: number
): {readonly length: number; readonly count: number} | undefined {
  for (let second = again[first]; second !== undefined; second = again[second]) {
    const length = second - first
    if (length > longestPhrase || first + length * times > words.length) return undefined
    let next = second
    while (next < words.length && words[next]?.lower === words[next - length]?.lower) next++
    const count = Math.floor((next - first) / length)
    if (count >= times && count * length >= wordsOfLoop) return {length, count}
  }
  return undefined
}
