import type {LoraKind} from '../language/kind.ts'
import type {Severity} from '../engine/report.ts'

/** A rule's setting in a preset, and the reason for it. */
export interface PresetRule {
  readonly severity: Severity
  readonly options?: Readonly<Record<string, unknown>>
  /** Why the guide wants it so: one sentence, shown by `explain` and in the docs. */
  readonly because: string
}

/** A caption that the preset must catch, and the rules that must name it. */
export interface BadExample {
  readonly caption: string
  readonly rules: readonly string[]
}

/** A captioning guide as data: what `presets/<id>.json` holds. */
export interface Preset {
  readonly $schema?: string
  readonly id: string
  /** One line: whom the preset is for. */
  readonly about: string
  readonly kind?: LoraKind
  readonly register?: 'prose' | 'tags'
  readonly extends?: readonly string[]
  /** The document the preset carries. */
  readonly guide?: {readonly title: string; readonly section: string}
  /** The guide's goal for this kind of LoRA. */
  readonly goal?: string
  /** The guide's quick-reference row. */
  readonly reference?: {readonly anchor: string; readonly describe: string; readonly omit: string}
  readonly rules: Readonly<Record<string, PresetRule>>
  /** The anchor that the examples are written for, and captions that behave as the guide says. */
  readonly examples?: {
    readonly anchor: string
    readonly secondary?: readonly string[]
    readonly good: readonly string[]
    readonly bad: readonly BadExample[]
  }
}
