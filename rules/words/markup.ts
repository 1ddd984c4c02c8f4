/**
 * Markup that chat models, web pages and tokenizers leave in captions.
 *
 * Sources: `clean_caption` of lora-gym (quotes, labels), SimpleTuner's `caption_filter_list`, PortOS pull request 1238
 * (`<think>`), Florence-2 issue 4 (`<s>`), musubi-tuner issue 834 (lists). Prompt syntax is none of it: `<lora:x:1>`,
 * `(word:1.2)`, `[trigger]`, `{a|b}`, `|||`.
 */
export const markupKinds = [
  'quotes',
  'label',
  'emphasis',
  'heading',
  'list',
  'block',
  'html',
  'token',
  'json'
] as const
export type MarkupKind = (typeof markupKinds)[number]

export interface Markup {
  readonly kind: MarkupKind
  /** A caption without any of these holds none of it, which spares most captions the pattern. */
  readonly signs: readonly string[]
  /** Searched in the caption. A group named `keep` holds what stays when the markup goes and no word changes. */
  readonly pattern: RegExp
  /** What it is, for the message. */
  readonly what: string
  /** What a fix may do without changing a word: take the markup away, or leave what the group `keep` holds. */
  readonly fix?: 'remove' | 'keep'
  /** One finding speaks for all of them. */
  readonly once?: true
  /** It is markup only where it stands so often: one number at the start of a line is no list. */
  readonly least?: number
}

/** Labels that models and interfaces put before a caption. They stand at its start. */
const captionLabels: readonly string[] = [
  'caption',
  'captions',
  'final caption',
  'image caption',
  'video caption',
  'short caption',
  'detailed caption',
  'description',
  'image description',
  'video description',
  'detailed description',
  'summary',
  'clip summary',
  'scene summary',
  'alt text',
  'prompt',
  'image prompt',
  'positive prompt',
  'output',
  'answer',
  'response',
  'result',
  'title',
  'text'
]

/** Names of fields by which models and people lay a caption out as a form. They begin a line. */
const fieldLabels: readonly string[] = [
  'subject',
  'subjects',
  'main subject',
  'action',
  'setting',
  'background',
  'scene',
  'shot',
  'framing',
  'camera',
  'camera angle',
  'angle',
  'view',
  'composition',
  'lighting',
  'mood',
  'atmosphere',
  'style',
  'art style',
  'clothing',
  'outfit',
  'appearance',
  'pose',
  'expression',
  'gesture',
  'details',
  'colors',
  'objects',
  'tags',
  'keywords',
  'time',
  'notes',
  'note'
]

/** HTML elements that end up in copied text. Others, `<new1>`, may be anchors. */
const htmlElements =
  'a|abbr|b|big|blockquote|br|caption|center|code|div|em|figcaption|figure|font|h[1-6]|hr|i|img|li|mark|ol|p|pre|small|span|strike|strong|sub|sup|table|td|th|tr|u|ul'

/** A label as a pattern: in any case, with any white space between its words. */
const anyOf = (labels: readonly string[]): string => labels.join('|').replaceAll(' ', '\\s+')

