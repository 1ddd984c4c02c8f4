/** Lints single captions under a preset that ships with caplint, the way a run does. */
import {createConfigResolver} from '../src/config/config-resolver.ts'
import {captionContext} from '../src/config/resolved-config.ts'
import {type CaptionMessage, checkCaption} from '../src/engine/check-caption.ts'
import {createCrashLog} from '../src/engine/crash-log.ts'
import {readCaption} from '../src/language/read-caption.ts'
import * as ruleIndex from '../rules/index.ts'

/** What a user sets beside the preset. */
export interface PresetChoice {
  readonly preset: string
  readonly anchor: string
  readonly secondary?: readonly string[]
}

/** Every message for a caption, warnings included. Throws where a rule crashes. */
export async function lintWithPreset(choice: PresetChoice, text: string): Promise<readonly CaptionMessage[]> {
  const resolver = createConfigResolver({
    cwd: '/dataset',
    ruleList: Object.values(ruleIndex),
    noConfig: true,
    flags: {...choice, secondary: choice.secondary ?? []}
  })
  const config = await resolver.configFor('/dataset/caption.txt')
  const crashes = createCrashLog()
  const messages = checkCaption(readCaption(text, captionContext(config)), config, 'caption.txt', {crashes})
  const [crash] = crashes.failures()
  if (crash) throw new Error(crash.message, {cause: crash.stack})
  return messages
}

/** One line per message, for comparisons that a person can read when they fail. */
export const shown = (messages: readonly CaptionMessage[]): readonly string[] =>
  messages.map(({rule, severity, message}) => `${severity} ${rule}: ${message}`)
