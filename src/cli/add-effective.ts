import type {Command} from 'commander'
import type {EffectiveFlags} from './commands/effective.ts'
import {addConfigFlags} from './config-flags.ts'
import {addColorFlags} from './lint-flags.ts'

/** Takes the exit code that a command ends with. */
type Finish = (code: Promise<number>) => Promise<void>

/** Adds `caplint effective`. */
export function addEffective(program: Command, finish: Finish): void {
  const command = program
    .command('effective')
    .description('show what a trainer feeds the text encoder')
    .argument('[paths...]', 'folders, globs, captions, media, or the config of a trainer')
    .optionsGroup('Output:')
    .option('-f, --format <name>', 'text (default), json, or jsonl')
  addColorFlags(addConfigFlags(command)).action((paths: readonly string[], flags: EffectiveFlags) =>
    finish(import('./commands/effective.ts').then(({effectiveCommand}) => effectiveCommand(paths, flags)))
  )
}
