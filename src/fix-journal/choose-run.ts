import {UserError} from '../errors.ts'
import type {RecordedRun} from './read-run.ts'

/**
 * The run to undo: the one of that name, or whose name alone begins so; without a name, the last one that changed
 * anything and was not undone yet.
 * @param runs The last one first.
 * @throws {UserError} where there is none, or nothing can be restored from it.
 */
export function chooseRun<Run extends RecordedRun>(runs: readonly Run[], name?: string): Run {
  const run = name === undefined ? runs.find(isOpen) : runNamed(runs, name)
  if (!run) throw new UserError(nothingToUndo(runs))
  if (run.problem === undefined) return run
  throw new UserError(`Cannot undo the run ${run.run} from \`${run.path}\`: ${run.problem}`)
}

const isOpen = ({undone, problem, changes, damagedLines}: RecordedRun): boolean =>
  !undone && problem === undefined && changes.length + damagedLines.length > 0

function runNamed<Run extends RecordedRun>(runs: readonly Run[], name: string): Run {
  const [found, other] = runs.filter(({run}) => name !== '' && run.startsWith(name))
  const exact = runs.find(({run}) => run === name)
  if (exact) return exact
  if (found && !other) return found
  throw new UserError(
    found
      ? `Several runs begin with \`${name}\`; \`caplint undo --list\` names them in full`
      : `There is no run \`${name}\` here; \`caplint undo --list\` names those there are`
  )
}

function nothingToUndo(runs: readonly RecordedRun[]): string {
  const broken = runs.find(({problem}) => problem !== undefined)
  if (broken) return `Cannot undo the run ${broken.run} from \`${broken.path}\`: ${broken.problem}`
  return runs.some(({undone}) => undone)
    ? 'Every run here has been undone; name one to undo it again (`caplint undo --list`)'
    : 'There is no run to undo here; change into the folder in which caplint changed files'
}
