import type {Command} from 'commander'
import type {PromptFlags} from './commands/prompt.ts'
import {addConfigFlags} from './config-flags.ts'

/** Takes the exit code that a command ends with. */
type Finish = (code: Promise<number>) => Promise<void>

/** Adds `caplint prompt`. */
export function addPrompt(program: Command, finish: Finish): void {
  const command = program
    .command('prompt')
    .description('print the captioning prompt that the config implies')
    .argument('[path]', 'a file or folder whose config applies; without it, the current folder')
    .optionsGroup('Output:')
    .option('--image', 'add what is asked beside an image')
    .option('--video', 'add what is asked beside a video')
    .option('-f, --format <name>', 'text (default) or json')
  addConfigFlags(command).action((path: string | undefined, flags: PromptFlags) =>
    finish(import('./commands/prompt.ts').then(({promptCommand}) => promptCommand(path, flags)))
  )
}
