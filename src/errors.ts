/**
 * Something the user can mend: a wrong flag, config, or path. The message is one sentence that says what, where,
 * and what to do. It is shown without a stack and ends the run with exit code 2. Any other error is a bug.
 */
export class UserError extends Error {
  override readonly name = 'UserError'
}

/** What was thrown, as words: anything can be, and some of it refuses to be made a text. */
export function thrownText(thrown: unknown): string {
  try {
    return String(thrown instanceof Error ? thrown.message : thrown)
  } catch {
    return 'it threw something that cannot be shown'
  }
}
