import type {AddedWordsLayer} from '../language/added-words.ts'
import type {CaptionContext, Register} from '../language/caption.ts'
import type {LoraKind} from '../language/kind.ts'
import type {TokenCounter} from '../language/token-counter.ts'
import type {Rule, RuleOptions} from '../rule.ts'
import type {Severity} from '../engine/report.ts'
import type {TrainerUse} from '../dataset/trainers/trainer-use.ts'
import type {Preset} from './preset.ts'

/** A rule as it applies to a file: severity, validated options, and where each came from. */
export interface ActiveRule {
  readonly rule: Rule
  readonly severity: Severity
  readonly options: RuleOptions
  /** Who said so, for people: `preset character`, `caplint.config.js`, `--rule`. */
  readonly origin: string
  /** Why the preset that said so wants it. */
  readonly because?: string
}

/** What applies to one file after extends, overrides and flags. */
export interface ResolvedConfig {
  readonly kind?: LoraKind
  readonly register?: Register
  readonly anchors: readonly string[]
  readonly secondary: readonly string[]
  /** Words added to the lexicon, each set with who says so, lowest first; absent where there are none. */
  readonly lexicon?: readonly AddedWordsLayer[]
  /** The presets that took part, lowest first; absent where there are none. */
  readonly guides?: readonly Preset[]
  /** The trainer that will read the captions, set as it will be; absent where none was chosen. */
  readonly trainer?: TrainerUse
  /** The model that is trained. */
  readonly baseModel?: string
  /** Counts tokens exactly; absent where they are estimated. */
  readonly tokenCounter?: TokenCounter
  /** By id, in the order of the rule list; those that are off included. */
  readonly rules: ReadonlyMap<string, ActiveRule>
}

/** The part of a resolved config that captions are read with. */
export const captionContext = ({
  kind,
  register,
  anchors,
  secondary,
  lexicon,
  trainer,
  tokenCounter
}: ResolvedConfig): CaptionContext => ({
  kind,
  register,
  anchors,
  secondary,
  lexicon,
  trainer,
  tokenCounter
})
