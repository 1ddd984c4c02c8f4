/** An example that does not behave as it says. Test runners print `expected` and `actual` as a diff. */
export class ExampleFailure extends Error {
  override readonly name = 'ExampleFailure'
  readonly expected: string | undefined
  readonly actual: string | undefined

  constructor(problem: string, expected?: string, actual?: string) {
    super(
      expected === undefined
        ? problem
        : `${problem}\n  expected: ${expected}\n  actual:   ${actual ?? 'nothing'}`
    )
    this.expected = expected
    this.actual = actual
  }
}

/** Fails the example unless the two texts are equal. */
export function expectEqual(problem: string, expected: string, actual: string | undefined): void {
  if (expected !== actual) throw new ExampleFailure(problem, expected, actual)
}

/** Messages are continued by reporters: one line, no stop at the end, no space around. */
export function checkMessage(message: string): void {
  if (message === '' || message !== message.trim()) {
    throw new ExampleFailure(`Message \`${message}\` is empty or has space around it`)
  }
  if (/[.!]$/.test(message) || /[\n\r]/.test(message)) {
    throw new ExampleFailure(`Message \`${message}\` must be one sentence without a stop at its end`)
  }
}
