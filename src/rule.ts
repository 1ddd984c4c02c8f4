/**
 * The rule API. Built-in rules use exactly what third parties import as `caplint/rule`: no privileges.
 */
import * as v from 'valibot'
import type {Caption, Register} from './language/caption.ts'
import type {ConceptName} from './language/concept.ts'
import type {LoraKind} from './language/kind.ts'
import type {Span} from './language/span.ts'
import type {TrainerReader} from './language/trainer-reader.ts'
import {attachPlugin, type RulePlugin} from './rule-plugin.ts'

/** Option declarations are valibot schemas: one declaration gives types, validation, documentation and JSON schema. */
export {v}
export type {Caption, CaptionContext, Register} from './language/caption.ts'
export type {ConceptName, ConceptSpan} from './language/concept.ts'
export type {LoraKind} from './language/kind.ts'
export {contains, overlaps, type Span} from './language/span.ts'
export type {Token} from './language/token.ts'
export type {ItemFate, SyntaxUse, TrainerReader} from './language/trainer-reader.ts'
export {findingAt} from './finding-at.ts'
/** Language queries that rules share, and the wording of their messages. */
export {type AnchorMatch, findAnchors} from './language/anchor.ts'
export {contentWords} from './language/content-words.ts'
export {type Edit, joinEdits} from './language/join-edits.ts'
export {mentions} from './language/mentions.ts'
export {missing, placeOfMissing} from './language/missing.ts'
export {classBefore, nounPhrase} from './language/noun-phrase.ts'
export {openings} from './language/opening.ts'
export {type FoundPhrase, phraseList, type PhraseList, type WordClasses} from './language/phrases.ts'
export {quoteFileName} from './language/file-name.ts'
export {indexesBy} from './language/indexes-by.ts'
export {isQuotedText, quotations} from './language/quotations.ts'
export {estimatingCounter, type TokenCounter, tokenSurplus} from './language/token-counter.ts'
export {textHash} from './language/text-hash.ts'
export {tokenPieces, type TokenPiece} from './language/token-estimate.ts'
export {announcementRemoval} from './language/removal/announcement.ts'
export {rewriteFix} from './language/removal/as-fix.ts'
export {briefPlace} from './language/removal/brief-place.ts'
export {hedgeRemoval} from './language/removal/hedge.ts'
export {remarkRemoval} from './language/removal/remark.ts'
export type {RemovalOptions} from './language/removal/passage.ts'
export {removal, removalFix} from './language/removal/removal.ts'
export {standsBeside} from './language/stands-beside.ts'
export {isStructuredCaption, structuredCaptionProblems} from './language/structured-caption.ts'
export {tagRemoval} from './language/tag-removal.ts'
export {anchorIsCharacter, quote, theAnchor} from './language/wording.ts'

/** The families of rules, in the order in which they are listed. */
export const ruleFamilies = [
  'anchor',
  'omit',
  'describe',
  'length',
  'residue',
  'tags',
  'file',
  'trainer',
  'dataset'
] as const
export type RuleFamily = (typeof ruleFamilies)[number]

/**
 * A replacement that would mend a finding. `safe` changes no word (white space, quotes, the anchor's own spelling);
 * `rewrite` removes or replaces words and leaves a grammatical caption.
 */
export interface Fix extends Span {
  readonly text: string
  readonly type: 'safe' | 'rewrite'
}

/** What a rule found in a caption. Something that is missing is an empty span at the place where it is missed. */
export interface Finding extends Span {
  /** One sentence without final stop: what is wrong, what to do. Quoted caption text stands in backticks. */
  readonly message: string
  readonly fix?: Fix
}

/** What a rule found about an item's files; it has no place inside a caption. */
export interface ItemFinding {
  readonly message: string
  /** Place in the caption's file, UTF-16 offsets into its decoded text, where there is one. */
  readonly span?: Span
  readonly fix?: FileFix
}

/** What would mend a finding about a file; it changes no word. */
export interface FileFix {
  readonly type: 'safe'
  readonly remove: 'byte-order-mark'
}

