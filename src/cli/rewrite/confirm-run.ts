import {confirm, isCancel} from '@clack/prompts'
import {UserError} from '../../errors.ts'
import {printable} from '../../reporters/printable.ts'
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
export interface RunTerms
  extends Pick<
    ModelSession,
    'model' | 'price' | 'maxCost' | 'limitIsGiven' | 'asksNothing' | 'strangeAddress'
  > {
  /** Whether the model is shown media, too. */
  readonly showsMedia: boolean
}

/**
 * Says what leaves the machine, where to, and what it will cost; and makes sure that somebody wants it so.
 * @param ask Asks at the terminal; absent where there is nobody to ask.
 * @throws {UserError} where nobody has agreed to the cost, or to an address that only the config names.
 * @throws {InterruptedError} where the user declines.
 */
export async function confirmRun(
  estimate: RunEstimate,
  terms: RunTerms,
  ask: Confirm | undefined
): Promise<void> {
  const {model, price, maxCost, limitIsGiven, asksNothing} = terms
  const {captions, known, cost} = estimate
  if (captions === 0) return
  const answered = known > 0 ? ` (${known === captions ? 'all' : known} of them answered before)` : ''
  const what = `${count(captions, 'caption')}${answered}`
  const leaving = terms.showsMedia ? 'text and media leave' : 'nothing but text leaves'
  log(
    `Asking ${model.model} at ${model.destination.host} for ${what}; ${leaving} this machine: ${costPhrase(estimate, price?.from)}.`
  )
  // Also where all is answered: an answer that fails the gates is asked for again.
  const hasAgreed = asksNothing || (await agreesToAddress(terms, ask))
  if (known === captions) return
  if (!cost) {
    const unknown = `No price is known for \`${model.model}\``
    if (maxCost !== undefined && !asksNothing) {
      throw new UserError(
        `${unknown}, so \`--max-cost\` cannot be kept; use \`--yes\` to run it whatever it costs`
      )
    }
    if (hasAgreed) return
    if (!ask) throw new UserError(`${unknown}; use \`--yes\` to run it whatever it costs`)
    await agreed(ask, `${unknown}. Run it whatever it costs?`)
    return
  }
  if (asksNothing || cost.greatest === 0) return
  const {likely, greatest} = cost
  if (!ask) {
    if (maxCost !== undefined) return
    throw new UserError(
      `The run costs about ${inDollars(likely)}, and at most ${inDollars(greatest)}; agree with \`--yes\`, or set a limit with \`--max-cost\``
    )
  }
  const limit = maxCost ?? greatest
  if (limitIsGiven || Math.min(likely, limit) <= askAbove) return
  await agreed(
    ask,
    `About ${inDollars(Math.min(likely, limit))}, at most ${inDollars(Math.min(greatest, limit))}. Go on?`
  )
}

/**
 * A config may be a stranger's, and sends captions nowhere by its word alone.
 * @returns Whether somebody was asked, and has agreed.
 */
async function agreesToAddress(
  {model, strangeAddress, showsMedia}: RunTerms,
  ask: Confirm | undefined
): Promise<boolean> {
  if (!strangeAddress) return false
  const {host} = model.destination
  const {keyVariable} = strangeAddress
  const what = showsMedia ? 'captions and media' : 'captions'
  const key = keyVariable === undefined ? '' : ` and the key in \`${keyVariable}\``
  const sentence = `The config sends ${what}${key} to \`${host}\`, which is no provider that caplint knows`
  if (!ask) {
    throw new UserError(`${sentence}; agree with \`--yes\`, or name the address with \`--base-url\``)
  }
  await agreed(ask, `${sentence}. Send them there?`)
  return true
}

function costPhrase({cost}: RunEstimate, from: string | undefined): string {
  if (!cost) return 'what it costs is not known'
  if (cost.greatest === 0) return 'it costs nothing'
  return `about ${inDollars(cost.likely)}, at most ${inDollars(cost.greatest)} by ${from}`
}

async function agreed(ask: Confirm, question: string): Promise<void> {
  if (!(await ask(printable(question))))
    throw new InterruptedError('Nothing was asked, and no file was changed.')
}

/** Asks at the terminal, where there is one at both ends. */
export function terminalConfirm(): Confirm | undefined {
  if (!process.stdin.isTTY || !process.stderr.isTTY || process.env.CI) return undefined
  return async (message) => {
    const answer = await confirm({message, output: process.stderr})
    return !isCancel(answer) && answer
  }
}
