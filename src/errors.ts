/**
 * Something the user can mend: a wrong flag, config, or path. The message is one sentence that says what, where,
 * and what to do. It is shown without a stack and ends the run with exit code 2. Any other error is a bug.
 */
export class UserError extends Error {
  override readonly name = 'UserError'
}
