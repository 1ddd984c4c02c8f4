import {type Argument, Command, CommanderError} from 'commander'
import {suggestion} from '../config/closest-name.ts'
import {UserError} from '../errors.ts'
import {commandNames} from './command-names.ts'
import {addConfigFlags, collectWords} from './config-flags.ts'
import {addCaption} from './add-caption.ts'
import {addCompletion} from './add-completion.ts'
import {addEffective} from './add-effective.ts'
import {addTrainers} from './add-trainers.ts'
import {addLsp} from './add-lsp.ts'
import {addPrompt} from './add-prompt.ts'
import {exitCodes} from './exit-code.ts'
import {addColorFlags, addLintFlags, type LintFlags} from './lint-flags.ts'
import {addUndo} from './add-undo.ts'
import type {ExplainFlags} from './commands/explain.ts'
import type {InitFlags} from './commands/init.ts'
import type {InspectFlags} from './commands/inspect.ts'
import type {RulesFlags} from './commands/rules.ts'
import {guardRun} from './guard.ts'
import {formatHelpItem} from './help-layout.ts'
import {afterHelp} from './help-text.ts'
import {printText} from './print-text.ts'
import {reportError} from './report-error.ts'
import {drainLog, hasColor, tolerateBrokenPipes, widthOf} from './terminal.ts'
import {version} from './version.ts'

/** Runs the command that the arguments name. Each loads what it needs when it is run, so that `--help` stays quick. */
export async function run(argv: readonly string[]): Promise<number> {
  tolerateBrokenPipes()
  const release = guardRun()
  let exitCode: number = exitCodes.clean
  let help = ''
  const program = createProgram(
    async (code) => {
      exitCode = await code
    },
    (text) => {
      help += text
    }
  )
  try {
    refuseUnknownTopic(argv)
    await program.parseAsync(argv, {from: 'user'})
    return exitCode
  } catch (error) {
    if (!(error instanceof CommanderError) || error.exitCode !== 0) return reportError(error)
    return await printText(help)
  } finally {
    // A run may end within one turn of the event loop; rejections that nobody heard are only told after it.
    await new Promise((done) => setImmediate(done))
    release()
    await drainLog()
  }
}

/**
 * Refuses help on a command that there is not, for which the parser has no words.
 * @throws {UserError}
 */
function refuseUnknownTopic([command, topic]: readonly string[]): void {
  const names: readonly string[] = commandNames
  if (command !== 'help' || topic === undefined || topic.startsWith('-') || names.includes(topic)) return
  throw new UserError(`There is no command \`${topic}\`; ${suggestion(topic, names, 'commands')}`)
}

/** Takes the exit code that a command ends with. */
type Finish = (code: Promise<number>) => Promise<void>

/** The whole command line, as help shows it. */
export function createProgram(
  finish: Finish,
  writeOut: (text: string) => void = (text) => process.stdout.write(text)
): Command {
  const program = configured(new Command('caplint'), writeOut)
    .usage('[options] [paths...]\n       caplint <command> [options]')
    .description(
      'Lints the captions that LoRAs are trained on. Paths are folders, globs, captions or ' +
        'media; without any, the `datasets` of the config, else the current folder.'
    )
    .argument('[paths...]')
    .enablePositionalOptions()
    .addHelpText('after', afterHelp)
    .action((paths: readonly string[], flags: LintFlags) =>
      finish(import('./commands/lint.ts').then(({lintCommand}) => lintCommand(paths, flags)))
    )
  addLintFlags(program)
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .commandsGroup('Commands:')
  addInit(program, finish)
  addInspect(program, finish)
  addExplain(program, finish)
  addRules(program, finish)
  addUndo(program, finish)
  addPrompt(program, finish)
  addCaption(program, finish)
  addEffective(program, finish)
  addTrainers(program, finish)
  addLsp(program, finish)
  addCompletion(program, finish)
  return program.helpCommand('help [command]', 'print the help of a command')
}

function addInit(program: Command, finish: Finish): void {
  program
    .command('init')
    .description('write a config for a dataset, by asking or from flags')
    .argument('[folder]', 'the folder of the dataset', '.')
    .optionsGroup('What to write:')
    .option('--preset <name>', 'the guide that captions follow: character, style, motion, object, …')
    .option('--anchor <words>', 'the word or phrase being taught (repeatable)', collectWords)
    .option(
      '--secondary <phrase>',
      'a trait that captions may name, in these words (repeatable)',
      collectWords
    )
    .option('--from <path>', 'the config of your trainer: take over its datasets and settings')
    .option('-y, --yes', 'ask nothing: take what the captions suggest')
    .option('--force', 'replace the config that is there')
    .action((folder: string, flags: InitFlags) =>
      finish(import('./commands/init.ts').then(({initCommand}) => initCommand(folder, flags)))
    )
}

function addInspect(program: Command, finish: Finish): void {
  const command = program
    .command('inspect')
    .description('show the concepts that captions name')
    .argument('[texts...]', 'captions, caption files, or folders of them')
    .optionsGroup('Input and output:')
    .option('--stdin', 'read a caption from standard input; with --format jsonl, JSON lines')
    .option('-f, --format <name>', 'text (default), json, or jsonl')
    .option('--why', 'name the rule of the grammar and the lexicon entry behind each concept')
  addColorFlags(addConfigFlags(command)).action((texts: readonly string[], flags: InspectFlags) =>
    finish(import('./commands/inspect.ts').then(({inspectCommand}) => inspectCommand(texts, flags)))
  )
}

function addExplain(program: Command, finish: Finish): void {
  const command = program
    .command('explain')
    .description('tell why a rule is there, and where it is set')
    .argument('<rule>', 'id of a rule, such as no-appearance')
  addColorFlags(addConfigFlags(command)).action((rule: string, flags: ExplainFlags) =>
    finish(import('./commands/explain.ts').then(({explainCommand}) => explainCommand(rule, flags)))
  )
}

function addRules(program: Command, finish: Finish): void {
  const command = program
    .command('rules')
    .description('list the rules and their severity')
    .optionsGroup('Output:')
    .option('-f, --format <name>', 'text (default) or json')
  addColorFlags(addConfigFlags(command)).action((flags: RulesFlags) =>
    finish(import('./commands/rules.ts').then(({rulesCommand}) => rulesCommand(flags)))
  )
}

/** What all commands share; commander hands it down to those that are added later. */
const configured = (program: Command, writeOut: (text: string) => void): Command =>
  program
    .exitOverride()
    .configureOutput({
      writeOut,
      // Complaints are told by `reportError`, with all other errors.
      outputError: () => {},
      getOutHelpWidth: () => widthOf(process.stdout),
      getOutHasColors: () => hasColor(process.stdout, undefined)
    })
    .configureHelp({
      formatItem: formatHelpItem,
      minWidthToWrap: 1,
      styleTitle: (title) => `\u001b[1m${title}\u001b[22m`,
      subcommandTerm: (command) =>
        [command.name(), ...command.registeredArguments.map(argumentTerm)].join(' ')
    })

const argumentTerm = (argument: Argument): string => {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`
  return argument.required ? `<${name}>` : `[${name}]`
}
