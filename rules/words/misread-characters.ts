/** Characters that only text holds that has been decoded wrongly once before. */
export interface MisreadCharacters {
  readonly pattern: RegExp
  /** What happened, as the end of a message. */
  readonly why: string
}

/**
 * How UTF-8 looks when it was read as Windows-1252: the two bytes of `é` become `Ã©`, the three of `’` become `â€™`.
 * Only pairs that no language writes are listed: `Â` or `Ã` before a lower-case letter is Portuguese or Vietnamese.
 */
export const misreadCharacters: readonly MisreadCharacters[] = [
  {
    pattern: /\u00e2\u20ac[\u2122\u0153\u009d\u02dc\u201c\u201d\u00a6\u00a2\u00af]?/u,
    why: 'UTF-8 text was read as Windows-1252'
  },
  {
    pattern: /[\u00c2\u00c3][\u00a1-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf]/u,
    why: 'UTF-8 text was read as Windows-1252'
  },
  {pattern: /\u00f0\u0178[^\s]{1,2}/u, why: 'UTF-8 text was read as Windows-1252'},
  {pattern: /\u{fffd}/u, why: 'it was lost when the text was decoded'}
]
