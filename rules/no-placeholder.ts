import {type Caption, defineRule, overlaps, quote, type Span, v} from '../src/rule.ts'
import {placeholderFraming, placeholderNames, placeholders} from './words/placeholders.ts'

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
    const {text, anchorMatches, context} = caption
    const [anchor, otherAnchor] = context.anchors ?? []
    const found = findPlaceholders(caption).filter(
      (span) => !allow.includes(text.slice(span.start, span.end))
    )
    for (const span of found) {
      const canBeTold = anchor !== undefined && otherAnchor === undefined && anchorMatches.length === 0
      yield {
        ...span,
        message: `Unexpected placeholder ${quote(text, span)}, ${canBeTold ? `write ${quote(anchor)}` : 'remove it or replace it'}`,
        ...(canBeTold ? {fix: {...withLastWord(text, span, anchor), text: anchor, type: 'rewrite'}} : {})
      }
    }
  }
})

/** Cheap test that spares most captions the patterns: brackets, or capitals that are no word. */
const mayHoldPlaceholder = /[[{<%]|TOK|[A-Z]_[A-Z]/

function findPlaceholders({text, anchorMatches}: Caption): readonly Span[] {
  if (!mayHoldPlaceholder.test(text)) return []
  const found: Span[] = []
  for (const {pattern} of placeholders) {
    for (const match of text.matchAll(pattern)) {
      const span = {start: match.index, end: match.index + match[0].length}
      const name = match.groups?.name
      if (name !== undefined && !isPlaceholderName(name)) continue
      const isAnchor = anchorMatches.some((anchor) => anchor.form === 'exact' && overlaps(anchor, span))
      if (!isAnchor && !found.some((other) => overlaps(other, span))) found.push(span)
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

function isPlaceholderName(name: string): boolean {
  const words = name
    .toLowerCase()
    .split(/[\s_-]+/u)
    .filter((word) => word !== '' && !placeholderFraming.has(word))
  return placeholderNames.has(words.join(' '))
}

/** `[trigger] woman` for the anchor `ohwx woman`: the last word is there already. */
function withLastWord(text: string, {start, end}: Span, anchor: string): Span {
  const lastWord = / \S+$/u.exec(anchor)?.[0] ?? ''
  const repeats =
    lastWord !== '' &&
    text.startsWith(lastWord, end) &&
    !/^[\p{L}\p{N}]/u.test(text.slice(end + lastWord.length))
  return {start, end: repeats ? end + lastWord.length : end}
}
