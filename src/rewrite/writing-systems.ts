/** Writing systems by their Unicode scripts; letters of others count as one more. */
const scripts = {
  Latin: /\p{Script=Latin}/u,
  Greek: /\p{Script=Greek}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Chinese: /\p{Script=Han}/u,
  Japanese: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Korean: /\p{Script=Hangul}/u,
  Arabic: /\p{Script=Arabic}/u,
  Hebrew: /\p{Script=Hebrew}/u,
  Devanagari: /\p{Script=Devanagari}/u,
  Thai: /\p{Script=Thai}/u
} as const

const plainLatin = /^[\p{ASCII}\p{Script=Latin}\p{P}\p{S}\p{N}\p{Z}]*$/u
const letter = /\p{L}/u

/** The writing systems that the letters of a text belong to. */
export function writingSystems(text: string): ReadonlySet<string> {
  if (plainLatin.test(text)) return new Set(/\p{Script=Latin}/u.test(text) ? ['Latin'] : [])
  const found = new Set<string>()
  for (const character of text) {
    if (!letter.test(character) || /\p{Script=Common}/u.test(character)) continue
    const system = Object.entries(scripts).find(([, pattern]) => pattern.test(character))?.[0]
    found.add(system ?? 'another')
  }
  return found
}
