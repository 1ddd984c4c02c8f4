import {confirm, isCancel} from '@clack/prompts'
import {UserError} from '../../errors.ts'
import {count} from '../../reporters/summary-lines.ts'
import {inDollars} from '../../rewrite/cost.ts'
import type {RunEstimate} from '../../rewrite/proposal-run.ts'
import {InterruptedError} from '../interrupt.ts'
import {log} from '../terminal.ts'
import type {ModelSession} from './model-session.ts'

/** US dollars that a run may probably cost without anybody being asked at a terminal. */
const askAbove = 0.25

/** Asks a question that is answered by yes or no. */
export type Confirm = (question: string) => Promise<boolean>

/** What decides whether a run may begin. */
export interface RunTerms extends Pick<ModelSession, 'model' | 'price' | 'maxCost' | 'asksNothing'> {
  /** Whether the model is shown media, too. */
  readonly showsMedia: boolean
}

/**
 * Says what leaves the machine, where to, and what it will cost; and makes sure that somebody wants it so.
 * @param ask Asks at the terminal; absent where there is nobody to ask.
 * @throws {UserError} where nobody has agreed to the cost.
 * @throws {InterruptedError} where the user declines.
 */
export async function confirmRun(
  estimate: RunEstimate,
  terms: RunTerms,
  ask: Confirm | undefined
): Promise<void> {
  const {model, price, maxCost, asksNothing, showsMedia} = terms
  const {captions, known, cost} = estimate
  if (captions === 0) return
  const answered = known > 0 ? ` (${known === captions ? 'all' : known} of them answered before)` : ''
  const what = `${count(captions, 'caption')}${answered}`
  log(
    `Asking ${model.model} at ${model.destination.host} for ${what}; ${showsMedia ? 'text and media leave' : 'nothing but text leaves'} this machine: ${costPhrase(estimate, price?.from)}.`
  )
  if (known === captions) return
  if (!cost) {
    const unknown = `No price is known for \`${model.model}\``
    if (maxCost !== undefined && !asksNothing) {
      throw new UserError(
        `${unknown}, so \`--max-cost\` cannot be kept; use \`--yes\` to run it whatever it costs`
      )
    }
    if (asksNothing) return
    if (!ask) throw new UserError(`${unknown}; use \`--yes\` to run it whatever it costs`)
    await agreed(ask, `${unknown}. Run it whatever it costs?`)
    return
  }
  if (asksNothing || maxCost !== undefined || cost.greatest === 0) return
  if (!ask) {
    throw new UserError(
      `The run costs about ${inDollars(cost.likely)}, and at most ${inDollars(cost.greatest)}; agree with \`--yes\`, or set a limit with \`--max-cost\``
    )
  }
  if (cost.likely <= askAbove) return
  await agreed(ask, `About ${inDollars(cost.likely)}, at most ${inDollars(cost.greatest)}. Go on?`)
}

function costPhrase({cost}: RunEstimate, from: string | undefined): string {
  if (!cost) return 'what it costs is not known'
  if (cost.greatest === 0) return 'it costs nothing'
  return `about ${inDollars(cost.likely)}, at most ${inDollars(cost.greatest)} by ${from}`
}

async function agreed(ask: Confirm, question: string): Promise<void> {
  if (!(await ask(question))) throw new InterruptedError('Nothing was asked, and no file was changed.')
}

/** Asks at the terminal, where there is one at both ends. */
export function terminalConfirm(): Confirm | undefined {
  if (!process.stdin.isTTY || !process.stderr.isTTY || process.env.CI) return undefined
  return async (message) => {
    const answer = await confirm({message, output: process.stderr})
    return !isCancel(answer) && answer
  }
}
