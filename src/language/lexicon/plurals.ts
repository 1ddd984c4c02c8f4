import {irregularNouns} from './closed-class.ts'

let irregular: ReadonlyMap<string, string> | undefined

/** Plural forms by their singular. */
function irregularPlurals(): ReadonlyMap<string, string> {
  irregular ??= new Map(
    irregularNouns.split(', ').map((line) => {
      const [form = '', lemma = ''] = line.split(' ')
      return [lemma, form]
    })
  )
  return irregular
}

/** The plurals that a noun in lower case can have: a form too many meets no caption, one too few misses some. */
export function pluralsOf(noun: string): readonly string[] {
  const known = irregularPlurals().get(noun)
  if (known !== undefined) return [known, `${noun}s`]
  if (/(?:[sxz]|[cs]h)$/.test(noun)) return [`${noun}es`]
  if (/[^aeiou]y$/.test(noun)) return [`${noun.slice(0, -1)}ies`]
  if (/[^f]fe?$/.test(noun)) return [`${noun}s`, `${noun.replace(/fe?$/, '')}ves`]
  return noun.endsWith('o') ? [`${noun}s`, `${noun}es`] : [`${noun}s`]
}
