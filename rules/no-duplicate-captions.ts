import {defineRule, indexesBy, textHash, v} from '../src/rule.ts'

export default defineRule({
  id: 'no-duplicate-captions',
  family: 'dataset',
  summary: 'Disallow the same caption for different media.',
  why: 'What differs between the pictures is named nowhere, so all of it is bound to the anchor; often a script has written one caption everywhere.',
  source: 'lora-audit W002; LVD-2M#4 (one caption 4,000 times); LoRA Dataset Studio refuses such sets',
  options: {
    ignoreTags: v.optional(
      v.pipe(v.boolean(), v.description('Whether tag lists, which coincide sooner, are left out.')),
      false
    )
  },
  examples: [
    {okCaptions: ['annika walking', 'annika running', 'annika walking away']},
    {note: 'Captions without words are another matter.', okCaptions: ['', ' \n', '...']},
    {options: {ignoreTags: true}, okCaptions: ['1girl, solo, smile', '1girl, solo, smile']},
    {
      note: 'Case, punctuation and white space tell no pictures apart.',
      notOkCaptions: ['«annika walking»', 'annika running', '«Annika  walking.\n»'],
      says: 'Unexpected same caption in 2 files, name what differs between them'
    },
    {
      note: 'Nor does the order of tags, which trainers shuffle.',
      notOkCaptions: ['«1girl, red hat, smile»', '«1girl, smile, red_hat»']
    },
    {
      note: 'One finding for each group.',
      notOkCaptions: ['«annika walking»', '«annika»', '«annika walking»', '«annika»', '«annika»']
    }
  ],
  collect({register, tags, tokens}, {ignoreTags}) {
    if (register === 'tags') {
      if (ignoreTags) return undefined
      const names = tags.map(({name}) => name.toLowerCase())
      return textHash(names.sort().join(', '))
    }
    let words = ''
    for (const {kind, lower} of tokens) if (kind !== 'punctuation') words += `${lower} `
    return words === '' ? undefined : textHash(words)
  },
  *compare(facts) {
    for (const captions of indexesBy(facts, (fact) => fact).values()) {
      if (captions.length < 2) continue
      yield {
        message: `Unexpected same caption in ${captions.length} files, name what differs between them`,
        captions
      }
    }
  }
})
