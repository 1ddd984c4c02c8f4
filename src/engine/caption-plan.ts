import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {Item} from '../dataset/item.ts'
import type {ReadCaption, ReadItem} from '../dataset/read-item.ts'
import {isStructuredCaption} from '../language/structured-caption.ts'
import {type AcceptedFindings, acceptedFindings, isAccepted} from './accepted-findings.ts'
import {checkItem} from './check-item.ts'
import {type CollectedFacts, collectFacts} from './compare-captions.ts'
import {createCrashLog} from './crash-log.ts'
import {type FixableMessage, fixCaption, type LeftFix} from './fix-caption.ts'
import {type FixChoice, wantsFix} from './fix-choice.ts'
import type {LintedCaption} from './gates.ts'
import {whatToKeep} from './keep.ts'
import {captionLinter} from './caption-linter.ts'
import type {ItemPlace} from './item-place.ts'
import {longestCaption} from './started-item.ts'
import type {FixedFinding, Message} from './report.ts'
import type {Suppressor} from './suppressor.ts'

/** What a state of a caption is: the text, what is found in it, and what it is compared by. */
export interface CaptionState {
  readonly text: string
  readonly messages: readonly Message[]
  readonly facts: readonly CollectedFacts[]
}

/** What is to become of a caption. */
export interface CaptionPlan {
  readonly config: ResolvedConfig
  readonly place: ItemPlace
  /** Where it stands; absent for a caption that came as text. */
  readonly source?: {readonly item: Item; readonly caption: ReadCaption}
  readonly before: CaptionState
  readonly after: CaptionState
  readonly fixed: readonly FixedFinding[]
  /** Messages of the text after fixing whose fix was left out. */
  readonly left: readonly LeftFix[]
  /** Findings that are left alone, as they are suppressed. */
  readonly accepted?: AcceptedFindings
  /** The finding that is mended by taking away the byte order mark of the file. */
  readonly mark?: FixedFinding
}

/** Whether a plan changes anything. */
export const changes = ({before, after, mark}: CaptionPlan): boolean =>
  before.text !== after.text || mark !== undefined

/** Plans the fixes of an item that was read; `undefined` where it has no caption that can be linted. */
export function planItem(
  item: Item,
  read: ReadItem,
  config: ResolvedConfig,
  place: ItemPlace,
  choice: FixChoice,
  suppressor?: Suppressor
): CaptionPlan | undefined {
  const {caption} = read
  if (!caption) return undefined
  const mark = read.files.byteOrderMark ? markFinding(read, config, place, choice, suppressor) : undefined
  const plan = planText(caption.slot.caption, config, place, choice, suppressor)
  if (!plan) return undefined
  return {...plan, source: {item, caption}, ...(mark ? {mark} : {})}
}

/** Plans the fixes of a caption; `undefined` for what is none, and for what a rule crashes on. */
export function planText(
  text: string,
  config: ResolvedConfig,
  place: ItemPlace,
  choice: FixChoice,
  suppressor?: Suppressor
): CaptionPlan | undefined {
  if (text.length > longestCaption) return undefined
  const shared = {config, place}
  if (text.trim() === '' || isStructuredCaption(text)) {
    const state = {text, messages: [], facts: []}
    return {...shared, before: state, after: state, fixed: [], left: []}
  }
  const lint = captionLinter(config)
  const first = lint(text)
  if (!first) return undefined
  const accepted = acceptedFindings(suppressor, place, text, first.messages)
  const wants = (message: Message): boolean => wantsFix(choice, message) && !isAccepted(accepted, message)
  const outcome = fixCaption(text, (each) => (each === text ? first : lint(each)), {
    wants,
    keep: whatToKeep(config)
  })
  const before = stateOf(first, config)
  return {
    ...shared,
    before,
    after: outcome.text === text ? before : stateOf(outcome.linted ?? first, config),
    fixed: outcome.fixed.map(asFixed),
    left: outcome.left,
    ...(accepted.size > 0 ? {accepted} : {})
  }
}

/** What is kept of a caption that was linted: its tree and tokens, of which a dataset has thousands, are let go. */
export function stateOf({caption, messages}: LintedCaption, config: ResolvedConfig): CaptionState {
  // Crashes are told where the result is linted.
  const facts = collectFacts(caption, config, () => {})
  return {text: caption.text, messages, facts}
}

const asFixed = ({rule, severity, message, fix}: FixableMessage): FixedFinding => ({
  rule,
  severity,
  type: fix.type,
  message
})

/** The finding that a file begins with a byte order mark, where its fix is asked for. */
function markFinding(
  {files, caption}: ReadItem,
  config: ResolvedConfig,
  place: ItemPlace,
  choice: FixChoice,
  suppressor: Suppressor | undefined
): FixedFinding | undefined {
  const log = {crashes: createCrashLog()}
  for (const {rule, severity, message, fix} of checkItem(
    files,
    config,
    place.path,
    log,
    caption?.fileLength
  )) {
    if (fix?.remove !== 'byte-order-mark') continue
    if (!wantsFix(choice, {rule, fileFix: fix})) continue
    const found = {rule, about: 'files', start: 0, end: 0} as const
    const left = suppressor?.apply({place, caption: caption?.slot.caption, messages: [found]})
    if (left?.length !== 0) return {rule, severity, type: fix.type, message}
  }
  return undefined
}

/** A plan that leaves its caption as it was, saying why of everything that would have been mended. */
export function withdrawn(plan: CaptionPlan, reason: string): CaptionPlan {
  const {before, after, fixed, left} = plan
  if (before.text === after.text) return plan
  const rules = new Set(fixed.map(({rule}) => rule))
  const messages = before.messages.filter((message) => rules.has(message.rule))
  const stays = left.filter(({message}) => before.messages.includes(message))
  return {
    ...plan,
    after: before,
    fixed: [],
    left: [...stays, ...messages.map((message) => ({message, reason}))]
  }
}
