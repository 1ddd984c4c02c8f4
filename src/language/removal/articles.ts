/** Words that begin with a vowel letter and a consonant sound (`a unicorn`), and the other way round (`an hour`). */
const consonantSound = /^(?:u(?:ni(?![mn])|s[aeiu]|til|rin|ten|k)|eu|ewe|one(?![a-z]*l)|once|ouija)/u
const vowelSound = /^(?:hour|honest|honou?r|heir|[aefhilmnorsx](?:-|\d|$)|8|11|18)/u

/** Whether a word is preceded by `an`. */
function takesAn(word: string): boolean {
  const lower = word.toLowerCase()
  if (vowelSound.test(lower)) return true
  return /^[aeiou]/u.test(lower) && !consonantSound.test(lower)
}

/** The article as it must be before another word, its capital kept; the same where it is no indefinite article. */
export function articleBefore(article: string, word: string): string {
  if (!/^an?$/iu.test(article)) return article
  const first = article.charAt(0)
  return takesAn(word) ? `${first}n` : first
}
