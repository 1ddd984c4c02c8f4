/** What a text with wildcards can become: the first of the texts, and how many there are in all. */
export interface Expansion {
  readonly texts: readonly string[]
  /** Counted as far as numbers are exact. */
  readonly total: number
}

const braces = /\{([^}]+)\}/g
// The same stand-ins as sd-scripts uses for doubled braces, so that what it breaks is broken here.
const [openStandIn, closeStandIn] = ['⦅', '⦆']

/**
 * Replaces `{a|b}` by each of its alternatives, exactly as sd-scripts does: doubled braces are literal ones, an empty
 * alternative is allowed, `{}` stays, and wildcards inside of others come out as junk.
 * @param limit Greatest number of texts to return.
 */
export function expandWildcards(text: string, limit: number): Expansion {
  const escaped = text.replaceAll('{{', openStandIn).replaceAll('}}', closeStandIn)
  let texts = ['']
  let total = 1
  let from = 0
  for (const match of escaped.matchAll(braces)) {
    const before = escaped.slice(from, match.index)
    const alternatives = (match[1] ?? '').split('|')
    total = Math.min(total * alternatives.length, Number.MAX_SAFE_INTEGER)
    texts = texts
      .flatMap((start) => alternatives.map((alternative) => `${start}${before}${alternative}`))
      .slice(0, limit)
    from = match.index + match[0].length
  }
  const rest = escaped.slice(from)
  return {
    texts: texts.map((start) => `${start}${rest}`.replaceAll(openStandIn, '{').replaceAll(closeStandIn, '}')),
    total
  }
}
