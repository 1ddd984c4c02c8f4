/** As many words in a row that stand in the prompt are no chance. */
const telling = 5

const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu) ?? []

function* sequences(text: string): Generator<string> {
  const words = wordsOf(text)
  for (let start = 0; start + telling <= words.length; start++) {
    yield words.slice(start, start + telling).join(' ')
  }
}

/** The first words that a text repeats of a prompt, where it repeats enough of them in a row. */
export function echoOf(prompt: string, text: string): string | undefined {
  const told = new Set(sequences(prompt))
  for (const words of sequences(text)) if (told.has(words)) return words
  return undefined
}
