import {UserError} from '../errors.ts'
import type {Failure} from '../engine/report.ts'
import {type Asking, askingOf, isAnswered, newNonce} from './asking.ts'
import {BudgetError} from './budget.ts'
import {greatestCost, likelyCost} from './cost.ts'
import type {Price} from './prices.ts'
import type {Proposal, ProposalTask} from './proposal.ts'
import {proposalRequest} from './proposal-request.ts'
import {mostRetries, proposeCaption} from './propose-caption.ts'
import {runQueue, type TaskOutcome} from './queue.ts'

/** A caption that a model is to propose. */
export interface ProposalJob {
  /** As messages show it. */
  readonly path: string
  /** The task without its media; as many stand-ins for them as there will be. */
  readonly sketch: ProposalTask
  /**
   * Reads the media.
   * @throws {UserError} where they cannot be read.
   */
  readonly prepare: () => Promise<ProposalTask>
}

/** What came of a job. `failed`: the model could not be asked; `reason` is a sentence. `skipped`: the run ended before. */
export type JobResult =
  | Proposal
  | {readonly status: 'failed'; readonly reason: string}
  | {readonly status: 'skipped'}

/** What a run will take. */
export interface RunEstimate {
  readonly captions: number
  /** Captions whose answer is known from before and costs nothing. */
  readonly known: number
  /** US dollars; absent where the price is not known. */
  readonly cost?: {readonly likely: number; readonly greatest: number}
}

/** What a run is told. */
export interface ProposalRunSettings {
  readonly asking: Asking
  readonly concurrency: number
  readonly signal?: AbortSignal | undefined
  /** Called as each job is settled, in the order of settling. */
  readonly onSettled?: ((result: JobResult, index: number) => void) | undefined
}

export interface ProposalRunResult {
  /** In the order of the jobs. */
  readonly results: readonly JobResult[]
  /** What kept the run from its work, one sentence each. */
  readonly failures: readonly Failure[]
  /** Why the run ended early although nothing failed: its budget is used up. */
  readonly stopped?: string
}

/** What jobs will take, before anything is sent. */
export function estimateRun(
  jobs: readonly ProposalJob[],
  asking: Asking,
  price: Price | undefined
): RunEstimate {
  let known = 0
  const cost = {likely: 0, greatest: 0}
  for (const {sketch} of jobs) {
    const nonce = newNonce()
    const request = proposalRequest(sketch, nonce)
    if (sketch.media.length === 0 && isAnswered(asking, request, nonce)) known++
    else if (price) {
      cost.likely += likelyCost(request, price)
      cost.greatest += greatestCost(request, price) * (1 + mostRetries)
    }
  }
  return {captions: jobs.length, known, ...(price ? {cost} : {})}
}

/** Has a model propose captions, some at once. Ends early where every further request would fail alike. */
export async function runProposals(
  jobs: readonly ProposalJob[],
  {asking, concurrency, signal, onSettled}: ProposalRunSettings
): Promise<ProposalRunResult> {
  const tasks = jobs.map(({prepare}) => async (running: AbortSignal): Promise<JobResult> => {
    try {
      return await proposeCaption(await prepare(), newNonce(), askingOf(asking, running))
    } catch (error) {
      if (error instanceof UserError) return {status: 'failed', reason: error.message}
      throw error
    }
  })
  const {outcomes, endedBy} = await runQueue(tasks, {
    concurrency,
    signal,
    onSettled: (outcome, index) => onSettled?.(resultOf(outcome), index)
  })
  const results = outcomes.map(resultOf)
  return {
    results,
    failures: failuresOf(jobs, results, endedBy),
    ...(endedBy instanceof BudgetError ? {stopped: endedBy.message} : {})
  }
}

function resultOf(outcome: TaskOutcome<JobResult>): JobResult {
  if (outcome.status === 'done') return outcome.value
  if (outcome.status === 'failed' && !(outcome.error instanceof BudgetError)) {
    return {status: 'failed', reason: outcome.error.message}
  }
  return {status: 'skipped'}
}

/** What ended the run stands for all that it kept from being done; other failures are told by caption. */
function failuresOf(
  jobs: readonly ProposalJob[],
  results: readonly JobResult[],
  endedBy: Error | undefined
): readonly Failure[] {
  if (endedBy && !(endedBy instanceof BudgetError)) return [{message: endedBy.message}]
  return results.flatMap((result, index) => {
    const path = jobs[index]?.path
    if (result.status !== 'failed' || path === undefined) return []
    return [{path, message: `Cannot ask for a caption of \`${path}\`: ${result.reason}`}]
  })
}
