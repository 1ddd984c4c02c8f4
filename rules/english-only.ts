import {type Caption, defineRule, v} from '../src/rule.ts'
import {englishFunctionWords, foreignFunctionWords} from './words/foreign-function-words.ts'

/** How many words of a language, each counted once, must outnumber the English ones before it is called by name. */
const fewestWords = 3

const english = new Set(englishFunctionWords)
const languages = Object.keys(foreignFunctionWords)

/** Which languages have a word. */
const languagesOf = new Map<string, readonly string[]>()
for (const [language, words] of Object.entries(foreignFunctionWords)) {
  for (const word of words) languagesOf.set(word, [...(languagesOf.get(word) ?? []), language])
}

export default defineRule({
  id: 'english-only',
  family: 'residue',
  summary: 'Require captions in English.',
  why: 'Most text encoders were trained on English captions, and a set in two languages teaches the anchor twice. Rules that read what a caption says read English alone and are silent about other captions.',
  source:
    'Measured by caplint itself: concepts are read in English; sets that mix languages: RSCC issue 7, CaReBench issue 2. Qwen-Image and Wan read Chinese as well, so turn the rule off for them',
  options: {
    allow: v.optional(
      v.pipe(
        v.array(v.picklist(languages)),
        v.description('Further languages that captions may be written in.')
      ),
      []
    )
  },
  examples: [
    {anchor: 'annika', ok: 'a medium shot of annika in front of a café, arms crossed'},
    {
      anchor: 'señora de la cruz',
      note: 'Names are no sentences.',
      ok: 'señora de la cruz in Los Angeles, side view'
    },
    {options: {allow: ['German']}, ok: 'eine Frau sitzt auf dem Sofa und liest, neben ihr ein Hund'},
    {
      notOk: '«一辆紫色的汽车»',
      says: 'Unexpected language, caption in English: other rules can’t read this caption'
    },
    {
      notOk: '«eine Frau sitzt auf dem Sofa und liest, neben ihr ein Hund»',
      says: 'Unexpected German, caption in English: other rules can’t read this caption'
    }
  ],
  instruct: () => 'Write in English',
  *check(caption, {allow}) {
    const language = caption.isEnglish ? foreignLanguage(caption) : 'language'
    if (language === undefined || allow.includes(language)) return
    const {text} = caption
    yield {
      start: text.length - text.trimStart().length,
      end: text.trimEnd().length,
      message: `Unexpected ${language}, caption in English: other rules can’t read this caption`
    }
  }
})

/** The language whose function words, each counted once, outnumber the English ones. */
function foreignLanguage({tokens, anchorMatches}: Caption): string | undefined {
  const foreign = new Set<string>()
  for (const {lower, start} of tokens) {
    if (!languagesOf.has(lower) || english.has(lower)) continue
    if (!anchorMatches.some((anchor) => anchor.start <= start && start < anchor.end)) foreign.add(lower)
  }
  if (foreign.size < fewestWords) return undefined
  const native = new Set(tokens.flatMap(({lower}) => (english.has(lower) ? [lower] : [])))
  const counts = languages.map((language) => {
    return [...foreign].filter((word) => languagesOf.get(word)?.includes(language)).length
  })
  const most = Math.max(...counts)
  return most >= fewestWords && most > native.size ? languages[counts.indexOf(most)] : undefined
}
