import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {Message} from '../engine/report.ts'

/** Rules that find captions which say nothing of the picture: there is nothing to mend, only something to see. */
const emptyHanded: ReadonlySet<string> = new Set(['no-anchor-only', 'no-refusal', 'no-empty-caption'])

/** Whether a finding says that the caption says nothing. */
export const isEmptyHanded = ({rule}: Message): boolean => emptyHanded.has(rule)

/**
 * Whether only somebody who sees the picture can mend a finding. Who does not see it and is asked for what is missing
 * invents it; the anchor alone is known without looking.
 */
function needsSight({rule, start, end}: Message, {rules}: ResolvedConfig): boolean {
  const family = rules.get(rule)?.rule.family
  return family === 'describe' || emptyHanded.has(rule) || (start === end && family !== 'anchor')
}

/** The findings that a model is asked to mend. What concerns files is none of its business. */
export const findingsToMend = (
  messages: readonly Message[],
  config: ResolvedConfig,
  sees: boolean
): readonly Message[] =>
  messages.filter((message) => message.about !== 'files' && (sees || !needsSight(message, config)))
