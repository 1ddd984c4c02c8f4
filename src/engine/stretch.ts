/** Calls work that does not wait for anything, and returns when it is done, or broken off from outside. */
export type Stretch = (work: () => void) => void

/** Lets nothing be broken off. */
export const unbroken: Stretch = (work) => work()

/**
 * What work gives that is done in a stretch.
 * @throws {Error} where it was broken off: whoever breaks it off has told why.
 */
export function resultOf<Result>(stretch: Stretch, work: () => Result): Result {
  let done: {readonly result: Result} | undefined
  stretch(() => {
    done = {result: work()}
  })
  if (!done) throw new Error('the run was broken off')
  return done.result
}