/** What a rule found by comparing captions. */
export interface DatasetFinding {
  readonly message: string
  /** Indexes into the facts that `compare` received: the captions concerned, at least one. */
  readonly captions: readonly number[]
}

/** What the file family knows of an item: its files, never their pixels. */
export interface ItemFiles {
  /** Path of the file that holds the caption, relative to the dataset, `/` as separator; absent if there is none. */
  readonly captionPath?: string
  /** Paths of the media, relative to the dataset; more than one where several share a stem, none for an orphan. */
  readonly mediaPaths: readonly string[]
  /** The caption came alone (from standard input): whether media belongs to it can't be known. */
  readonly unpaired?: boolean
  /** Caption text in the slot; absent where there is no caption file or it cannot be decoded. */
  readonly caption?: string
  /** Whether the file starts with a byte order mark. */
  readonly byteOrderMark: boolean
  /** Why the caption file is no UTF-8 text, where it is none. */
  readonly undecodable?: UndecodableByte
  /** Media that a metadata file names for this caption and that are not there, relative to the dataset. */
  readonly missingMediaPaths?: readonly string[]
  /** Further caption files of the same stem that were passed over: `a.caption` beside `a.txt`. */
  readonly otherCaptionPaths?: readonly string[]
  /** The caption is one of many in its file. */
  readonly inMetadata?: boolean
  /** The caption is a file in an archive, or the name of its media. */
  readonly inArchive?: boolean
  /** The key or column that holds the caption in a file of many, and the one that names its media, where there are such. */
  readonly captionKey?: string
  readonly mediaKey?: string
  /** In a file of many the caption stands by itself under the path of its media, not in a list. */
  readonly isBareText?: boolean
  /** No caption stands before it in its file: what holds for all of them is told here. */
  readonly isFirstOfFile?: boolean
  /** Captions are read from `metadata_cache.json` in the folder, where the trainer is set to do so. */
  readonly hasMetadataCache?: boolean
  /** Names of files beside the one of many, of which the trainer takes one alone: told with the first caption of one of them. */
  readonly rivalFiles?: readonly string[]
  /** The first blank line of a JSON Lines file, told with the first of its captions: offsets into the file's text. */
  readonly blankLine?: Span
  /** The trainer that the dataset is for, where one was chosen. */
  readonly trainer?: TrainerReader
}

/** A trainer in an example: its name, or its name with what is set. */
export type ExampleTrainer =
  | string
  | {readonly name: string; readonly [setting: string]: string | boolean | number}

/** The first byte of a file that is not UTF-8 text, and what the file probably is instead. */
export interface UndecodableByte {
  /** Offset in bytes from the start of the file. */
  readonly offset: number
  readonly byte: number
  /** Encoding of the text, under a name that people and `iconv` know: `Windows-1252`, `UTF-16 LE`. */
  readonly likelyEncoding?: string
  /** What the file is where it is no text at all, with article: `a PNG picture`. */
  readonly likelyContent?: string
}

/** A caption that shows the rule at work. `«…»` marks each finding's span; `«»` a place where something is missing. */
export interface CaptionExample<Options> {
  readonly anchor?: string | readonly string[]
  readonly secondary?: readonly string[]
  readonly kind?: LoraKind
  /** The trainer that the caption is for. */
  readonly trainer?: ExampleTrainer
  readonly options?: Partial<Options>
  /** Why this example is here: the trap it guards against. */
  readonly note?: string
  /** A caption without finding. */
  readonly ok?: string
  /** A caption with findings, marked. */
  readonly notOk?: string
  /** The message of the first finding. */
  readonly says?: string
  /** The caption after this rule's own fixes. */
  readonly fixed?: string
}

/** Files that show an item rule at work. */
export interface ItemExample<Options> {
  readonly options?: Partial<Options>
  /** The trainer that the files are for. */
  readonly trainer?: ExampleTrainer
  readonly note?: string
  readonly okItem?: ItemFiles
  readonly notOkItem?: ItemFiles
  readonly says?: string
  /** The fix of the first finding. */
  readonly fix?: FileFix
}

