import {defineRule, overlaps, quote, tagRemoval, v} from '../src/rule.ts'
import {compoundNames, relationWords} from './words/tag-heads.ts'

export default defineRule({
  id: 'no-redundant-tags',
  family: 'tags',
  register: 'tags',
  summary: 'Disallow a general tag beside a specific one that says it already.',
  why: 'With `shirt` beside `white shirt` what is learnt is split over two tags, and the tokens are missed elsewhere.',
  source: 'dataset-tag-editor-standalone#56, DatasetHelpers, waifuc and tag_filtering drop the general tag',
  options: {
    allow: v.optional(
      v.pipe(v.array(v.string()), v.description('General tags that may stand beside specific ones.')),
      []
    )
  },
  examples: [
    {ok: '1girl, white shirt, dress shirt, hair bow, from side'},
    {
      note: 'The general thing comes last in the specific tag: a dress shirt is no dress.',
      ok: '1girl, dress, dress shirt'
    },
    {
      note: 'What somebody does with a thing is another statement than the thing.',
      ok: '1girl, sword, holding sword, chair, sitting on chair'
    },
    {note: 'No hat is not a hat, a hot dog not a dog.', ok: '1girl, hat, no hat, dog, hot dog'},
    {
      note: 'The anchor and secondary concepts are named by intent.',
      anchor: 'sword',
      ok: 'sword, crystal sword, wooden table, candle'
    },
    {options: {allow: ['hair']}, ok: '1girl, hair, long hair'},
    {
      notOk: '1girl, «shirt», white shirt, smile',
      says: 'Unexpected `shirt`, `white shirt` says it already: remove it',
      fixed: '1girl, white shirt, smile'
    },
    {
      notOk: '«long_hair», 1girl, very_long_hair, «Hat», red witch hat',
      fixed: '1girl, very_long_hair, red witch hat'
    }
  ],
  *check(caption, {allow}) {
    const {tags, anchorMatches, secondaryMatches} = caption
    const words = tags.map((tag) => tag.name.toLowerCase().split(/\s+/u))
    const longer = [...words.keys()].filter((index) => (words[index]?.length ?? 0) > 1)
    for (const [index, tag] of tags.entries()) {
      const general = words[index]
      if (!general || allow.includes(general.join(' '))) continue
      const specific = longer.find((other) => isSpecific(words[other] ?? [], general)) ?? -1
      const other = tags[specific]
      if (!other) continue
      const named = [...anchorMatches, ...secondaryMatches]
      if (named.some((match) => overlaps(match, tag) || overlaps(match, other))) continue
      const removal = tagRemoval(caption, index)
      yield {
        start: tag.start,
        end: tag.end,
        message: `Unexpected ${quote(tag.name)}, ${quote(other.name)} says it already: remove it`,
        ...(removal ? {fix: {text: '', type: 'rewrite', ...removal}} : {})
      }
    }
  }
})

/** Whether a tag names the general thing with something in front of it that only describes it. */
function isSpecific(words: readonly string[], general: readonly string[]): boolean {
  const extra = words.length - general.length
  if (extra < 1 || general.some((word, index) => words[extra + index] !== word)) return false
  if (words.slice(0, extra).some((word) => relationWords.has(word))) return false
  return !compoundNames.has(words.slice(extra - 1).join(' '))
}
