// Rules that see what changed files make a difference for: captions that are gone, and line ends.
import {defineRule} from 'caplint/rule'

export const allBeginAlike = defineRule({
  id: 'all-begin-alike',
  family: 'dataset',
  source: 'The scenarios.',
  examples: [{ok: 'a cat'}],
  summary: 'Disallow that all captions begin with the same word.',
  why: 'A scenario needs a finding that a deletion causes.',
  collect: ({text}) => text.split(' ', 1)[0],
  *compare(facts) {
    if (facts.length > 1 && new Set(facts).size === 1)
      yield {message: 'Unexpected same beginning of all captions', captions: [...facts.keys()]}
  }
})

export const noReturn = defineRule({
  id: 'no-return',
  family: 'file',
  source: 'The scenarios.',
  examples: [{ok: 'a cat'}],
  summary: 'Disallow carriage returns.',
  why: 'A scenario needs to see line ends.',
  *check({text}) {
    const start = text.indexOf('\r')
    if (start >= 0) yield {start, end: start + 1, message: 'Unexpected carriage return, take it out'}
  }
})
