import type * as v from 'valibot'
import type {presetSchema} from './preset-schema.ts'

/** A captioning guide as data: what `presets/<id>.json` holds. Described where it is declared, in `preset-schema.ts`. */
export type Preset = v.InferOutput<typeof presetSchema>

/** A rule's setting in a preset, and the reason for it. */
export type PresetRule = Preset['rules'][string]

/** A caption that the preset must catch, and the rules that must name it. */
export type BadExample = NonNullable<Preset['examples']>['bad'][number]
