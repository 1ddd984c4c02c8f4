import * as v from 'valibot'
import {presets} from '../../presets/index.ts'
import type {Preset} from './preset.ts'
import {presetSchema} from './preset-schema.ts'

const parsed = new Map<string, Preset>()

/** Names of the presets that ship with caplint, in the order in which they are listed. */
export const shippedPresetNames: readonly string[] = Object.keys(presets)

/** The preset that every config builds on unless it extends an empty list. */
export const basePresetName = 'recommended'

/** A preset that ships with caplint; `undefined` where none has the name. */
export function shippedPreset(name: string): Preset | undefined {
  if (!Object.hasOwn(presets, name)) return undefined
  const preset = parsed.get(name) ?? v.parse(presetSchema, presets[name])
  parsed.set(name, preset)
  return preset
}