export const markup: readonly Markup[] = [
  {
    kind: 'json',
    signs: ['{', '['],
    pattern: /^\s*(?:\{\s*"[^"\n]*"\s*:[\s\S]*|\[\s*(?:\{\s*)?"[\s\S]*"\s*\}?\s*\]\s*$)/gu,
    what: 'JSON'
  },
  {
    kind: 'token',
    signs: ['<think'],
    pattern: /<think(?:ing)?>[\s\S]*?(?:<\/think(?:ing)?>|$)/gu,
    what: 'reasoning of a model'
  },
  {
    kind: 'token',
    signs: ['<', '[/', '[INST'],
    pattern:
      /<\|(?:im_start|start_header_id)\|>\s*(?:assistant|user|system)\b(?:<\|end_header_id\|>)?|<start_of_turn>\s*(?:model|user)\b|<\/?s>|<\/think(?:ing)?>|<\|[\w▁-]{1,40}\|>|<(?:pad|unk|bos|eos|start_of_turn|end_of_turn|image|(?:MORE_)?(?:DETAILED_)?CAPTION)>|\[\/?(?:INST|SYS)\]/gu,
    what: 'token of a model',
    fix: 'remove'
  },
  {
    kind: 'block',
    signs: ['```', '~~~'],
    pattern: /(?:```|~~~)[^\n`~]*(?:\n|$)|\n```/gu,
    what: 'code fence',
    fix: 'remove'
  },
  {
    kind: 'block',
    signs: ['---', '***', '___'],
    pattern: /(?<=^|\n)[^\S\n]*(?:-{3,}|\*{3,}|_{3,})[^\S\n]*(?=\r?\n|$)/gu,
    what: 'ruler'
  },
  {
    kind: 'block',
    signs: ['>'],
    pattern: /(?<=^|\n)[^\S\n]*>(?!>)[^\S\n]?(?=\S)/gu,
    what: 'quotation mark of markdown',
    fix: 'remove'
  },
  {
    kind: 'heading',
    signs: ['#'],
    pattern: new RegExp(
      `(?<=^|\\n)[^\\S\\n]*#{1,6}[^\\S\\n]+(?:${anyOf(captionLabels)})[^\\S\\n]*:?[^\\S\\n]*#*[^\\S\\n]*\\n\\s*(?=\\S)`,
      'giu'
    ),
    what: 'heading',
    fix: 'remove'
  },
  {
    kind: 'heading',
    signs: ['#'],
    pattern: /(?<=^|\n)[^\S\n]*#{1,6}[^\S\n]+(?<keep>[^\n]*[^\s#])[^\S\n]*#*/gu,
    what: 'heading',
    fix: 'keep'
  },
  {
    kind: 'list',
    signs: ['- ', '-\t', '* ', '•', '‣'],
    pattern: /(?<=^|\n)[^\S\n]*[-*•‣](?=[^\S\n]+\S)/gu,
    what: 'list marker',
    once: true
  },
  {
    kind: 'list',
    signs: ['\n'],
    pattern: /(?<=^|\n)[^\S\n]*\d{1,2}[.)](?=[^\S\n]+\S)/gu,
    what: 'list marker',
    once: true,
    least: 2
  },
  {
    kind: 'label',
    signs: [':'],
    pattern: new RegExp(
      `^[\\s"'“*_#]*(?:${anyOf(captionLabels)})\\s*(?:\\*\\*|__)?\\s*:(?:\\*\\*|__)?\\s*(?=\\S)`,
      'giu'
    ),
    what: 'label',
    fix: 'remove'
  },
  {
    kind: 'label',
    signs: [':'],
    pattern: new RegExp(
      `(?<=^|[\\n|])\\s*(?:[*_-]*(?:${anyOf(fieldLabels)})(?:\\*\\*|__)?:(?:\\*\\*|__)?|\\*\\*[^*\\n:]{1,30}(?:\\*\\*:|:\\*\\*))(?=\\s)`,
      'giu'
    ),
    what: 'label',
    once: true
  },
  {
    kind: 'emphasis',
    signs: ['*'],
    pattern:
      /(?<![\p{L}\p{N}*])\*{1,3}(?<keep>[\p{L}\p{N}("'“](?:[^*\n]*[^\s~*])?)\*{1,3}(?![\p{L}\p{N}*])/gu,
    what: 'emphasis',
    fix: 'keep'
  },
  {
    kind: 'emphasis',
    signs: ['__'],
    pattern: /(?<![\p{L}\p{N}_])__(?<keep>[\p{L}\p{N}](?:[^_\n]*[^\s_])?)__(?![\p{L}\p{N}_])/gu,
    what: 'emphasis',
    fix: 'keep'
  },
  {kind: 'emphasis', signs: ['`'], pattern: /(?<!`)`(?<keep>[^`\n]+)`(?!`)/gu, what: 'code', fix: 'keep'},
  {
    kind: 'emphasis',
    signs: [']('],
    pattern: /!?\[(?<keep>[^[\]\n]+)\]\((?:https?:|data:|\/|\.)[^\s()]*\)/gu,
    what: 'link',
    fix: 'keep'
  },
  {
    kind: 'html',
    signs: ['<'],
    pattern: new RegExp(`</?(?:${htmlElements})(?:\\s[^<>]*)?/?>|<!--[\\s\\S]*?-->`, 'giu'),
    what: 'HTML tag',
    fix: 'remove'
  },
  {
    kind: 'html',
    signs: ['&'],
    pattern: /&(?:amp|lt|gt|quot|apos|nbsp|mdash|ndash|hellip|[lr][sd]quo|#\d{1,6}|#x[\da-f]{1,6});/giu,
    what: 'HTML entity'
  }
]

/** Quotation marks that models put around a whole caption. */
export const wrappingQuotes: readonly (readonly [open: string, close: string])[] = [
  ['""', '""'],
  ['"', '"'],
  ['“', '”'],
  ["'", "'"],
  ['‘', '’'],
  ['«', '»']
]
