/** A form of placeholder that templates, prompts and captioning scripts leave behind. */
export interface Placeholder {
  /** What is looked for. A named group `name` holds the word between brackets, which must be one of `placeholderNames`. */
  readonly pattern: RegExp
  readonly source: string
}

export const placeholders: readonly Placeholder[] = [
  {
    pattern: /\[{1,2}(?<name>[^[\]\n]{1,40})\]{1,2}/gu,
    source: 'ai-toolkit replaces `[trigger]` and `[name]`, other trainers keep them'
  },
  {
    pattern: /\{{1,2}(?<name>[^{}|\n]{1,40})\}{1,2}/gu,
    source: 'Captioning Prompt Guide: `{CHARACTER_NAME}`; JoyCaption: `{name}`'
  },
  {pattern: /<(?<name>[^<>\n]{1,40})>/gu, source: 'templates of captioning prompts: `<name>`'},
  {pattern: /%(?<name>[\p{L}_]{2,40})%/gu, source: 'templates of shell scripts'},
  {
    pattern: /(?<![\p{L}\p{N}_])TOK(?![\p{L}\p{N}_])/gu,
    source: 'default trigger word of replicate’s trainers'
  },
  {
    pattern:
      /(?<![\p{L}\p{N}_])(?:CHARACTER|STYLE|MOTION|OBJECT|SUBJECT|PERSON|CONCEPT|TRIGGER|INSTANCE|YOUR|INSERT)(?:_[A-Z]+)+(?![\p{L}\p{N}_])/gu,
    source: 'Captioning Prompt Guide: `CHARACTER_NAME` in the scripts, to be replaced by the anchor'
  }
]

/** What stands between the brackets of a placeholder, in lower case, with single spaces for underscores and hyphens. */
export const placeholderNames: ReadonlySet<string> = new Set([
  ...[
    'trigger',
    'trigger word',
    'triggerword',
    'triggerwords',
    'trigger words',
    'trigger token',
    'keyword',
    'token'
  ],
  ...[
    'name',
    'names',
    'character',
    'character name',
    'char',
    'char name',
    'person',
    'person name',
    'subject',
    'subject name'
  ],
  ...[
    'anchor',
    'anchor word',
    'concept',
    'concept name',
    'instance',
    'instance token',
    'class',
    'class word',
    'class name'
  ],
  ...[
    'style',
    'style name',
    'object',
    'object name',
    'motion',
    'motion name',
    'product',
    'product name',
    'lora',
    'lora name'
  ]
])

/** Words that templates put before the name of a placeholder: `[your name]`, `[INSERT NAME HERE]`. */
export const placeholderFraming: ReadonlySet<string> = new Set([
  'your',
  'my',
  'the',
  'insert',
  'enter',
  'here',
  'a',
  'an'
])
