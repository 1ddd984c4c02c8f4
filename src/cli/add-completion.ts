import {Argument, type Command} from 'commander'
import {type Shell, shells} from './completion/shells.ts'

/** Adds `caplint completion`. */
export function addCompletion(program: Command, finish: (code: Promise<number>) => Promise<void>): void {
  program
    .command('completion')
    .description('print a script that completes commands, options and values')
    .addArgument(new Argument('<shell>', 'where the script is for').choices(shells))
    .addHelpText('after', afterHelp)
    .action((shell: Shell) =>
      finish(
        import('./commands/completion.ts').then(({completionCommand}) => completionCommand(shell, program))
      )
    )
}

const afterHelp = `
Put one of these into the file that your shell starts with:
  ~/.bashrc                   source <(caplint completion bash)
  ~/.zshrc, after compinit    source <(caplint completion zsh)
  ~/.config/fish/config.fish  caplint completion fish | source`
