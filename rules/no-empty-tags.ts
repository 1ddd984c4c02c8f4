import {defineRule, type Finding, v} from '../src/rule.ts'

export default defineRule({
  id: 'no-empty-tags',
  family: 'tags',
  register: 'tags',
  summary: 'Disallow commas with no tag between them.',
  why: 'Trainers split at commas and shuffle what they get: an empty entry lands between two tags as a bare comma and takes a place that keep_tokens counts.',
  source:
    'sd-scripts splits at the separator and strips, but keeps empty entries; left behind when tags are deleted',
  options: {
    allowTrailing: v.optional(v.pipe(v.boolean(), v.description('Whether a comma may end the list.')), false)
  },
  examples: [
    {ok: '1girl, red hat, smile\n'},
    {note: 'A comma inside an emphasis separates nothing.', ok: '1girl, (red hat, scarf:1.2), smile'},
    {options: {allowTrailing: true}, ok: '1girl, red hat, smile,'},
    {
      notOk: '1girl,«,» red hat, «, ,» smile',
      says: 'Unexpected comma without a tag, remove it',
      fixed: '1girl, red hat, smile'
    },
    {notOk: '«,» 1girl, red hat, smile«,»\n', fixed: '1girl, red hat, smile\n'}
  ],
  *check({text, tags}, {allowTrailing}) {
    const first = tags[0]
    const last = tags.at(-1)
    if (!first || !last) return
    yield* spareCommas(text, 0, first.start, 'front')
    for (const [index, tag] of tags.entries()) {
      const next = tags[index + 1]
      if (next) yield* spareCommas(text, tag.end, next.start, 'between')
    }
    if (!allowTrailing) yield* spareCommas(text, last.end, text.length, 'end')
  }
})

/** The commas of a gap that separate nothing. A gap with a line break or `|||` inside is left alone. */
function* spareCommas(
  text: string,
  from: number,
  to: number,
  gap: 'front' | 'between' | 'end'
): Generator<Finding> {
  const raw = text.slice(from, to)
  const needed = gap === 'between' ? raw.indexOf(',') + 1 : 0
  const first = raw.indexOf(',', needed)
  const last = raw.lastIndexOf(',')
  const inner = gap === 'front' ? raw.trimStart() : raw.trimEnd()
  if (first < 0 || (gap === 'between' && needed === 0) || /[^\s,]|\n/.test(inner)) return
  const fix = {
    front: {start: first, end: raw.length},
    between: {start: needed, end: last + 1},
    end: {start: 0, end: last + 1}
  }[gap]
  yield {
    start: from + first,
    end: from + last + 1,
    message: 'Unexpected comma without a tag, remove it',
    fix: {start: from + fix.start, end: from + fix.end, text: '', type: 'safe'}
  }
}
