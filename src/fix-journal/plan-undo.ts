import type {JournaledChange} from './journal-lines.ts'

/** The states that a run took one file through, and the way back. */
export interface FileHistory {
  readonly path: string
  readonly root: string | undefined
  /** Hashes of what the file may hold for it to be restored; `undefined` stands for no file. */
  readonly expected: ReadonlySet<string | undefined>
  /** What it is to hold again; `undefined` where the run made the file. */
  readonly goal: Buffer | undefined
  /** Hash of the goal. */
  readonly goalHash: string | undefined
}

/**
 * The way back of each file of a run, in the order of their first change. Where somebody else changed a file between
 * two changes of the run, the way ends there: their work is not ours to undo.
 */
export function planUndo(changes: readonly JournaledChange[]): readonly FileHistory[] {
  const byFile = new Map<string, JournaledChange[]>()
  for (const change of changes) {
    const key = `${change.root ?? ''}\n${change.path}`
    const known = byFile.get(key)
    if (known) known.push(change)
    else byFile.set(key, [change])
  }
  return [...byFile.values()].flatMap((steps) => wayBack(steps) ?? [])
}

function wayBack(steps: readonly JournaledChange[]): FileHistory | undefined {
  const last = steps.at(-1)
  if (!last) return undefined
  // The run may have been killed between the entry and the rename: the last step may not have been taken.
  const expected = new Set([last.afterHash, last.beforeHash])
  let goal = last
  for (const step of steps.slice(0, -1).reverse()) {
    // A step whose rename failed left the file as it was, and the next one began there again.
    if (step.afterHash !== goal.beforeHash && step.beforeHash !== goal.beforeHash) break
    goal = step
  }
  return {path: last.path, root: last.root, expected, goal: goal.before, goalHash: goal.beforeHash}
}
