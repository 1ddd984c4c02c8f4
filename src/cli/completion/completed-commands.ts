import type {Argument, Command, Option} from 'commander'
import {type AcceptedValues, valuesOfOption, valuesOfPlaceholder} from './accepted-values.ts'

/** An option as a shell completes it. */
export interface CompletedOption {
  /** `-f` and `--format`, as far as there are both. */
  readonly names: readonly string[]
  readonly description: string
  /** What its value may be; absent where it takes none. */
  readonly values?: AcceptedValues
}

/** A command as a shell completes it. */
export interface CompletedCommand {
  /** Empty for the command that lints. */
  readonly name: string
  readonly description: string
  readonly options: readonly CompletedOption[]
  /** What stands after the options; absent where nothing does. */
  readonly operand?: {readonly values: AcceptedValues; readonly repeats: boolean}
}

/** What a command line takes: the command that lints, then those beside it, as help lists them. */
export function completedCommands(program: Command): readonly CompletedCommand[] {
  const help = program.createHelp()
  const commands = help.visibleCommands(program)
  const names = commands.map((command) => command.name())
  const [lint, ...others] = [program, ...commands].map((command): CompletedCommand => {
    const isLint = command === program
    const name = isLint ? '' : command.name()
    const [operand] = command.registeredArguments
    return {
      name,
      description: help.subcommandDescription(command),
      options: help.visibleOptions(command).map((option) => completedOption(option, name)),
      ...(operand ? {operand: {values: operandValues(operand, names), repeats: operand.variadic}} : {})
    }
  })
  return lint ? [lint, ...others] : others
}

function completedOption(option: Option, command: string): CompletedOption {
  const {short, long, description, argChoices} = option
  const names = [short, long].filter((name) => name !== undefined)
  const placeholder = /[<[]([^>\]]+)[>\]]/.exec(option.flags)?.[1]
  if (placeholder === undefined) return {names, description}
  const values = argChoices ?? valuesOfOption(command, long ?? '', placeholder)
  return {names, description, values}
}

const operandValues = (operand: Argument, commands: readonly string[]): AcceptedValues =>
  operand.argChoices ?? (operand.name() === 'command' ? commands : valuesOfPlaceholder(operand.name()))
