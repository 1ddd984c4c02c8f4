import type {Caption} from '../language/caption.ts'
import type {ConceptName} from '../language/concept.ts'
import {functionWords} from '../language/function-words.ts'
import {isKnownWord} from '../language/known-words.ts'
import {overlaps} from '../language/span.ts'
import type {Token} from '../language/token.ts'
import {folderPhrase} from './folder-phrase.ts'

/** A phrase that may be the anchor, and what speaks for it. */
export interface AnchorCandidate {
  /** Spelled as most captions spell it. */
  readonly anchor: string
  /** Share of captions that hold it, 0 to 1. */
  readonly share: number
  /** Whether a folder is named for it, as in `10_annika woman`. */
  readonly namesFolder: boolean
  /** Share of its mentions that speak of a style: `… in illustration style`, `a painting by …`. */
  readonly styleShare: number
  /** Share of its mentions with an article before them: `a crystal sword`. */
  readonly articleShare: number
}

/** A caption and where it was found. */
export interface FoundCaption {
  readonly path: string
  readonly caption: Caption
}

/** What is known of a phrase. */
interface Phrase {
  /** In lower case. */
  readonly words: readonly string[]
  readonly spellings: Map<string, number>
  captions: number
  mentions: number
  withArticle: number
  inStyle: number
}

/** Longest anchor looked for, in words. */
const mostWords = 4

/** In how many captions a phrase must stand to be proposed: some captions of any dataset forget the anchor. */
const smallestShare = 0.8

/** How many candidates are worth showing. */
const mostCandidates = 5

/** What these concepts name is common to captions without being taught: `a medium shot of`. */
const neverAnchors: readonly ConceptName[] = [
  'framing',
  'angle',
  'camera',
  'expression',
  'lighting',
  'quality',
  'meta',
  'hedge',
  'mood',
  'place',
  'background'
]

const articles: ReadonlySet<string> = new Set(['a', 'an', 'the'])

/**
 * The phrases that nearly all captions have in common: first those that a folder is named for, then those with words
 * that are no English, then those in more captions, then the longer ones.
 */
export function likelyAnchors(found: readonly FoundCaption[]): readonly AnchorCandidate[] {
  const phrases = new Map<string, Phrase>()
  for (const {caption} of found) countPhrases(caption, phrases)
  const common = [...phrases.values()].filter(({captions}) => captions >= smallestShare * found.length)
  const folders = [...new Set(found.map(({path}) => folderPhrase(path)))].filter((name) => name !== undefined)
  return common
    .filter((phrase) => !common.some((other) => isPartOf(phrase, other)))
    .map((phrase) => ({phrase, candidate: toCandidate(phrase, found.length, folders)}))
    .sort(
      (a, b) =>
        Number(b.candidate.namesFolder) - Number(a.candidate.namesFolder) ||
        strangeness(b.phrase) - strangeness(a.phrase) ||
        b.phrase.captions - a.phrase.captions ||
        b.phrase.words.length - a.phrase.words.length
    )
    .slice(0, mostCandidates)
    .map(({candidate}) => candidate)
}

function countPhrases(caption: Caption, phrases: Map<string, Phrase>): void {
  const {text, tokens} = caption
  const excluded = caption.concepts(...neverAnchors)
  const styles = caption.concepts('style')
  const seen = new Set<string>()
  for (const [start, first] of tokens.entries()) {
    if (!mayBound(first)) continue
    for (let end = start; end < Math.min(start + mostWords, tokens.length); end++) {
      const last = tokens[end]
      if (!last || last.kind === 'punctuation' || last.sentence !== first.sentence) break
      const span = {start: first.start, end: last.end}
      if (excluded.some((concept) => overlaps(concept, last))) break
      if (!mayBound(last)) continue
      const words = tokens.slice(start, end + 1).map(({lower}) => lower)
      const key = words.join(' ')
      const phrase = phrases.get(key) ?? startPhrase(words)
      phrases.set(key, phrase)
      const spelling = text.slice(span.start, span.end)
      phrase.spellings.set(spelling, (phrase.spellings.get(spelling) ?? 0) + 1)
      phrase.mentions++
      const before = tokens[start - 1]?.lower ?? ''
      if (articles.has(before)) phrase.withArticle++
      if (before === 'by' || last.lower === 'style' || styles.some((style) => overlaps(style, last))) {
        phrase.inStyle++
      }
      if (!seen.has(key)) phrase.captions++
      seen.add(key)
    }
  }
}

const startPhrase = (words: readonly string[]): Phrase => ({
  words,
  spellings: new Map(),
  captions: 0,
  mentions: 0,
  withArticle: 0,
  inStyle: 0
})

/** Whether a phrase may begin or end with a word: one that names something, and is no count as in `1girl`. */
const mayBound = ({kind, lower}: Token): boolean =>
  kind === 'word' && !functionWords.has(lower) && !/^\d/.test(lower)

/** Whether a phrase hardly ever stands without the rest of a longer one. A name does not need what goes with it. */
function isPartOf(phrase: Phrase, other: Phrase): boolean {
  return (
    other.words.length > phrase.words.length &&
    other.captions >= 0.95 * phrase.captions &&
    ` ${other.words.join(' ')} `.includes(` ${phrase.words.join(' ')} `) &&
    (strangeness(phrase) < phrase.words.length || strangeness(other) === other.words.length)
  )
}

/** How many words of a phrase are no English: names and made-up words. */
const strangeness = ({words}: Phrase): number => words.filter((word) => !isKnownWord(word)).length

function toCandidate(phrase: Phrase, captions: number, folders: readonly string[]): AnchorCandidate {
  const [spelling = ['', 0]] = [...phrase.spellings].sort(([, a], [, b]) => b - a)
  const words = ` ${phrase.words.join(' ')} `
  return {
    anchor: spelling[0],
    share: phrase.captions / captions,
    namesFolder: folders.some((folder) => ` ${folder} `.includes(words)),
    styleShare: phrase.inStyle / phrase.mentions,
    articleShare: phrase.withArticle / phrase.mentions
  }
}
