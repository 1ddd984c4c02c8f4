import type {LoraKind} from '../language/kind.ts'
import type {Register} from '../language/caption.ts'
import type {Rule} from '../rule.ts'
import type {Severity} from '../engine/report.ts'
import type {Plugin as UnifiedPlugin} from 'unified'

/** A rule's entry in a config: its severity, or severity and options. */
export type RuleEntry = Severity | readonly [severity: Severity, options: Readonly<Record<string, unknown>>]

/** One anchor, several, or anchors by glob of the folder or file they apply to. */
export type AnchorSetting = string | readonly string[] | Readonly<Record<string, string | readonly string[]>>

/** What may differ between parts of a dataset. */
export interface ConfigLayer {
  readonly kind?: LoraKind
  readonly register?: Register | 'auto'
  readonly anchor?: AnchorSetting
  /** Alias of `anchor`: the word that trainers use. */
  readonly trigger?: AnchorSetting
  readonly secondary?: readonly string[]
  readonly rules?: Readonly<Record<string, RuleEntry>>
}

/** A unified plugin for retext, mounted as a caplint rule. */
export interface MountedPlugin {
  readonly id: string
  readonly retext: UnifiedPlugin<never[]> | string
  readonly options?: unknown
  readonly summary?: string
}

/** Own rules: rule objects, retext plugins, or the path or package name of a module that exports either. */
export type ConfigPlugin = string | Rule | MountedPlugin

/** A config file's content. */
export interface Config extends ConfigLayer {
  readonly $schema?: string
  /** Names of presets, packages, or paths; later ones win over earlier ones. */
  readonly extends?: string | readonly string[]
  /** The preset that carries the captioning guide for this LoRA: the last of `extends`, by its usual name. */
  readonly preset?: string
  readonly overrides?: readonly (ConfigLayer & {
    readonly files: string | readonly string[]
    readonly preset?: string
  })[]
  /** Paths linted when none is given, relative to the config file. */
  readonly datasets?: readonly string[]
  /** Globs left out, relative to the config file. */
  readonly ignore?: readonly string[]
  /** Extensions of caption files, with dot. Without it whichever of `.txt` and `.caption` is there. */
  readonly captionExtension?: string | readonly string[]
  readonly plugins?: readonly ConfigPlugin[]
}

/** Types a config file: `export default defineConfig({preset: 'character', anchor: 'annika'})`. */
export const defineConfig = (config: Config): Config => config