/** Captions that show a dataset rule at work; the captions named by the finding are marked as a whole: `«…»`. */
export interface DatasetExample<Options> {
  readonly anchor?: string | readonly string[]
  readonly secondary?: readonly string[]
  readonly options?: Partial<Options>
  readonly note?: string
  readonly okCaptions?: readonly string[]
  readonly notOkCaptions?: readonly string[]
  readonly says?: string
}

export type Example<Options> = CaptionExample<Options> | ItemExample<Options> | DatasetExample<Options>

/** What `instruct` may refer to. */
export interface InstructContext {
  readonly anchor: string
  readonly kind?: LoraKind | undefined
}

/** What a rule says of itself. It knows nothing of severity, of other rules, or (unless it is an item rule) of files. */
export interface RuleDescription {
  /** Kebab-case, equal to the file name: `no-…`, `require-…`, `consistent-…`, or the thing counted. */
  readonly id: string
  readonly family: RuleFamily
  /** One line: Disallow, Require, Limit …; ends with a full stop. */
  readonly summary: string
  /** What goes wrong in training or at inference when the rule is broken. */
  readonly why: string
  /** Where the rule comes from: guide section, trainer source, paper. */
  readonly source?: string
  /** The register the rule makes sense for; absent means both. */
  readonly register?: Register
  /** Concepts without which `check` finds nothing; captions that carry none of them are spared the look. */
  readonly concepts?: readonly ConceptName[]
  /** Concepts that the rule wants named: where it is on, no fix and no rewriting may lose a word of them. */
  readonly describes?: readonly ConceptName[]
}

/** What a rule does: any of three looks, at a caption, at an item's files, at all captions of a dataset. */
export interface RuleBehaviour<Options, Facts> {
  readonly examples: readonly Example<Options>[]
  /** The rule as an instruction to a captioner, where it can be told to one. */
  readonly instruct?: (options: Options, context: InstructContext) => string | undefined
  /** Looks at one caption. */
  readonly check?: (caption: Caption, options: Options) => Iterable<Finding>
  /** Looks at an item's files. */
  readonly checkItem?: (item: ItemFiles, options: Options) => Iterable<ItemFinding>
  /** Map: what the comparison needs of one caption; small, JSON-serialisable, `undefined` to leave it out. */
  readonly collect?: (caption: Caption, options: Options) => Facts | undefined
  /** Reduce: compares the facts of all captions of a dataset, in path order. */
  readonly compare?: (facts: readonly (Facts | undefined)[], options: Options) => Iterable<DatasetFinding>
}

/** A rule as an author writes it. */
export type RuleDefinition<Options, Facts> = RuleDescription & RuleBehaviour<Options, Facts>

/** A rule as the engine holds it, its types erased. It can be called as a unified plugin. */
export interface Rule extends RuleDescription, RuleBehaviour<RuleOptions, unknown>, RulePlugin {
  /** Schema of the options object; knows the defaults: `v.parse(rule.options, {})`. */
  readonly options: v.GenericSchema<unknown, RuleOptions>
}

/** Options after validation, defaults filled in. */
export type RuleOptions = Readonly<Record<string, unknown>>

/**
 * Declares a rule. Options are given as valibot entries, each optional with a default and a description, so that
 * the types of `check` follow from them.
 */
export function defineRule<const Entries extends v.ObjectEntries = Record<never, never>, Facts = unknown>(
  definition: RuleDefinition<v.InferOutput<v.StrictObjectSchema<Entries, undefined>>, Facts> & {
    readonly options?: Entries
  }
): Rule {
  const options = v.strictObject(definition.options ?? {})
  // The one cast: from here on the engine only hands a rule options that its own schema has parsed.
  return attachPlugin({...definition, options} as unknown as Omit<Rule, keyof RulePlugin>)
}
