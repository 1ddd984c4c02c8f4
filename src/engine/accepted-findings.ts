import type {ItemPlace} from './item-place.ts'
import type {Message} from './report.ts'
import type {Suppressor} from './suppressor.ts'

/** Findings that are suppressed, by rule and words: who accepted words wants them left as they are. */
export type AcceptedFindings = ReadonlySet<string>

const keyOf = ({rule, text}: Pick<Message, 'rule' | 'text'>): string => `${rule}\n${text}`

/** Whether a finding is one of those; also once other words around it have been mended. */
export const isAccepted = (accepted: AcceptedFindings, message: Pick<Message, 'rule' | 'text'>): boolean =>
  accepted.has(keyOf(message))

/** The findings of a caption that are suppressed. */
export function acceptedFindings(
  suppressor: Suppressor | undefined,
  place: ItemPlace,
  caption: string,
  messages: readonly Message[]
): AcceptedFindings {
  if (!suppressor || messages.length === 0) return new Set()
  const left = new Set(suppressor.apply({place, caption, messages}))
  return new Set(messages.filter((message) => !left.has(message)).map(keyOf))
}
