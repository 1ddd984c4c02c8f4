import {captionContext, type ResolvedConfig} from '../config/resolved-config.ts'
import {readCaption} from '../language/read-caption.ts'
import {type CaptionFinding, findInCaption} from './check-caption.ts'
import {collectFacts, type CollectedFacts} from './compare-captions.ts'
import {asCrash, type RuleCrash} from './crash-log.ts'
import type {Stopwatch} from './stopwatch.ts'

/**
 * All that a run keeps of a linted caption. It follows from the text and its config alone, wherever the caption stands, and
 * is JSON-serialisable: it can be made in another thread, or kept from an earlier run.
 */
export interface CaptionOutcome {
  readonly findings: readonly CaptionFinding[]
  /** What dataset rules compare it by. */
  readonly facts: readonly CollectedFacts[]
  /** Absent where no rule crashed. */
  readonly crashes?: readonly RuleCrash[]
}

/** What dataset rules compare a text by, and nothing else: for captions that are only there to be compared with. */
export function compareCaption(text: string, config: ResolvedConfig, stopwatch?: Stopwatch): CaptionOutcome {
  const collect = () => collectFacts(readCaption(text, captionContext(config)), config, () => {})
  return {findings: [], facts: stopwatch ? stopwatch.time('captions to compare with', collect) : collect()}
}

/** Lints a text under a config: its own rules, and the map of the dataset rules. */
export function lintCaption(text: string, config: ResolvedConfig, stopwatch?: Stopwatch): CaptionOutcome {
  const caption = readCaption(text, captionContext(config))
  if (stopwatch) {
    // Otherwise the first rule that asks would be charged with the reading that all share.
    stopwatch.time('parsing', () => caption.tokens)
    stopwatch.time('concepts', () => caption.concepts())
  }
  const crashes: RuleCrash[] = []
  const onCrash = (rule: string, error: unknown): void => {
    crashes.push(asCrash(rule, error))
  }
  // In this order, which is that of the failures that a report tells.
  const facts = collectFacts(caption, config, onCrash)
  const findings = findInCaption(caption, config, onCrash, stopwatch)
  return crashes.length > 0 ? {findings, facts, crashes} : {findings, facts}
}
