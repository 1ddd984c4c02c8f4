import {type CaptionContext, defineRule, findingAt, quote, v} from '../src/rule.ts'
import {anchorForPlaceholder, findPlaceholders} from './words/find-placeholders.ts'

export default defineRule({
  id: 'no-placeholder',
  family: 'anchor',
  summary: 'Disallow placeholders that were to be replaced by the anchor.',
  why: 'Most trainers take a placeholder as text, so that the model learns its brackets instead of the anchor; ai-toolkit deletes it where no trigger word is set.',
  source:
    'ai-toolkit prompt_utils: `[trigger]` and `[name]`; Captioning Prompt Guide, "Editing the Prompt in the Scripts"',
  options: {
    allow: v.optional(
      v.pipe(
        v.array(v.string()),
        v.description('Placeholders that your trainer replaces, as they stand: `[trigger]`.')
      ),
      []
    )
  },
  examples: [
    {
      note: 'Wildcards and emphasis are prompt syntax.',
      ok: 'a {red|blue} ball, (masterpiece:1.2), [red hat], <lora:hat:1>'
    },
    {note: 'A rare token is an anchor as good as any.', anchor: 'sks dog', ok: 'a photo of sks dog running'},
    {note: 'Unless it is the anchor itself.', anchor: 'TOK', ok: 'a photo of TOK running'},
    {note: 'Words that a sign shows are no placeholders.', ok: 'a sign that reads "NAME" and a tok of wood'},
    {
      note: 'What ai-toolkit deletes, no-deleted-placeholder tells.',
      trainer: 'ai-toolkit',
      ok: 'a full body shot of [trigger] walking'
    },
    {options: {allow: ['[trigger]']}, ok: 'a full body shot of [trigger] walking'},
    {
      anchor: 'annika',
      notOk: 'a full body shot of «[trigger]» walking',
      says: 'Unexpected placeholder `[trigger]`, write `annika`',
      fixed: 'a full body shot of annika walking'
    },
    {anchor: 'annika', notOk: '«{CHARACTER_NAME}» waves', fixed: 'annika waves'},
    {anchor: 'annika', notOk: '«CHARACTER_NAME» waves', fixed: 'annika waves'},
    {
      note: 'The word that follows belongs to the anchor.',
      anchor: 'ohwx woman',
      notOk: 'a photo of «<trigger_word>» woman laughing',
      fixed: 'a photo of ohwx woman laughing'
    },
    {
      note: 'Beside the anchor, what the placeholder stood for cannot be told: no fix.',
      anchor: 'annika',
      notOk: 'annika hands «[Name]» a cup',
      says: 'Unexpected placeholder `[Name]`, remove it or replace it'
    },
    {notOk: 'a photo of «TOK» running', says: 'Unexpected placeholder `TOK`, remove it or replace it'},
    {notOk: '«[insert name here]» is a woman'}
  ],
  *check(caption, {allow}) {
    const {text, context} = caption
    for (const span of findPlaceholders(caption)) {
      const found = text.slice(span.start, span.end)
      if (allow.includes(found) || isDeleted(found, context)) continue
      const fix = anchorForPlaceholder(caption, span)
      yield findingAt(
        span,
        `Unexpected placeholder ${quote(text, span)}, ${fix ? `write ${quote(fix.text)}` : 'remove it or replace it'}`,
        fix
      )
    }
  }
})

/** What the trainer makes of such a placeholder, no-deleted-placeholder tells. */
const isDeleted = (placeholder: string, {trainer}: CaptionContext): boolean =>
  trainer !== undefined && trainer.trigger === undefined && trainer.placeholders.includes(placeholder)
