import {captionLinter} from '../engine/caption-linter.ts'
import {fixCaption} from '../engine/fix-caption.ts'
import {whatToKeep} from '../engine/keep.ts'
import {answerReasons, textReasons} from './answer-gates.ts'
import type {ModelAnswer, ModelRequest} from './language-model.ts'
import {findingsToMend} from './needs-sight.ts'
import type {Proposal, ProposalTask, TurnedDown} from './proposal.ts'
import {proposalRequest} from './proposal-request.ts'
import {readAnswer} from './read-answer.ts'

/** Asks a model. The nonce is told, as it makes requests differ that are the same. */
export type Ask = (request: ModelRequest, nonce: string) => Promise<ModelAnswer>

/** An answer that is turned down is asked for again this often, each time with the reasons. */
export const mostRetries = 2

/** What was proposed is repeated to the model up to this many UTF-16 code units. */
const longestFeedback = 600

/**
 * Has a model mend a caption, or write one. Its answer is only a candidate: what the deterministic fixes can mend in it
 * is mended, then it must pass every gate. Where it doesn't, the model is told why and asked again, at most twice; where
 * it does but leaves warnings, it gets one chance to do better.
 * @throws whatever `ask` throws.
 */
export async function proposeCaption(task: ProposalTask, nonce: string, ask: Ask): Promise<Proposal> {
  const seen = new Set<string>()
  let before: TurnedDown | undefined
  let good: Accepted | undefined
  for (let attempt = 1; ; attempt++) {
    const answer = await ask(proposalRequest(task, nonce, before), nonce)
    const judged = judge(answer, task, nonce)
    if ('accepted' in judged) {
      const {accepted} = judged
      if (good) return accepted.messages.length < good.messages.length ? accepted : good
      const reasons = warningsLeft(accepted, task)
      if (reasons.length === 0 || attempt > mostRetries) return accepted
      good = accepted
      before = {text: accepted.text, reasons}
      continue
    }
    if (good) return good
    const {text = '', reasons} = judged
    const [reason = 'fail'] = reasons
    const isRepeated = text !== '' && seen.has(text)
    if (attempt > mostRetries || isRepeated) return {status: 'refused', reason, attempts: attempt}
    seen.add(text)
    before = {reasons, ...(text === '' || text.length > longestFeedback ? {} : {text})}
  }
}

/** Warnings that the model was told of, by its task or by the rules, and that its answer leaves. */
function warningsLeft({messages}: Accepted, {original, config, media}: ProposalTask): readonly string[] {
  const told = new Set(original?.findings.map(({rule}) => rule))
  return findingsToMend(messages, config, media.length > 0)
    .filter(({rule}) => !original || told.has(rule))
    .map(({rule, message}) => `leave a warning of ${rule}: ${message}`)
}

type Accepted = Extract<Proposal, {status: 'accepted'}>

type Judged = {readonly accepted: Accepted} | TurnedDown

/** Takes an answer through all gates. A pure function: what was judged once is judged the same way from the cache. */
export function judge(answer: ModelAnswer, task: ProposalTask, nonce: string): Judged {
  const read = readAnswer(answer)
  if ('reason' in read) return {reasons: [read.reason]}
  const rough = textReasons(read.text, task, nonce)
  if (rough.length > 0) return {text: read.text, reasons: rough}
  const {config, original} = task
  const lint = captionLinter(config)
  const keep = whatToKeep(config)
  const mended = fixCaption(read.text, lint, {wants: () => true, keep}).text
  const text = original ? asBefore(mended, original.caption.text) : mended.trim()
  const linted = lint(text)
  if (!linted) return {text, reasons: ['make a rule crash']}
  const reasons = [...textReasons(text, task, nonce), ...answerReasons(linted, task)]
  if (reasons.length > 0) return {text: mended, reasons}
  return {accepted: {status: 'accepted', text, messages: linted.messages}}
}

/** A caption with the white space around it, such as its final line break, that the original has. */
function asBefore(text: string, original: string): string {
  const [lead = ''] = /^\s*/.exec(original) ?? []
  const [trail = ''] = /\s*$/.exec(original) ?? []
  return lead + text.trim() + trail
}
