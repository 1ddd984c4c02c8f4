import {defineRule, findingAt, quote} from '../src/rule.ts'
import {anchorForPlaceholder} from './words/find-placeholders.ts'

export default defineRule({
  id: 'no-deleted-placeholder',
  family: 'trainer',
  summary: 'Disallow placeholders that the trainer deletes.',
  why: 'ai-toolkit replaces `[trigger]` and `[name]` by its trigger word; where none is set it replaces them by nothing, and the sentence loses its subject.',
  source: 'ai-toolkit `prompt_utils.py`, inject_trigger_into_prompt',
  examples: [
    {trainer: {name: 'ai-toolkit', trigger: 'annika'}, ok: 'a wide shot of [trigger] running'},
    {
      note: 'Elsewhere no-placeholder tells it.',
      trainer: 'sd-scripts',
      ok: 'a wide shot of [trigger] running'
    },
    {
      trainer: 'ai-toolkit',
      notOk: 'a wide shot of «[trigger]» running',
      says: 'Unexpected `[trigger]`, ai-toolkit deletes it while `trigger_word` is not set: set it or write the anchor'
    },
    {trainer: 'ai-toolkit', notOk: '«[name]» waves at «[name]»'},
    {
      trainer: 'ai-toolkit',
      anchor: 'annika',
      notOk: 'a wide shot of «[trigger]» running',
      fixed: 'a wide shot of annika running'
    }
  ],
  *check(caption) {
    const {
      text,
      context: {trainer}
    } = caption
    if (!trainer || trainer.trigger !== undefined) return
    for (const placeholder of trainer.placeholders) {
      for (let start = text.indexOf(placeholder); start >= 0; start = text.indexOf(placeholder, start + 1)) {
        const span = {start, end: start + placeholder.length}
        const fix = anchorForPlaceholder(caption, span)
        yield findingAt(
          span,
          `Unexpected ${quote(text, span)}, ${trainer.name} deletes it while \`${trainer.keys.trigger}\` is not set: set it or write the anchor`,
          fix
        )
      }
    }
  }
})
