import type {Caption} from '../language/caption.ts'
import {isListed} from '../language/lexicon/lexicon.ts'
import {folderPhrase} from './folder-phrase.ts'
import {countPhrases, type PhraseCount} from './phrase-counts.ts'

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

/** In how many captions a phrase must stand to be proposed: some captions of any dataset forget the anchor. */
const smallestShare = 0.8

/** How many candidates are worth showing. */
const mostCandidates = 5

/**
 * The phrases that nearly all captions have in common: first those that a folder is named for, then names and made-up
 * words, then those in more captions, then the longer ones. Descriptions count only where nothing else is common.
 */
export function likelyAnchors(found: readonly FoundCaption[]): readonly AnchorCandidate[] {
  const folders = [...new Set(found.map(({path}) => folderPhrase(path)))].filter((name) => name !== undefined)
  const common = countPhrases(found.map(({caption}) => caption))
    .filter(({captions}) => captions >= smallestShare * found.length)
    .map((count) => ({
      ...count,
      namesFolder: folders.some((folder) => holds(folder, count)),
      strangeShare: strangeShare(count)
    }))
  const distinct = common.filter(
    ({namesFolder, strangeShare, described, mentions}) =>
      namesFolder || strangeShare === 1 || described < mentions / 2
  )
  const chosen = distinct.length > 0 ? distinct : common
  return chosen
    .filter((phrase) => !chosen.some((other) => isPartOf(phrase, other)))
    .sort(
      (a, b) =>
        folderWords(b) - folderWords(a) ||
        b.strangeShare - a.strangeShare ||
        b.captions - a.captions ||
        b.words.length - a.words.length
    )
    .slice(0, mostCandidates)
    .map((phrase) => ({
      anchor: usualSpelling(phrase),
      share: phrase.captions / found.length,
      namesFolder: phrase.namesFolder,
      styleShare: phrase.inStyle / phrase.mentions,
      articleShare: phrase.withArticle / phrase.mentions
    }))
}

/** Whether a text in lower case holds a phrase, word for word. */
const holds = (text: string, {words}: Pick<PhraseCount, 'words'>): boolean =>
  ` ${text} `.includes(` ${words.join(' ')} `)

/** How many words of a folder's name a phrase tells. */
const folderWords = ({namesFolder, words}: RankedPhrase): number => (namesFolder ? words.length : 0)

/** What ranking adds to a count. */
interface RankedPhrase extends PhraseCount {
  readonly namesFolder: boolean
  readonly strangeShare: number
}

/** Whether a phrase hardly ever stands without the rest of a longer one. A name does not need what goes with it. */
const isPartOf = (phrase: RankedPhrase, other: RankedPhrase): boolean =>
  other.words.length > phrase.words.length &&
  other.captions >= 0.95 * phrase.captions &&
  holds(other.words.join(' '), phrase) &&
  (phrase.strangeShare < 1 || other.strangeShare === 1)

/** Share of words that are names or made up: written with a capital, or no English. */
function strangeShare(phrase: PhraseCount): number {
  const words = usualSpelling(phrase).split(/\s+/)
  const strange = words.filter((word) => /^\p{Lu}/u.test(word) || !isListed(word.toLowerCase()))
  return strange.length / words.length
}

/** The spelling of most mentions; of equally common ones the first. */
function usualSpelling({spellings}: PhraseCount): string {
  let usual = ''
  for (const [spelling, count] of spellings) if (count > (spellings.get(usual) ?? 0)) usual = spelling
  return usual
}
