import type {Command} from 'commander'
import {bashCompletion} from '../completion/bash-completion.ts'
import {completedCommands} from '../completion/completed-commands.ts'
import {fishCompletion} from '../completion/fish-completion.ts'
import type {Shell} from '../completion/shells.ts'
import {zshCompletion} from '../completion/zsh-completion.ts'
import {exitCodes} from '../exit-code.ts'
import {writeOut} from '../terminal.ts'

const scripts = {bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion} as const

/** Prints the script that has a shell complete what the program takes. */
export async function completionCommand(shell: Shell, program: Command): Promise<number> {
  await writeOut([scripts[shell](completedCommands(program))])
  return exitCodes.clean
}
