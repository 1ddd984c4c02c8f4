import {captionContext, type ResolvedConfig} from '../config/resolved-config.ts'
import {readCaption} from '../language/read-caption.ts'
import {checkCaption} from './check-caption.ts'
import {createCrashLog} from './crash-log.ts'
import type {Message} from './report.ts'

/** Lints a text as a caption; places are those of a text on one line. */
export type CaptionLinter = (text: string) => readonly Message[]

/**
 * A linter of texts that stand in no file: captions that somebody proposes.
 * @returns A function that throws where a rule crashes: what could not be checked must not pass.
 */
export const captionLinter =
  (config: ResolvedConfig): CaptionLinter =>
  (text) => {
    const crashes = createCrashLog()
    const place = {path: 'a proposed caption', locate: (offset: number) => ({line: 1, column: offset + 1})}
    const messages = checkCaption(readCaption(text, captionContext(config)), config, place, {crashes})
    const [failure] = crashes.failures()
    if (failure) throw new Error(failure.message)
    return messages
  }
