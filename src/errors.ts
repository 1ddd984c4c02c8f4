/**
 * Something the user can mend: a wrong flag, config, or path. The message is one sentence that says what, where,
 * and what to do. It is shown without a stack and ends the run with exit code 2. Any other error is a bug.
 */
export class UserError extends Error {
  override readonly name = 'UserError'
  /** The file that is to be mended, where the message tells one: as the message shows it. */
  readonly place?: FilePlace

  constructor(message: string, {place, ...options}: ErrorOptions & {readonly place?: FilePlace} = {}) {
    super(message, options)
    if (place) this.place = place
  }
}

/** A file, and a place in it where one is known: from 1, columns in UTF-16 code units. */
export interface FilePlace {
  /** As it is shown to people: relative to the working directory. */
  readonly path: string
  readonly line?: number
  readonly column?: number
}

/** `dataset/.caplintrc.yaml:3:5` */
export const showPlace = ({path, line, column}: FilePlace): string =>
  [path, line, column].filter((part) => part !== undefined).join(':')

/** An error about a file, whose place stands in front of the sentence. */
export const errorAt = (place: FilePlace, sentence: string, options?: ErrorOptions): UserError =>
  new UserError(`${showPlace(place)}: ${sentence}`, {...options, place})

/** What was thrown, as words: anything can be, and some of it refuses to be made a text. */
export function thrownText(thrown: unknown): string {
  try {
    return String(thrown instanceof Error ? thrown.message : thrown)
  } catch {
    return 'it threw something that cannot be shown'
  }
}
