import {type Command, InvalidArgumentError} from 'commander'
import type {CaptionFlags} from './commands/caption.ts'
import {addConfigFlags} from './config-flags.ts'
import {addModelFlags, addRequestsFlag} from './rewrite/model-flags.ts'

/** Takes the exit code that a command ends with. */
type Finish = (code: Promise<number>) => Promise<void>

/** Adds `caplint caption`. */
export function addCaption(program: Command, finish: Finish): void {
  const command = program
    .command('caption')
    .description('have a model caption media that have no caption')
    .argument(
      '[paths...]',
      'folders, globs, media, or the config of a trainer; without any, the `datasets` of the config'
    )
    .optionsGroup('What to caption:')
    .option('--limit <number>', 'caption only so many, to look at them first', wholeNumber)
  addRequestsFlag(addModelFlags(addConfigFlags(command))).action(
    (paths: readonly string[], flags: CaptionFlags) =>
      finish(import('./commands/caption.ts').then(({captionCommand}) => captionCommand(paths, flags)))
  )
}

function wholeNumber(value: string): number {
  if (!/^[1-9]\d*$/.test(value)) throw new InvalidArgumentError('Expected a whole number, 1 or more.')
  return Number(value)
}
