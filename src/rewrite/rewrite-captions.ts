import type {Item} from '../dataset/item.ts'
import {captionLinter} from '../engine/caption-linter.ts'
import type {CaptionToRewrite, Rewriting} from '../engine/rewrite-plans.ts'
import type {MediaPart} from './language-model.ts'
import {findingsToMend, isEmptyHanded} from './needs-sight.ts'
import type {ProposalTask} from './proposal.ts'
import type {JobResult, ProposalJob} from './proposal-run.ts'

/** Shows a model what belongs to an item. */
export interface MediaReader {
  /** What will be shown, without looking into it; nothing where the item has no media. */
  sketch(item: Item): ShownMedia | undefined
  /** @throws {UserError} where the media cannot be read. */
  read(item: Item): Promise<ShownMedia>
}

export interface ShownMedia {
  readonly parts: readonly MediaPart[]
  readonly shows: 'image' | 'video'
}

/** A caption that a model may mend, or why it is not asked; nothing where there is nothing to say. */
export type PlannedRewriting = {readonly job: ProposalJob} | {readonly notFixed: string} | undefined

/** Plans what a model is asked for a caption that rules could not mend. */
export function planRewriting(caption: CaptionToRewrite, media: MediaReader | undefined): PlannedRewriting {
  const {text, messages, config, path, item} = caption
  const linted = captionLinter(config)(text)
  if (!linted) return undefined
  const shown = item && media?.sketch(item)
  const wanted = new Set(messages.map(({rule}) => rule))
  const left = linted.messages.filter(({rule}) => wanted.has(rule))
  const findings = findingsToMend(left, config, shown !== undefined)
  if (findings.length === 0) {
    return left.length === 0
      ? undefined
      : {notFixed: 'only who sees the picture can mend this; try `--vision`'}
  }
  // A refusal holds nothing to keep: the picture gets a caption of its own.
  const isAnew = shown !== undefined && findings.some(isEmptyHanded)
  const sketch: ProposalTask = {
    config,
    media: shown?.parts ?? [],
    shows: shown?.shows ?? 'image',
    ...(isAnew ? {} : {original: {...linted, findings}})
  }
  const prepare = async (): Promise<ProposalTask> => {
    if (!item || !media || !shown) return sketch
    const {parts, shows} = await media.read(item)
    return {...sketch, media: parts, shows}
  }
  return {job: {path, sketch, prepare}}
}

/** What came of a job, as fixing takes it over. */
export function rewritingOf(result: JobResult, stopped: string | undefined): Rewriting {
  if (result.status === 'accepted') return {text: result.text}
  if (result.status === 'refused')
    return {notFixed: `the caption that the model proposes would ${result.reason}`}
  if (result.status === 'failed') return {notFixed: `the model could not be asked: ${result.reason}`}
  return {notFixed: stopped ?? 'the run ended before the model was asked'}
}
