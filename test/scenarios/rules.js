// Rules of the scenarios' own, so that what scenarios expect does not change with the built-in rules.
import {defineRule, v} from 'caplint/rule'

const described = {family: 'omit', source: 'The scenarios.', examples: [{ok: 'a cat'}]}

export const noRed = defineRule({
  ...described,
  id: 'no-red',
  summary: 'Disallow red things.',
  why: 'A scenario needs something to find.',
  options: {
    allow: v.optional(v.pipe(v.array(v.string()), v.description('Things that may be red.')), [])
  },
  examples: [
    {note: 'Nothing is red.', ok: 'a blue hat'},
    {anchor: 'annika', notOk: 'annika in a «red hat»', says: 'Unexpected `red hat`, leave it out', fixed: 'annika'},
    {options: {allow: ['hat']}, ok: 'a red hat'}
  ],
  *check(caption, {allow}) {
    for (const {0: words, 1: thing, index} of caption.text.matchAll(/red (\p{L}+)/gu)) {
      if (allow.includes(thing)) continue
      yield {
        start: index,
        end: index + words.length,
        message: `Unexpected \`${words}\`, leave it out`,
        fix: {start: index, end: index + words.length, text: '', type: 'rewrite'}
      }
    }
  }
})

export const requireStop = defineRule({
  ...described,
  id: 'require-stop',
  summary: 'Require a full stop at the end.',
  why: 'A scenario needs something that is missing.',
  *check({text}) {
    const end = text.trimEnd().length
    if (!text.trimEnd().endsWith('.')) yield {start: end, end, message: 'Expected a full stop, add it'}
  }
})

export const showAnchor = defineRule({
  ...described,
  id: 'show-anchor',
  summary: 'Show where the anchor stands.',
  why: 'A scenario needs to see what anchors match.',
  *check(caption) {
    for (const {start, end, anchor, form} of caption.anchorMatches)
      yield {start, end, message: `Found \`${anchor}\` (${form})`}
  }
})

export const alwaysThrows = defineRule({
  ...described,
  id: 'always-throws',
  summary: 'Throw.',
  why: 'A scenario needs a rule with a bug.',
  *check() {
    throw new Error('no cat here')
  }
})

export const noTwins = defineRule({
  ...described,
  family: 'dataset',
  id: 'no-twins',
  summary: 'Disallow equal captions.',
  why: 'A scenario needs something to find between captions.',
  collect: ({text}) => text.trim(),
  *compare(facts) {
    const first = new Map()
    for (const [index, text] of facts.entries()) {
      if (first.has(text)) yield {message: 'Unexpected same caption twice', captions: [first.get(text), index]}
      else first.set(text, index)
    }
  }
})

/** Rules that never agree: what one mends the other finds. */
const treeRule = (id, unwanted, wanted) =>
  defineRule({
    ...described,
    id,
    summary: `Disallow ${unwanted}s.`,
    why: 'A scenario needs fixes that undo each other.',
    *check({text}) {
      for (const {index} of text.matchAll(new RegExp(unwanted, 'g'))) {
        const [start, end] = [index, index + unwanted.length]
        yield {start, end, message: `Unexpected \`${unwanted}\`, write ${wanted}`, fix: {start, end, text: wanted, type: 'rewrite'}}
      }
    }
  })

export const noOak = treeRule('no-oak', 'oak', 'elm')
export const noElm = treeRule('no-elm', 'elm', 'oak')
