import {type CaptionContext, defineRule, findAnchors, quote, type Span, v} from '../src/rule.ts'
import {findPlaceholders} from './words/find-placeholders.ts'

export default defineRule({
  id: 'require-anchor',
  family: 'anchor',
  summary: 'Require the anchor in every caption.',
  why: 'What the media teaches is bound to the words that stand beside it in every caption; without the anchor it goes into common words, or nowhere.',
  source:
    'Captioning Prompt Guide, "Anchor (required)"; AnimaLoraStudio PR#103: often forgotten, whole run wasted',
  options: {
    all: v.optional(
      v.pipe(
        v.boolean(),
        v.description('Whether each of several anchors must be there; without it, one suffices.')
      ),
      false
    )
  },
  examples: [
    {
      note: 'Anywhere in the sentence, where it reads naturally.',
      anchor: 'annika',
      ok: 'a closeup shot of annika walking down a street, smiling and looking over her shoulder'
    },
    {anchor: 'illustration style', ok: 'a cat sleeping on a stack of books in illustration style, close up'},
    {
      note: 'Another spelling is there, and another rule’s concern.',
      anchor: 'annika',
      ok: 'Annika’s hand resting on a railing'
    },
    {note: 'One of several suffices.', anchor: ['annika', 'bjorn'], ok: 'a medium shot of bjorn laughing'},
    {
      note: 'Without anchor in the configuration there is nothing to require.',
      ok: 'a woman walking down a street'
    },
    {note: 'A caption without words is another matter.', anchor: 'annika', ok: ', '},
    {note: 'In a tag list it is a tag.', anchor: 'sks dog', ok: 'sks_dog, sitting, grass, outdoors'},
    {
      note: 'The trainer adds it.',
      anchor: 'annika',
      trainer: {name: 'ai-toolkit', trigger: 'annika'},
      ok: 'a full body shot of a woman walking forward'
    },
    {
      note: 'A prefix of the trainer holds it.',
      anchor: 'annika',
      trainer: {name: 'sd-scripts', prefix: 'annika,'},
      ok: 'a woman walking forward'
    },
    {
      note: 'A placeholder stands in its place, which no-placeholder tells.',
      anchor: 'annika',
      ok: 'a full body shot of [trigger] walking forward'
    },
    {
      note: 'Regularisation images are what the anchor is told apart from.',
      anchor: 'annika',
      trainer: {name: 'ai-toolkit', regularisation: true},
      ok: 'a full body shot of a woman walking forward'
    },
    {
      anchor: 'annika',
      notOk: 'a full body shot of a woman walking forward«»',
      says: 'Expected the anchor `annika`, name it where it reads naturally'
    },
    {
      note: 'Part of another word is no mention.',
      anchor: 'ann',
      notOk: 'a medium shot of a dog planning its escape«»\n'
    },
    {
      anchor: 'annika',
      notOk: '1girl, solo, waving, smile, cowboy shot«»',
      says: 'Expected the anchor `annika`, name it as a tag'
    },
    {
      anchor: ['annika', 'bjorn'],
      notOk: 'two people laughing at a table«»',
      says: 'Expected one of the anchors `annika`, `bjorn`, name it where it reads naturally'
    },
    {
      anchor: ['annika', 'bjorn'],
      options: {all: true},
      notOk: 'a medium shot of bjorn laughing«»',
      says: 'Expected the anchor `annika`, name it where it reads naturally'
    }
  ],
  instruct: (_options, {anchor}) =>
    `Use "${anchor}" in every caption, naturally in a sentence, as you would write a prompt`,
  *check(caption, {all}) {
    const {text, context, anchorMatches, register} = caption
    const anchors = context.anchors ?? []
    // A caption without words misses more than its anchor; that is no-empty-caption's to say.
    if (anchors.length === 0 || !/[\p{L}\p{N}\p{S}]/u.test(text)) return
    const named = new Set(anchorMatches.map(({anchor}) => anchor))
    const missing = all || named.size === 0 ? anchors.filter((anchor) => !named.has(anchor)) : []
    if (missing.length === 0 || isAddedByTrainer(text, context)) return
    if (named.size === 0 && findPlaceholders(caption).some((span) => isKept(text, span, context))) return
    const expected = all ? missing.map((anchor) => [anchor]) : [missing]
    const end = text.trimEnd().length
    const advice = register === 'tags' ? 'name it as a tag' : 'name it where it reads naturally'
    for (const choice of expected) {
      const names = choice.map((anchor) => quote(anchor)).join(', ')
      const what = choice.length === 1 ? `the anchor ${names}` : `one of the anchors ${names}`
      yield {start: end, end, message: `Expected ${what}, ${advice}`}
    }
  }
})

/** Whether a placeholder stays, or is deleted, so that nothing but it is to be told; others the trainer replaces by its trigger word. */
const isKept = (text: string, {start, end}: Span, {trainer}: CaptionContext): boolean =>
  trainer?.trigger === undefined || !trainer.placeholders.includes(text.slice(start, end))

/** Whether some text that the trainer makes of the caption names an anchor; texts that don't are told by no-lost-anchor. */
function isAddedByTrainer(text: string, {trainer, anchors = []}: CaptionContext): boolean {
  if (!trainer) return false
  if (trainer.isRegularisation) return true
  // Taken for the trigger inside another word, it is no-lost-anchor's.
  if (trainer.anchor === 'added-if-absent' && trainer.trigger && text.includes(trainer.trigger)) return true
  return trainer.read(text).texts.some((each) => findAnchors(each, anchors).length > 0)
}
