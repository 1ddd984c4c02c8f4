import type {ResolvedConfig} from '../../config/resolved-config.ts'
import type {CaptionOutcome} from '../../engine/caption-outcome.ts'
import type {OutcomeMemory} from '../../engine/outcome-source.ts'

/** Captions remembered for each config; a text that is typed leaves one with each stroke. */
const mostCaptions = 50_000

/**
 * Remembers what was found in captions for as long as the server runs and their config is loaded, so that while one of
 * thousands is typed only that one is linted. Those that were not asked for the longest are forgotten first.
 */
export function createOutcomeMemory(): OutcomeMemory {
  const byConfig = new WeakMap<ResolvedConfig, Map<string, CaptionOutcome>>()
  return {
    get(text, config) {
      const known = byConfig.get(config)
      const outcome = known?.get(text)
      if (known && outcome) {
        known.delete(text)
        known.set(text, outcome)
      }
      return outcome
    },
    set(text, config, outcome) {
      const known = byConfig.get(config) ?? new Map<string, CaptionOutcome>()
      byConfig.set(config, known)
      known.set(text, outcome)
      const [oldest] = known.size > mostCaptions ? known.keys() : []
      if (oldest !== undefined) known.delete(oldest)
    }
  }
}
