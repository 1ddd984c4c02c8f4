import {type Caption, defineRule, quote} from '../src/rule.ts'
import {phraseOpenings} from './words/phrase-openings.ts'

export default defineRule({
  id: 'consistent-secondary',
  family: 'dataset',
  summary: 'Require secondary concepts to be worded the same way every time.',
  why: 'A phrase becomes a switch only if it is the same phrase each time; every other wording is another, weaker switch.',
  source:
    'Captioning Prompt Guide, "Secondary Concepts"; CAPTIONING_GUIDE: same phrase each time ("in the red dress")',
  examples: [
    {
      anchor: 'annika',
      secondary: ['in the red dress'],
      ok: 'a medium shot of annika in the red dress, posing'
    },
    {
      note: 'Another dress is no other wording.',
      anchor: 'annika',
      secondary: ['in the red dress'],
      ok: 'a medium shot of annika in the blue dress'
    },
    {
      anchor: 'annika',
      secondary: ['in the red dress'],
      notOk: 'a medium shot of annika «wearing her red dress», posing',
      says: 'Unexpected wording `wearing her red dress`, write `in the red dress` every time',
      fixed: 'a medium shot of annika in the red dress, posing'
    },
    {
      note: 'Another beginning would need another sentence: no fix.',
      anchor: 'annika',
      secondary: ['in the red dress'],
      notOk: 'annika wearing a short «red dress», posing'
    },
    {
      anchor: 'annika',
      secondary: ['in the red dress'],
      notOk: 'annika, 1girl, sitting, «red dress»',
      fixed: 'annika, 1girl, sitting, in the red dress'
    },
    {
      anchor: 'annika',
      secondary: ['in a leather jacket and combat boots'],
      notOk: 'annika «with the leather jacket and her combat boots», sitting'
    },
    {
      anchor: 'annika',
      secondary: ['in the red dress'],
      okCaptions: ['annika in the red dress', 'annika sitting', 'annika in the red dress, running']
    },
    {
      anchor: 'annika',
      secondary: ['in the red dress'],
      notOkCaptions: [
        'annika in the red dress',
        '«annika wearing her red dress»',
        '«annika in a red dress»',
        '«a shot of annika in a red dress»'
      ],
      says: '`in the red dress` is worded 2 other ways: `in a red dress` (2), `wearing her red dress` (1); once as named'
    }
  ],
  *check(caption) {
    const {text, secondaryMatches} = caption
    for (const match of secondaryMatches) {
      if (match.form === 'exact') continue
      const {start, end, phrase} = match
      yield {
        start,
        end,
        message: `Unexpected wording ${quote(text, match)}, write ${quote(phrase)} every time`,
        ...(fits(caption, match) ? {fix: {start, end, text: phrase, type: 'rewrite' as const}} : {})
      }
    }
  },
  collect({text, secondaryMatches}) {
    const wordings = secondaryMatches.map(({phrase, form, start, end}) => ({
      phrase,
      wording: form === 'exact' ? phrase : text.slice(start, end).toLowerCase()
    }))
    return wordings.length > 0 ? wordings : undefined
  },
  *compare(facts) {
    for (const phrase of new Set(facts.flatMap((wordings) => wordings?.map((fact) => fact.phrase) ?? []))) {
      const counts = new Map<string, number>()
      const captions: number[] = []
      for (const [index, wordings] of facts.entries()) {
        for (const fact of wordings ?? []) {
          if (fact.phrase !== phrase) continue
          counts.set(fact.wording, (counts.get(fact.wording) ?? 0) + 1)
          if (fact.wording !== phrase && captions.at(-1) !== index) captions.push(index)
        }
      }
      const others = [...counts].filter(([wording]) => wording !== phrase).sort(([, a], [, b]) => b - a)
      if (others.length === 0) continue
      const listed = others.map(([wording, count]) => `${quote(wording)} (${count})`).join(', ')
      yield {
        message: `${quote(phrase)} is worded ${ways(others.length)}: ${listed}; ${times(counts.get(phrase) ?? 0)} as named`,
        captions
      }
    }
  }
})

const ways = (count: number): string => (count === 1 ? 'another way' : `${count} other ways`)
const times = (count: number): string => (count === 0 ? 'never' : count === 1 ? 'once' : `${count} times`)

/** Whether the phrase can stand where it is worded otherwise: as a tag, or because both begin alike. */
function fits({text, tags}: Caption, {start, end, phrase}: Caption['secondaryMatches'][number]): boolean {
  if (tags.some((tag) => tag.start === start && tag.end === end)) return true
  const [there, named] = [text.slice(start, end), phrase].map(
    (words) => /^\S+/.exec(words)?.[0].toLowerCase() ?? ''
  )
  const rowOf = (word = '') => phraseOpenings.findIndex((row) => row.has(word))
  return there === named || (rowOf(there) >= 0 && rowOf(there) === rowOf(named))
}
