import type {Failure, Report} from '../../engine/report.ts'
import type {Rewrite} from '../../engine/rewrite-plans.ts'
import {count} from '../../reporters/summary-lines.ts'
import {inDollars} from '../../rewrite/cost.ts'
import {estimateRun, type ProposalJob, runProposals} from '../../rewrite/proposal-run.ts'
import {planRewriting, rewritingOf} from '../../rewrite/rewrite-captions.ts'
import {log} from '../terminal.ts'
import {confirmRun, terminalConfirm} from './confirm-run.ts'
import {createModelProgress} from './model-progress.ts'
import type {ModelSession} from './model-session.ts'

/** Has captions rewritten by a model, for `--fix`. */
export interface Rewriter {
  readonly rewrite: Rewrite
  /** The report with what kept the model from its work. */
  readonly complete: (report: Report) => Report
}

/** @param hasReport Whether a report will say of each caption why it stays; otherwise that is told on stderr. */
export function createRewriter(session: ModelSession, hasReport: boolean): Rewriter {
  const failures: Failure[] = []

  const rewrite: Rewrite = async (captions, signal) => {
    const planned = captions.map((caption) => planRewriting(caption, session.media))
    const jobs: ProposalJob[] = []
    const indexes = planned.map((plan) => (plan && 'job' in plan ? jobs.push(plan.job) - 1 : undefined))
    const {asking, price, model} = session
    const terms = {...session, showsMedia: session.media !== undefined}
    await confirmRun(estimateRun(jobs, asking, price), terms, terminalConfirm())
    const progress = createModelProgress()
    let done = 0
    const run = await runProposals(jobs, {
      asking,
      concurrency: model.concurrency,
      signal,
      onSettled: () => progress.update(++done, jobs.length, asking.budget.spent())
    }).finally(progress.clear)
    failures.push(...run.failures)
    if (jobs.length > 0) log(spentSentence(asking.budget.answered(), asking.budget.spent()))
    for (const [index, result] of hasReport ? [] : run.results.entries()) {
      if (result.status !== 'refused') continue
      log(
        `${jobs[index]?.path}: not rewritten, as the caption that the model proposes would ${result.reason}.`
      )
    }
    if (run.stopped !== undefined) log(`${run.stopped}.`)
    return planned.map((plan, index) => {
      if (plan && 'notFixed' in plan) return plan
      const result = run.results[indexes[index] ?? -1]
      return result && rewritingOf(result, run.stopped)
    })
  }

  return {
    rewrite,
    complete: (report) => ({...report, failures: [...report.failures, ...failures]})
  }
}

/** What a run has asked, and what it has cost. */
export const spentSentence = (answered: number, spent: number | undefined): string =>
  `${count(answered, 'request')} answered${spent === undefined ? '' : `, ${inDollars(spent)} spent`}.`
