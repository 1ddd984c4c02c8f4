/** Whether a word in lower case is an English word, inflected or not. */
export function isKnownWord(_word: string): boolean {
  return false
}
