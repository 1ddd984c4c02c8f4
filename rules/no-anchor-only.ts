import {contentWords, defineRule, theAnchor, v} from '../src/rule.ts'
import {classWords, mediumWords, pictureWords} from './words/subject-words.ts'

const sayNothing: ReadonlySet<string> = new Set([
  ...classWords.map(({word}) => word),
  ...pictureWords,
  ...mediumWords,
  'solo'
])

export default defineRule({
  id: 'no-anchor-only',
  family: 'anchor',
  summary: 'Disallow captions that are the anchor and next to nothing else.',
  why: 'Where nothing else is named, everything in the picture is bound to the anchor: pose, place and light come along whenever it is used.',
  source:
    'Captioning Prompt Guide, "Under-describing"; PortOS#1233: captions of the trigger alone, accepted in silence',
  options: {
    minimum: v.optional(
      v.pipe(
        v.number(),
        v.integer(),
        v.minValue(1),
        v.description('Words that must say something beside anchor, framing and class word.')
      ),
      1
    )
  },
  examples: [
    {anchor: 'annika', ok: 'a full body shot of annika standing, relaxed posture, looking straight ahead'},
    {anchor: 'annika', ok: 'annika walking'},
    {note: 'Without the anchor the caption lacks something else.', anchor: 'annika', ok: 'a woman'},
    {note: 'An empty caption is another matter.', anchor: 'annika', ok: ' \n'},
    {
      note: 'Structured captions say it in fields.',
      anchor: 'annika',
      ok: '{"subject": "annika", "action": "waving"}'
    },
    {anchor: 'annika', options: {minimum: 3}, ok: 'annika walking down a crowded street'},
    {
      anchor: 'annika',
      notOk: '«annika»\n',
      says: 'Unexpected caption of nothing but the anchor `annika`, say what is done, seen or near'
    },
    {
      note: 'Saying that it is a photo, or a woman, adds nothing.',
      anchor: 'annika',
      notOk: '«a photo of annika, a woman.»'
    },
    {note: 'Nor does the framing.', anchor: 'annika', notOk: '«a close up of annika»'},
    {
      note: 'Two anchors are still nothing but anchors.',
      anchor: ['annika', 'bjorn'],
      notOk: '«annika and bjorn»'
    },
    {anchor: 'annika', notOk: '«annika, 1girl, solo»'},
    {anchor: 'annika', options: {minimum: 3}, notOk: '«annika walking away»'}
  ],
  *check(caption, {minimum}) {
    const {text, anchorMatches} = caption
    if (anchorMatches.length === 0 || caption.wordCount > 12 + minimum) return
    // Structured data and wildcards are syntax, but say something.
    if (caption.tokens.some(({kind, text: syntax}) => kind === 'syntax' && /["|]/.test(syntax))) return
    const words = contentWords(caption, [...anchorMatches, ...caption.concepts('framing', 'angle')])
    if (words.filter(({lower}) => !sayNothing.has(lower)).length >= minimum) return
    const start = text.length - text.trimStart().length
    yield {
      start,
      end: text.trimEnd().length,
      message: `Unexpected caption of nothing but ${theAnchor(caption)}, say what is done, seen or near`
    }
  }
})
