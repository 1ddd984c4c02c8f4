/** Lints single captions under a preset that ships with caplint, through the public API. */
import {lintText} from '../src/api.ts'
import type {Message} from '../src/engine/report.ts'

/** What a user sets beside the preset. */
export interface PresetChoice {
  readonly preset: string
  readonly anchor: string
  readonly secondary?: readonly string[]
}

/** Every message for a caption, warnings included. Throws where a rule crashes. */
export async function lintWithPreset(choice: PresetChoice, text: string): Promise<readonly Message[]> {
  const {results, failures} = await lintText(text, {...choice, config: false})
  const [failure] = failures
  if (failure) throw new Error(failure.message, {cause: failure.stack})
  return results.flatMap(({messages}) => messages)
}

/** One line per message, for comparisons that a person can read when they fail. */
export const shown = (messages: readonly Message[]): readonly string[] =>
  messages.map(({rule, severity, message}) => `${severity} ${rule}: ${message}`)
