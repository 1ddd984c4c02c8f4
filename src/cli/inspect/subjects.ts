import {isGlob} from '../../dataset/expand-glob.ts'
import {UserError} from '../../errors.ts'
import {pathKind} from '../../files.ts'

/** What an argument of `caplint inspect` stands for. */
export type Subject = {readonly path: string} | {readonly text: string}

/** No spaces, and a slash or an extension: meant as a path, whatever else it could be. */
const looksLikePath = (argument: string): boolean =>
  !/\s/.test(argument) && (/[\\/]/.test(argument) || /\.[a-z]\w{0,7}$/i.test(argument))

/**
 * Tells paths from captions: what exists is a path. Words that the shell has split are put together again.
 * @throws {UserError} for what looks like a path and does not exist: it would be inspected as text in silence.
 */
export function subjectsOf(args: readonly string[]): readonly Subject[] {
  const subjects = args.map(subjectOf)
  const isSplit =
    args.length > 1 && subjects.every((subject) => 'text' in subject && !/\s/.test(subject.text))
  return isSplit ? [{text: args.join(' ')}] : subjects
}

function subjectOf(argument: string): Subject {
  if (argument.trim() === '') throw new UserError('Unexpected empty argument; give a caption or a path')
  if (pathKind(argument) !== undefined) return {path: argument}
  if (!looksLikePath(argument)) return {text: argument}
  if (isGlob(argument)) return {path: argument}
  throw new UserError(
    `Found nothing at \`${argument}\`; check the spelling, or give a caption of that form on standard input with \`--stdin\``
  )
}
