import {Chalk} from 'chalk'
import {showPath} from '../../dataset/show-path.ts'
import type {FoundRun} from '../../fix-journal/list-runs.ts'
import {printable, printableJson} from '../../reporters/printable.ts'
import {count} from '../../reporters/summary-lines.ts'
import {hasColor} from '../terminal.ts'

/** Number of different files that a run changed, or was about to when it was broken off. */
export const filesOf = ({changes}: FoundRun): number =>
  new Set(changes.map(({root = '', path}) => `${root}\n${path}`)).size

/** The runs as JSON, times in ISO 8601. */
export const runListJson = (runs: readonly FoundRun[]): string =>
  `${printableJson(
    runs.map((run) => ({
      run: run.run,
      ...(run.head ? {started: run.head.started} : {}),
      ended: run.ended ?? null,
      undone: run.undone?.at ?? null,
      files: filesOf(run),
      ...(run.root === undefined ? {} : {root: run.root}),
      journal: run.path,
      damagedLines: run.damagedLines,
      cutOff: run.cutOff,
      problem: run.problem ?? null
    })),
    2
  )}\n`

/** The runs as text, a line each under the folder that holds their journals. */
export function* runListLines(
  runs: readonly FoundRun[],
  {cwd, color}: {readonly cwd: string; readonly color: boolean | undefined}
): Iterable<string> {
  const chalk = new Chalk({level: hasColor(process.stdout, color) ? 1 : 0})
  if (runs.length === 0) yield 'There is no run to undo here.\n'
  const nameWidth = Math.max(0, ...runs.map(({run}) => run.length))
  for (const folder of new Set(runs.map((run) => run.folder))) {
    yield `${chalk.bold(`Journals in ${printable(folder)}`)}\n`
    for (const run of runs.filter((each) => each.folder === folder)) {
      const where = run.root === undefined ? [] : [`in ${printable(showPath(run.root, cwd))}`]
      const facts = [count(filesOf(run), 'file'), ...where, ...remarks(run)]
      yield `  ${run.run.padEnd(nameWidth)}  ${run.head ? `${localTime(run.head.started)}  ` : ''}${facts.join(', ')}\n`
    }
  }
}

/** What sets a run apart from one that went well and can be undone. */
const remarks = ({ended, undone, damagedLines, cutOff, problem, head}: FoundRun): readonly string[] => [
  ...(problem === undefined ? [] : [`cannot be undone: ${problem}`]),
  ...(head && ended === undefined && problem === undefined ? ['broken off, or still going on'] : []),
  ...(undone ? [undone.left > 0 ? `undone but for ${count(undone.left, 'file')}` : 'undone'] : []),
  ...(problem === undefined && damagedLines.length > 0
    ? [`${count(damagedLines.length, 'damaged line')}`]
    : []),
  ...(cutOff ? ['last line cut off'] : [])
]

/** A moment as people here write it, to the minute: `2026-11-26 19:20`. */
function localTime(moment: string): string {
  const date = new Date(moment)
  if (Number.isNaN(date.getTime())) return printable(moment)
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}
