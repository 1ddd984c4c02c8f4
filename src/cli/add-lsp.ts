import {type Command, Option} from 'commander'
import type {LspFlags} from './commands/lsp.ts'
import {addConfigFlags} from './config-flags.ts'

/** Adds `caplint lsp`. */
export function addLsp(program: Command, finish: (code: Promise<number>) => Promise<void>): void {
  const command = program
    .command('lsp')
    .description('run the language server, for editors')
    .option('--stdio', 'speak over standard input and output, as it does anyway')
    // vscode-languageclient passes it; the library reads it from the arguments.
    .addOption(new Option('--clientProcessId <id>', 'end when this process does').hideHelp())
    .addHelpText('after', afterHelp)
  addConfigFlags(command).action((flags: LspFlags) =>
    finish(import('./commands/lsp.ts').then(({lspCommand}) => lspCommand(flags)))
  )
}

const afterHelp = `
Your editor starts it: docs/editors.md tells how, for VS Code, Neovim, Helix, Zed
and Sublime Text. Paths are relative to the folder that is open in the editor,
whose settings win over these flags.`
