import {type Caption, defineRule, nounPhrase, quote, type Span} from '../src/rule.ts'
import {type ClassWord, classWords, subjectPronouns} from './words/subject-words.ts'

export default defineRule({
  id: 'no-pronoun-subject',
  family: 'anchor',
  register: 'prose',
  summary: 'Disallow a pronoun or class word in place of the anchor.',
  why: 'A caption that says `she` or `the woman` teaches the common word what the anchor was meant to learn.',
  source:
    'Captioning Prompt Guide, "Inconsistent anchor word": "she is walking…"; ai-toolkit#111, Fizgig#21 ("the person")',
  examples: [
    {
      note: 'Beside the anchor, pronouns read naturally.',
      anchor: 'annika',
      ok: 'annika walks down a street. She looks over her shoulder.'
    },
    {note: 'Other people may be there.', anchor: 'annika', ok: 'a medium shot of a man handing annika a cup'},
    {
      note: 'Nobody stands in place of the anchor; that it is missing is another rule’s concern.',
      anchor: 'annika',
      ok: 'a wide shot of an empty street with two women in the distance'
    },
    {
      note: 'In captions of a style or a motion people are what is shown, not what is taught.',
      anchor: 'illustration style',
      kind: 'style',
      ok: 'a woman sitting at a cafe table, she holds a cup'
    },
    {note: 'Without anchor nothing can be in its place.', ok: 'she is walking down a street'},
    {
      anchor: 'annika',
      notOk: '«she» is walking down a street',
      says: 'Unexpected `she` in place of the anchor, write `annika`',
      fixed: 'annika is walking down a street'
    },
    {
      note: 'Only the first mention: later ones are natural.',
      anchor: 'annika',
      notOk: '«She»’s laughing, and she holds a cup',
      fixed: 'annika’s laughing, and she holds a cup'
    },
    {
      anchor: 'annika',
      notOk: 'a full body shot of «a young woman» with long hair, walking forward',
      says: 'Unexpected `a young woman` in place of the anchor, write `annika`',
      fixed: 'a full body shot of annika with long hair, walking forward'
    },
    {
      note: 'A class word without article opens a short caption.',
      anchor: 'annika',
      notOk: '«Woman» leaning against a wall',
      fixed: 'annika leaning against a wall'
    },
    {
      note: 'Which of two people is meant cannot be told: no fix.',
      anchor: 'annika',
      notOk: 'a medium shot of «a man» and a girl laughing'
    },
    {
      anchor: 'crystal sword',
      kind: 'object',
      notOk: '«it» rests on a stone pedestal',
      fixed: 'crystal sword rests on a stone pedestal'
    }
  ],
  instruct: (_options, {anchor, kind}) =>
    kind === 'style' || kind === 'motion'
      ? undefined
      : `Do NOT write a pronoun or a word such as "the ${kind === 'object' ? 'object' : 'person'}" in place of "${anchor}"`,
  *check(caption) {
    const {context, anchorMatches, text} = caption
    const [anchor, otherAnchor] = context.anchors ?? []
    const kind = context.kind ?? 'character'
    if (anchor === undefined || anchorMatches.length > 0 || kind === 'style' || kind === 'motion') return
    const [subject, ...others] = subjects(caption, kind)
    if (!subject) return
    const canBeTold =
      otherAnchor === undefined && !others.some(({noun}) => noun !== subject.noun) && subject.noun !== 'they'
    const {start, end} = subject
    yield {
      start,
      end,
      message: `Unexpected ${quote(text, subject)} in place of the anchor, write ${otherAnchor === undefined ? quote(anchor) : 'whichever is meant'}`,
      ...(canBeTold ? {fix: {start, end, text: anchor, type: 'rewrite'}} : {})
    }
  }
})

const wordsOf = (kind: ClassWord['kind']): ReadonlySet<string> =>
  new Set(classWords.flatMap((row) => (row.kind === kind ? [row.word] : [])))

const classWordsOf = {character: wordsOf('character'), object: wordsOf('object')}

interface Subject extends Span {
  /** The class word, or the pronoun. */
  readonly noun: string
}

/** Pronouns up to the first noun, and noun phrases with a class word, in order. A pronoun after a noun refers to it. */
function subjects(caption: Caption, kind: 'character' | 'object'): readonly Subject[] {
  const found: Subject[] = []
  for (const [index, token] of caption.tokens.entries()) {
    const apostrophe = token.lower.indexOf("'")
    const word = apostrophe > 0 ? token.lower.slice(0, apostrophe) : token.lower
    if (subjectPronouns.get(word) === kind) {
      if (found.length === 0) found.push({start: token.start, end: token.start + word.length, noun: word})
    } else if (classWordsOf[kind].has(token.lower)) {
      const {start, end, hasDeterminer} = nounPhrase(caption, index)
      if (hasDeterminer || index === 0) found.push({start, end, noun: token.lower})
    }
  }
  return found
}
