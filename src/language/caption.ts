import type {Root} from 'nlcst'
import type {AddedWords, AddedWordsLayer} from './added-words.ts'
import type {AnchorMatch} from './anchor.ts'
import type {ConceptName, ConceptSpan} from './concept.ts'
import type {Phrases} from './grammar/chunk.ts'
import type {LoraKind} from './kind.ts'
import type {PhraseMatch} from './secondary.ts'
import type {Sentence, Tag} from './structure.ts'
import type {Token} from './token.ts'
import type {TokenCounter} from './token-counter.ts'
import type {TrainerReader} from './trainer-reader.ts'

/** How a caption is written: sentences, or a comma-separated list of tags. */
export type Register = 'prose' | 'tags'

/** What a caption is read with: what is being taught, and by which names. */
export interface CaptionContext {
  readonly kind?: LoraKind | undefined
  /** The words being taught, exactly as they must be spelled. */
  readonly anchors?: readonly string[]
  /** Named secondary concepts: phrases the user controls by name. */
  readonly secondary?: readonly string[]
  /** Fixes the register; without it each caption is judged by itself. */
  readonly register?: Register | undefined
  /** Words added to the lexicon; or several sets of them, of which later ones add to earlier ones. */
  readonly lexicon?: AddedWords | readonly AddedWordsLayer[] | undefined
  /** The trainer that the caption is for, where one was chosen. */
  readonly trainer?: TrainerReader | undefined
  /** Counts the tokens of the text encoder, where its vocabulary is at hand. */
  readonly tokenCounter?: TokenCounter | undefined
}

/**
 * A caption as rules see it. Everything is computed at most once per caption, on first use, and shared by all
 * rules. All offsets are UTF-16 offsets into `text`.
 */
export interface Caption {
  /** The caption as it stands in its slot, untrimmed. */
  readonly text: string
  readonly context: CaptionContext
  /** The nlcst tree that retext-english and the caption syntax produce. */
  readonly tree: Root
  readonly register: Register
  /** Words and punctuation in order, without white space. */
  readonly tokens: readonly Token[]
  readonly sentences: readonly Sentence[]
  /** The entries of a tag list; empty in prose. */
  readonly tags: readonly Tag[]
  /** Number of words; a hyphenated word or a piece of prompt syntax counts once, punctuation never. */
  readonly wordCount: number
  /** Whether the text can be read as English; other languages yield no concepts. */
  readonly isEnglish: boolean
  /** Where the anchors stand, also misspelled, in another case, or otherwise deviating. */
  readonly anchorMatches: readonly AnchorMatch[]
  /** Where the secondary concepts stand, word for word or worded differently. */
  readonly secondaryMatches: readonly PhraseMatch[]
  /** The caption as phrases: what stands around a word, and what the word belongs to. */
  readonly phrases: Phrases
  /** Whether the caption carries any of the concepts; cheaper than asking for their spans. */
  carries(names: readonly ConceptName[]): boolean
  /** The spans of the named concepts, or of all when none is named, by start. */
  concepts(...names: readonly ConceptName[]): readonly ConceptSpan[]
}
