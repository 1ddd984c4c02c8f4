import {captionContext, type ResolvedConfig} from '../config/resolved-config.ts'
import {readCaption} from '../language/read-caption.ts'
import {checkCaption} from './check-caption.ts'
import {createCrashLog} from './crash-log.ts'
import type {LintedCaption} from './gates.ts'

/** Reads and lints a text that stands in no file; `undefined` where a rule crashes on it: what can't be checked must not pass. */
export type CaptionLinter = (text: string) => LintedCaption | undefined

/** A linter of captions that somebody proposes. Places are those of a text on one line. */
export const captionLinter =
  (config: ResolvedConfig): CaptionLinter =>
  (text) => {
    const crashes = createCrashLog()
    const caption = readCaption(text, captionContext(config))
    const place = {path: 'a proposed caption', locate: (offset: number) => ({line: 1, column: offset + 1})}
    const messages = checkCaption(caption, config, place, {crashes})
    return crashes.failures().length > 0 ? undefined : {caption, messages}
  }
