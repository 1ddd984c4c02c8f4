import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {LintedCaption} from '../engine/gates.ts'
import type {Message} from '../engine/report.ts'
import type {MediaPart} from './language-model.ts'

/** What a model is to propose a caption for. */
export interface ProposalTask {
  readonly config: ResolvedConfig
  /** The caption to mend, and what is to be mended in it; absent where there is none yet. */
  readonly original?: LintedCaption & {readonly findings: readonly Message[]}
  /** The picture, or frames of the clip in order; none where the model is not to see it. */
  readonly media: readonly MediaPart[]
  /** What the media shows. */
  readonly shows: 'image' | 'video'
}

/** A proposal that was turned down, as the next attempt is told of it. */
export interface TurnedDown {
  /** What was proposed, where it was a caption at all. */
  readonly text?: string
  /** Reasons against it, in words that follow "it would". */
  readonly reasons: readonly string[]
}

/** What came of a task. */
export type Proposal =
  /** `text` may take its place: all gates let it pass. */
  | {readonly status: 'accepted'; readonly text: string; readonly messages: readonly Message[]}
  /** Nothing may; `reason` follows "it would". */
  | {readonly status: 'refused'; readonly reason: string; readonly attempts: number}
