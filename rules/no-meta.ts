import {
  announcementRemoval,
  type Caption,
  defineRule,
  findingAt,
  mentions,
  openings,
  overlaps,
  phraseList,
  quote,
  removal,
  rewriteFix,
  type Span,
  v
} from '../src/rule.ts'
import {chatClasses, chatter, refusals} from './words/chat.ts'
import {fillerOpenings, openingClasses} from './words/filler-openings.ts'

/** What other rules of this family report: fillers where a caption opens, talk to the person who asked. */
const fillers = phraseList(fillerOpenings, openingClasses)
const talk = phraseList([...refusals, ...chatter], chatClasses)

export default defineRule({
  id: 'no-meta',
  family: 'residue',
  concepts: ['meta'],
  summary: 'Disallow talk about the picture, its viewer or its maker.',
  why: 'The composition, the viewer and the photographer are not in the picture. What is said of them names nothing, repeats through a set, and ties itself to the anchor.',
  source:
    'SimpleTuner’s `caption_filter_list`; the prompts of JoyCaption and ai-toolkit, which forbid it; qwen3-vl-captioning-validation, which lints it',
  options: {
    allow: v.optional(
      v.pipe(v.array(v.string()), v.description('Phrases that may stand, word for word, in any case.')),
      []
    )
  },
  examples: [
    {anchor: 'annika', ok: 'annika looking at the camera, a picture hanging on the wall behind her'},
    {
      anchor: 'annika',
      note: 'What opens a caption is for `no-filler-opening`, a label for `no-markup`, a remark for `no-chat-residue`.',
      ok: 'Here is the caption: annika sits by a window.'
    },
    {anchor: 'annika', note: 'The same.', ok: 'The image shows annika in a doorway, arms crossed'},
    {
      anchor: 'annika',
      options: {allow: ['the composition']},
      ok: 'annika in a doorway, which divides the composition'
    },
    {
      anchor: 'annika',
      notOk: 'annika sits by a window. «The image shows» a dog at her feet.',
      says: 'Unexpected talk about the picture, `The image shows`: describe what is in it',
      fixed: 'annika sits by a window. A dog at her feet.'
    },
    {
      anchor: 'annika',
      notOk: 'annika on a bridge, a lamp «adding interest to the composition»',
      fixed: 'annika on a bridge, a lamp'
    }
  ],
  instruct: () => 'Do NOT speak of the image, its composition, the viewer or the photographer',
  *check(caption, {allow}) {
    const {text, tokens} = caption
    const spans = mentions(caption, ['meta'], allow)
    if (spans.length === 0) return
    const claimed = [
      ...openings(caption).flatMap((index) => fillers.at(tokens, index) ?? []),
      ...talk.in(tokens)
    ]
    for (const span of spans) {
      const isLabel = /^[*_"]*\s*:/u.test(text.slice(span.end))
      if (isLabel || claimed.some((other) => overlaps(other, span))) continue
      yield findingAt(
        span,
        `Unexpected talk about the picture, ${quote(text, span)}: describe what is in it`,
        rewriteFix(announced(caption, span) ?? removal(caption, span, {going: ['meta'], allow})).fix
      )
    }
  }
})

/** Where a sentence opens with talk about the picture and goes on with what is in it: `The image shows a dog`. */
const announced = (caption: Caption, span: Span) =>
  caption.sentences.some(({start}) => start === span.start) ? announcementRemoval(caption, span) : undefined
