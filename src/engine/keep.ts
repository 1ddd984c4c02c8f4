import {captionContext, type ResolvedConfig} from '../config/resolved-config.ts'
import type {CaptionContext} from '../language/caption.ts'
import type {ConceptName} from '../language/concept.ts'
import type {RuleFamily} from '../rule.ts'
import {activeRules} from './active-rules.ts'
import type {Message} from './report.ts'

/** What a caption must keep, however it is mended. */
export interface Keep {
  /** What captions are read with; its anchors and secondary concepts stay as they are. */
  readonly context: CaptionContext
  /** The concepts that the config wants described. */
  readonly concepts: readonly ConceptName[]
  /** Whether the words that a message concerns may go: a sentence that is only too long is no reason to drop it. */
  readonly mayGo: (message: Message) => boolean
}

/** Families whose findings are about words that are wrong where they stand. */
const aboutWords: readonly RuleFamily[] = ['anchor', 'omit', 'residue', 'tags', 'file', 'dataset']

const keepOf = new WeakMap<ResolvedConfig, Keep>()

/**
 * What captions must keep under a config: the concepts that its active rules want described, unless another active
 * rule wants them left out. Computed once per config.
 */
export function whatToKeep(config: ResolvedConfig): Keep {
  let keep = keepOf.get(config)
  if (!keep) {
    const rules = activeRules(config).caption.map(({rule}) => rule)
    const omitted = new Set(
      rules.filter(({family}) => family === 'omit').flatMap((rule) => rule.concepts ?? [])
    )
    const described = new Set(rules.flatMap(({describes = []}) => describes))
    keep = {
      context: captionContext(config),
      concepts: [...described].filter((concept) => !omitted.has(concept)),
      mayGo: ({rule, start, end}) => {
        const family = config.rules.get(rule)?.rule.family
        return start < end && family !== undefined && aboutWords.includes(family)
      }
    }
    keepOf.set(config, keep)
  }
  return keep
}
