/** Text as Python reads it: trainers are Python programs, and what they strip and split is not what JavaScript does. */

/** What `str.strip` takes for white space: a no-break space is, a byte order mark or a zero-width space is not. */
const space = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'
const ends = new RegExp(`^[${space}]+|[${space}]+$`, 'gu')

/** `str.strip`. */
export const strip = (text: string): string => text.replace(ends, '')

/** The text as `open` gives it in text mode: every line ends with `\n`. */
export const universalNewlines = (text: string): string => text.replaceAll(/\r\n?/g, '\n')

/** Whether `str.strip` leaves nothing. */
export const isBlank = (text: string): boolean => strip(text) === ''
