import {
  defineRule,
  openings,
  overlaps,
  phraseList,
  quotations,
  quote,
  remarkRemoval,
  rewriteFix
} from '../src/rule.ts'
import {chatClasses, refusals} from './words/chat.ts'

const phrases = phraseList(refusals, chatClasses)

export default defineRule({
  id: 'no-refusal',
  family: 'residue',
  summary: 'Disallow answers in which a captioner refuses.',
  why: 'A refusal describes nothing: the picture is trained under the words of an apology, which the anchor then carries.',
  source:
    'captionr issue 18 (captions that fail should leave no file), PortOS pull request 1238; SimpleTuner’s `caption_filter_list`',
  examples: [
    {
      note: 'A sign may apologise.',
      ok: 'a shop door with a sign that reads "I\'m sorry, we cannot serve you today"'
    },
    {ok: 'annika holds up both hands as if to say sorry', note: 'So may a gesture.'},
    {
      notOk: "«I'm sorry», but «I can't help» with identifying people in images.",
      says: "Unexpected refusal `I'm sorry`, caption this item again"
    },
    {notOk: '«As an AI language model», «I am unable to» view the picture.'},
    {notOk: 'annika, «I cannot describe» this image.', anchor: 'annika'},
    {
      note: 'Beside a caption a refusal can be taken out; alone it leaves nothing.',
      notOk: "annika waves. «I'm sorry», but «I can't help» with identifying people.",
      anchor: 'annika',
      fixed: 'annika waves.'
    }
  ],
  *check(caption) {
    const {text, tokens} = caption
    if (!caption.isEnglish) return
    const starts = openings(caption)
    for (const found of phrases.in(tokens)) {
      if (found.row.opening && !starts.includes(found.firstToken)) continue
      if (quotations(text).some((span) => overlaps(span, found))) continue
      const {start, end} = found
      yield {
        start,
        end,
        message: `Unexpected refusal ${quote(text, found)}, caption this item again`,
        ...rewriteFix(remarkRemoval(caption, found))
      }
    }
  }
})
