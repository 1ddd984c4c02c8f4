import {defineRule, findingAt, hedgeRemoval, mentions, quote, rewriteFix, v} from '../src/rule.ts'

export default defineRule({
  id: 'no-hedging',
  family: 'residue',
  concepts: ['hedge'],
  summary: 'Disallow doubts and guesses.',
  why: 'A caption is an index entry: what is there is named, what is not sure is left out. "Appears to be" adds words that no prompt has, and a wrong guess teaches the model a wrong name, which costs more than a missing one.',
  source:
    'The README of taggui bans `appears,seems,possibly`; prompts of ai-toolkit and JoyCaption; arXiv 2411.05079: precision of captions matters more than recall',
  options: {
    allow: v.optional(
      v.pipe(v.array(v.string()), v.description('Phrases that may stand, word for word, in any case.')),
      []
    )
  },
  examples: [
    {
      anchor: 'annika',
      note: 'A comparison is no guess.',
      ok: 'annika tilting her head as if listening, medium shot'
    },
    {anchor: 'annika', options: {allow: ['possibly']}, ok: 'annika beside a dog, possibly a husky'},
    {
      anchor: 'annika',
      notOk: 'a medium shot of annika. She «appears to be» laughing.',
      says: 'Unexpected guess `appears to be`, say what is there or leave it out',
      fixed: 'a medium shot of annika. She is laughing.'
    },
    {
      anchor: 'annika',
      notOk: 'annika on a bench, «perhaps» waiting for a train',
      fixed: 'annika on a bench, waiting for a train'
    },
    {
      anchor: 'annika',
      note: 'What a thing is not said to be is left out.',
      notOk: 'annika beside a dog, «possibly» a husky, smiling',
      fixed: 'annika beside a dog, smiling'
    },
    {
      anchor: 'annika',
      notOk: 'annika «seems to» hold a cup, side view',
      fixed: 'annika holds a cup, side view'
    }
  ],
  instruct: () => 'State what is visible as fact: no "appears to be", "seems", "possibly", "suggesting"',
  *check(caption, {allow}) {
    for (const span of mentions(caption, ['hedge'], allow)) {
      yield findingAt(
        span,
        `Unexpected guess ${quote(caption.text, span)}, say what is there or leave it out`,
        rewriteFix(hedgeRemoval(caption, span)).fix
      )
    }
  }
})
