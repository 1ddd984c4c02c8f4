import {costOf, greatestCost, inDollars} from './cost.ts'
import {type ModelAnswer, type ModelRequest, ProviderError} from './language-model.ts'
import type {Price} from './prices.ts'

/** Counts what a run costs, and ends it before it costs more than it may. */
export interface Budget {
  /** US dollars spent so far; `undefined` where the price is not known. */
  readonly spent: () => number | undefined
  /** Requests answered so far, those from the cache not counted. */
  readonly answered: () => number
  /**
   * Asks within the budget. What a request costs at most is set aside while it is under way, so that requests at once
   * cannot exceed the limit together.
   * @throws {ProviderError} that ends the run where the request could exceed the limit.
   */
  within(request: ModelRequest, ask: () => Promise<ModelAnswer>): Promise<ModelAnswer>
}

/** @param maxCost US dollars; without it nothing is limited. */
export function createBudget(price: Price | undefined, maxCost?: number): Budget {
  let spent = 0
  let setAside = 0
  let answered = 0
  let waiting: (() => void)[] = []

  /** Sets aside what a request may cost; waits while others are under way, as they may turn out cheaper. */
  async function setApart(greatest: number): Promise<void> {
    while (maxCost !== undefined && spent + setAside + greatest > maxCost) {
      if (setAside === 0) throw new BudgetError(maxCost, spent)
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
    setAside += greatest
  }

  function giveBack(greatest: number): void {
    // What is left of many sums of small fractions must not count as a request under way.
    setAside = Math.abs(setAside - greatest) < 1e-12 ? 0 : setAside - greatest
    const woken = waiting
    waiting = []
    for (const wake of woken) wake()
  }

  return {
    spent: () => (price ? spent : undefined),
    answered: () => answered,
    async within(request, ask) {
      const greatest = price ? greatestCost(request, price) : 0
      if (price) await setApart(greatest)
      try {
        const answer = await ask()
        answered++
        if (price) spent += costOf(request, answer, price)
        return answer
      } finally {
        if (price) giveBack(greatest)
      }
    }
  }
}

/** The budget is used up. It ends the run as a failure does, but is what the user asked for. */
export class BudgetError extends ProviderError {
  constructor(maxCost: number, spent: number) {
    super(
      `Stopped at ${inDollars(spent)}, as the next request could exceed the limit of ${inDollars(maxCost)}; raise \`--max-cost\` to go on`,
      'billing',
      undefined,
      {repeatable: false, endsRun: true}
    )
  }
}
