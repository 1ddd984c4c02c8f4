import type {Caption} from '../caption.ts'

/**
 * The longest caption that is mended, in UTF-16 code units: ten times what text encoders read. What a cut costs grows with
 * the words and with the findings, and nobody mends such a text word by word.
 */
const longestMended = 5000

export const isTooLong = ({text}: Caption): boolean => text.length > longestMended
