import {showPath} from '../../dataset/show-path.ts'
import type {FoundRun} from '../../fix-journal/list-runs.ts'
import type {UndoOutcome} from '../../fix-journal/undo-run.ts'
import {printable, printableJson} from '../../reporters/printable.ts'
import {count} from '../../reporters/summary-lines.ts'

/** What was done, as JSON; paths of files are relative to the working directory, as in reports. */
export const undoJson = (
  outcome: UndoOutcome,
  {cwd, dryRun}: {readonly cwd: string; readonly dryRun: boolean}
): string => {
  const shown = (path: string): string => showPath(path, cwd)
  const {run, restored, alreadyRestored, refused, interrupted} = outcome
  return `${printableJson(
    {
      run: run.run,
      journal: run.path,
      dryRun,
      restored: restored.map(shown),
      alreadyRestored: alreadyRestored.map(shown),
      refused: refused.map(({path, reason}) => ({path: shown(path), reason})),
      damagedLines: run.damagedLines,
      cutOff: run.cutOff,
      interrupted
    },
    2
  )}\n`
}

/** What was done, as text. */
export function* undoLines(
  outcome: UndoOutcome,
  {cwd, dryRun}: {readonly cwd: string; readonly dryRun: boolean}
): Iterable<string> {
  const {run, restored, alreadyRestored, refused} = outcome
  if (dryRun) for (const path of restored) yield `${printable(showPath(path, cwd))}\n`
  const restoredFiles = `${dryRun ? 'would restore' : 'restored'} ${count(restored.length, 'file')}`
  const rest = [
    ...(alreadyRestored.length > 0 ? [`${count(alreadyRestored.length, 'file')} already as before`] : []),
    ...(refused.length > 0 ? [`${count(refused.length, 'file')} left as found`] : [])
  ]
  yield `Run ${run.run}: ${[restoredFiles, ...rest].join(', ')}.\n`
  if (!dryRun) yield `Its journal stays in ${printable(run.path)}.\n`
}

/** What a person must know besides: a sentence for each file that is left, and for whatever the journal lacks. */
export function undoneNotes(
  {run, refused}: UndoOutcome,
  runs: readonly FoundRun[],
  cwd: string
): readonly string[] {
  const notes = refused.map(
    ({path, reason}) => `caplint: Cannot restore \`${showPath(path, cwd)}\`: ${reason}`
  )
  const later = runs.filter((each) => each.run > run.run && !each.undone && each.changes.length > 0)
  if (refused.some(({mayWorkLater}) => !mayWorkLater) && later.length > 0) {
    notes.push(
      `caplint: Later runs may have changed what is left; undo them first: ${later.map((each) => each.run).join(', ')}`
    )
  }
  if (run.damagedLines.length > 0) {
    notes.push(
      `caplint: The journal \`${run.path}\` is damaged in line ${run.damagedLines.join(', ')}; the file of each such line is left as found`
    )
  }
  if (run.cutOff) {
    notes.push(
      `caplint: The last line of the journal \`${run.path}\` is cut off: the run ended while it was written, before its file was changed`
    )
  }
  return notes
}
