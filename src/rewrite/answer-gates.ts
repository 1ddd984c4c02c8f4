/**
 * What a model's answer must pass before it may become a caption, beside the gates that every fix passes. Each gate is
 * a pure function that gives reasons against, in words that follow "it would".
 */
import {candidateReasons, goneReasons, type LintedCaption} from '../engine/gates.ts'
import {namingWords} from '../engine/kept-spans.ts'
import {whatToKeep} from '../engine/keep.ts'
import type {Message} from '../engine/report.ts'
import {overlaps} from '../language/span.ts'
import {quote} from '../language/wording.ts'
import {answerLinter} from './always-on-rules.ts'
import {captioningPrompt} from './captioning-prompt.ts'
import {echoOf} from './echo.ts'
import type {ProposalTask} from './proposal.ts'
import {lostLiterals} from './protected-spans.ts'
import {writingSystems} from './writing-systems.ts'

/** Greatest length of a caption in UTF-16 code units, where its original is no longer; no trainer reads that much. */
const longest = 2000

/** What can be told without reading the text as a caption; first, as reading something endless takes long. */
export function textReasons(text: string, {original}: ProposalTask, nonce: string): readonly string[] {
  const limit = Math.max(longest, original?.caption.text.length ?? 0)
  if (text.length > limit) return [`be ${text.length} characters long`]
  if (!/\p{L}/u.test(text)) return ['hold no words']
  const lines = (words: string): number =>
    words.split(/[\n\r\u0085\u2028\u2029]+/).filter((line) => line.trim() !== '').length
  const most = Math.max(1, original ? lines(original.caption.text) : 1)
  return [
    ...(/(?![\n\r\t])[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/u.test(text) ? ['hold control or private characters'] : []),
    ...(lines(text) > most ? [`have ${lines(text)} lines`] : []),
    ...(text.includes(nonce) || /<\/?data-/i.test(text) ? ['repeat the markers around the data'] : [])
  ]
}

/** What a linted answer is turned down for. */
export function answerReasons(answer: LintedCaption, task: ProposalTask): readonly string[] {
  const {config, original, media} = task
  const {text} = answer.caption
  const shared = [...residueReasons(text, task), ...echoReasons(text, task), ...writingReasons(text, task)]
  if (!original) return [...shared, ...errorReasons(answer.messages)]
  return [
    ...shared,
    ...candidateReasons(original, answer, whatToKeep(config)),
    ...warningReasons(original.messages, answer.messages),
    ...progressReasons(original, answer),
    ...lengthReasons(text, task),
    ...literalReasons(text, task),
    ...(media.length > 0 || isTranslation(task) ? [] : inventedReasons(text, task))
  ]
}

/** Refusals, remarks, markup and the like that the original does not have. */
function residueReasons(text: string, {config, original}: ProposalTask): readonly string[] {
  const lint = answerLinter(config)
  const found = lint(text)
  if (!found) return ['make a rule crash']
  const before = original ? (lint(original.caption.text)?.messages ?? []) : []
  return found.messages
    .filter(({rule}) => count(found.messages, rule) > count(before, rule))
    .map(({message}) => `bring something that no caption holds: ${message}`)
}

const count = (messages: readonly Message[], rule: string): number =>
  messages.filter((message) => message.rule === rule).length

/** A caption that says what the prompt says describes no picture. */
function echoReasons(text: string, {config, original}: ProposalTask): readonly string[] {
  const before = original?.caption.text ?? ''
  if (text.trim() === before.trim()) return original ? ['change nothing'] : []
  const {instructions, examples, image, video} = captioningPrompt(config)
  if (!original && examples.includes(text.trim())) return ['repeat an example of the prompt']
  const told = [...instructions.map((instruction) => instruction.text), image, video].join('\n')
  const echo = echoOf(told, text)
  return echo === undefined || echoOf(told, before) !== undefined ? [] : [`repeat the prompt: \`${echo}\``]
}

/** Letters of a writing system that neither the original nor the config uses. */
function writingReasons(text: string, task: ProposalTask): readonly string[] {
  const {config, original} = task
  const isEnglishAsked = config.rules.get('english-only')?.severity !== 'off'
  if (!original && !isEnglishAsked) return []
  const known = writingSystems(
    [original?.caption.text ?? '', ...config.anchors, ...config.secondary].join(' ')
  )
  const strange = [...writingSystems(text)].filter(
    (system) => !known.has(system) && !(system === 'Latin' && (!original || isTranslation(task)))
  )
  return strange.map((system) => `bring ${system} writing`)
}

const isTranslation = ({original}: ProposalTask): boolean =>
  original?.findings.some(({rule}) => rule === 'english-only') ?? false

const errorReasons = (messages: readonly Message[]): readonly string[] =>
  messages.filter(({severity}) => severity === 'error').map(({rule, message}) => `break ${rule}: ${message}`)

/** No rule finds more than before, be it a warning. */
function warningReasons(before: readonly Message[], after: readonly Message[]): readonly string[] {
  const rules = new Set(after.filter(({severity}) => severity === 'warn').map(({rule}) => rule))
  return [...rules]
    .filter((rule) => count(after, rule) > count(before, rule))
    .map((rule) => {
      const message = after.findLast((each) => each.rule === rule)?.message
      return `bring a warning of ${rule}: ${message}`
    })
}

/** Every error that was to go is gone; where there were warnings alone, one at least. */
function progressReasons({findings, messages}: NonNullable<ProposalTask['original']>, answer: LintedCaption) {
  // Their fixes don't matter any more: those that could land have landed.
  const errors = findings.filter(({severity}) => severity === 'error').map(({fix: _fix, ...rest}) => rest)
  const left = goneReasons(errors, messages, answer.messages)
  if (errors.length > 0) return left
  const rules = new Set(findings.map(({rule}) => rule))
  const isBetter = [...rules].some((rule) => count(answer.messages, rule) < count(messages, rule))
  return isBetter ? [] : ['mend nothing of what was found']
}

/** Shares of the words that stay: less is half a caption, more is another one. */
const bounds = {least: 0.5, mostBlind: 1.25, mostSeeing: 2.5}
/** Words by which any caption may grow or shrink: a short one is soon twice as long. */
const slack = 6

function lengthReasons(text: string, task: ProposalTask): readonly string[] {
  const {original, media} = task
  if (!original || isTranslation(task)) return []
  const words = namingWords(original.caption.text)
  const {mayGo} = whatToKeep(task.config)
  const going = original.findings.filter(
    (finding) => mayGo(finding) || (finding.start < finding.end && finding.severity === 'error')
  )
  const staying = words.filter((word) => !going.some((finding) => overlaps(finding, word))).length
  const isTooLong = original.findings.some(({rule}) => task.config.rules.get(rule)?.rule.family === 'length')
  const least = isTooLong ? 1 : Math.floor(staying * bounds.least) - (staying < slack ? 2 : 0)
  const most = Math.ceil(staying * (media.length > 0 ? bounds.mostSeeing : bounds.mostBlind)) + slack
  const found = namingWords(text).length
  if (found < least) return [`keep only ${found} of ${staying} words that were to stay`]
  return found > most + (media.length > 0 ? bounds.mostSeeing * slack : 0)
    ? [`grow from ${words.length} to ${found} words`]
    : []
}

/** Quotations, numbers and prompt syntax stay letter by letter, and none comes out of nowhere. */
function literalReasons(text: string, task: ProposalTask): readonly string[] {
  const {original, config, media} = task
  if (!original || isTranslation(task)) return []
  const {mayGo} = whatToKeep(config)
  const before = original.caption.text
  const lost = lostLiterals(before, text, original.messages.filter(mayGo))
  const brought = media.length > 0 ? [] : lostLiterals(text, before, [])
  return [...lost.map((words) => `lose ${quote(words)}`), ...brought.map((words) => `invent ${quote(words)}`)]
}

/** Words that a model without sight may bring, in share of its answer: another preposition, a form of a verb. */
const strangers = 0.12

/** Who does not see the picture has no news of it. */
function inventedReasons(text: string, {original, config}: ProposalTask): readonly string[] {
  const known = new Set(
    namingWords([original?.caption.text ?? '', ...config.anchors, ...config.secondary].join(' ')).map(
      ({stem}) => stem
    )
  )
  const words = namingWords(text)
  const strange = words.filter(({stem}) => !known.has(stem))
  if (strange.length <= Math.max(1, Math.floor(words.length * strangers))) return []
  const named = strange.slice(0, 4).map(({start, end}) => `\`${text.slice(start, end)}\``)
  return [`add words that the caption does not say: ${named.join(', ')}`]
}
