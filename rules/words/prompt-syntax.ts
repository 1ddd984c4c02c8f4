/**
 * What means something to a prompt box, and is plain text to nearly every trainer.
 *
 * Sources: A1111’s prompt syntax and its text of generation parameters; Midjourney’s parameters; sd-scripts, which
 * reads weights and escapes with `--weighted_captions` alone (`library/strategy_base.py`).
 */
export const promptSyntaxKinds = ['weight', 'escape', 'network', 'settings', 'break'] as const
export type PromptSyntaxKind = (typeof promptSyntaxKinds)[number]

export interface PromptSyntax {
  readonly kind: PromptSyntaxKind
  /** A caption without any of these holds none of it, which spares most captions the pattern. */
  readonly signs: readonly string[]
  /** Searched in the caption. A group named `keep` holds what stays when the syntax goes and no word changes. */
  readonly pattern: RegExp
  /** What it is, for the message. */
  readonly what: string
}

export const promptSyntax: readonly PromptSyntax[] = [
  {
    kind: 'network',
    signs: ['<'],
    pattern: /<(?:lora|lyco|hypernet|lyra):[^<>\n]{1,120}>/giu,
    what: 'network'
  },
  {
    kind: 'settings',
    signs: [':'],
    pattern:
      /\b(?:negative prompt:|steps:\s*\d|(?:sampler|cfg scale|model hash|clip skip|denoising strength):)[\s\S]*$/giu,
    what: 'generation settings'
  },
  {
    kind: 'settings',
    signs: ['--'],
    pattern:
      /(?<=^|\s)--(?:ar|aspect|v|version|niji|s|stylize|style|c|chaos|q|quality|seed|no|iw|weird|tile|raw|sref|cref|uplight|hd)\b[^-\n]*/gu,
    what: 'generation settings'
  },
  {kind: 'break', signs: ['BREAK'], pattern: /(?<![\p{L}\p{N}])BREAK(?![\p{L}\p{N}])/gu, what: 'keyword'},
  {
    kind: 'weight',
    signs: ['('],
    pattern: /(?<!\\)\((?<keep>[^()\n]+?):\s*-?\d+(?:\.\d+)?\s*\)/gu,
    what: 'weight'
  },
  {kind: 'weight', signs: ['(('], pattern: /(?<![\\(])\({2,9}(?<keep>[^()\n]+)\){2,9}/gu, what: 'emphasis'},
  {kind: 'weight', signs: ['[['], pattern: /(?<!\[)\[{2,9}(?<keep>[^[\]\n]+)\]{2,9}/gu, what: 'emphasis'},
  {kind: 'escape', signs: ['\\'], pattern: /\\(?<keep>[()[\]{}])/gu, what: 'escape'}
]
