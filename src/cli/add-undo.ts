import type {Command} from 'commander'
import type {UndoFlags} from './commands/undo.ts'
import {addColorFlags} from './lint-flags.ts'

/** Adds `caplint undo`. */
export function addUndo(program: Command, finish: (code: Promise<number>) => Promise<void>): void {
  const command = program
    .command('undo')
    .description('take back the changes of a run')
    .argument('[run]', 'name of the run, or its beginning; without it, the last one')
    .optionsGroup('What to do:')
    .option('--list', 'list the runs that can be taken back, and undo nothing')
    .option('--dry-run', 'tell what would be restored, and write nothing')
    .optionsGroup('Output:')
    .option('-f, --format <name>', 'text (default) or json')
  addColorFlags(command).action((run: string | undefined, flags: UndoFlags) =>
    finish(import('./commands/undo.ts').then(({undoCommand}) => undoCommand(run, flags)))
  )
}
