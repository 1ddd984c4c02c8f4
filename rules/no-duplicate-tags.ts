import {defineRule, quote, tagRemoval} from '../src/rule.ts'
import {separatorTags} from './words/separator-tags.ts'

export default defineRule({
  id: 'no-duplicate-tags',
  family: 'tags',
  register: 'tags',
  summary: 'Disallow the same tag twice in a caption.',
  why: 'The second mention teaches nothing, takes tokens of a short budget, and weighs the tag more than the others.',
  source:
    'Duplicate tags are what taggui, dataset-tag-editor and BooruDatasetTagManager are asked to remove first',
  examples: [
    {ok: '1girl, red hat, hat, white hair, looking at viewer'},
    {
      note: 'The keyword that cuts a prompt into chunks may recur.',
      ok: '1girl, hat, BREAK, beach, ocean, BREAK, from above'
    },
    {
      notOk: '1girl, red hat, smile, «red hat», outdoors',
      says: 'Unexpected second `red hat`, remove it',
      fixed: '1girl, red hat, smile, outdoors'
    },
    {
      note: 'Case, underscores and emphasis make no other tag.',
      notOk: '1girl, red hat, «Red_Hat», smile, «(red hat:1.2)»',
      fixed: '1girl, red hat, smile'
    }
  ],
  *check(caption) {
    const seen = new Set<string>()
    for (const [index, tag] of caption.tags.entries()) {
      const name = tag.name.toLowerCase()
      if (!seen.has(name) || separatorTags.has(tag.text)) {
        seen.add(name)
        continue
      }
      const removal = tagRemoval(caption, index)
      yield {
        start: tag.start,
        end: tag.end,
        message: `Unexpected second ${quote(tag.name)}, remove it`,
        ...(removal ? {fix: {text: '', type: 'rewrite', ...removal}} : {})
      }
    }
  }
})
