import type {Command} from 'commander'
import type {TrainersFlags} from './commands/trainers.ts'
import {addColorFlags} from './lint-flags.ts'

/** Takes the exit code that a command ends with. */
type Finish = (code: Promise<number>) => Promise<void>

/** Adds `caplint trainers`. */
export function addTrainers(program: Command, finish: Finish): void {
  const command = program
    .command('trainers')
    .description('list the trainers whose reading caplint knows')
    .optionsGroup('Output:')
    .option('-f, --format <name>', 'text (default) or json')
  addColorFlags(command).action((flags: TrainersFlags) =>
    finish(import('./commands/trainers.ts').then(({trainersCommand}) => trainersCommand(flags)))
  )
}
