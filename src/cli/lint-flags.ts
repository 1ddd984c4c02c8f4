import {type Command, InvalidArgumentError} from 'commander'
import {addCacheFlags, type CacheFlags} from './cache/cache-flags.ts'
import {addConfigFlags, type ConfigFlags} from './config-flags.ts'
import {addChangedFlags, type ChangedFlags} from './changed-flags.ts'
import {addConcurrencyFlag, type ConcurrencyFlags} from './concurrency-flag.ts'
import {addFixFlags, type FixFlags} from './fix-flags.ts'
import {addModelFlags, type ModelFlags} from './rewrite/model-flags.ts'
import {reporterNames} from '../reporters/index.ts'
import type {OutputFlag} from './report-outputs.ts'
import {addSuppressionFlags, notEmpty, type SuppressionFlags} from './suppression-flags.ts'

/** Flags of every command that prints for people. */
export interface ColorFlags {
  readonly color?: boolean
}

/** Flags of the lint command. */
export interface LintFlags
  extends ConfigFlags,
    CacheFlags,
    ChangedFlags,
    ColorFlags,
    ConcurrencyFlags,
    FixFlags,
    ModelFlags,
    SuppressionFlags {
  /** `--format` and `--output-file` in the order in which they were given. */
  readonly outputs?: readonly OutputFlag[]
  readonly ignoreUnknown?: boolean
  readonly quiet?: boolean
  readonly stats?: boolean
  readonly maxWarnings?: number
  readonly exitZero?: boolean
  readonly stdin?: boolean
  readonly stdinFilename?: string
  readonly printConfig?: string
}

export const addColorFlags = (command: Command): Command =>
  command
    .optionsGroup('Other:')
    .option('--color', 'colour also where there is no terminal')
    .option('--no-color', 'never colour')

/** Adds the flags of the lint command. */
export function addLintFlags(command: Command): Command {
  // Formats and files pair up by their order, which separate options would lose.
  const outputs: OutputFlag[] = []
  const gather = (flag: OutputFlag): void => {
    outputs.push(flag)
    command.setOptionValue('outputs', outputs)
  }
  addConfigFlags(command).option('--print-config <path>', 'print the config that applies to a path')
  addSuppressionFlags(addModelFlags(addFixFlags(addChangedFlags(command))))
    .optionsGroup('Paths:')
    .option('--ignore-unknown', 'pass over paths of no dataset, as hooks give them')
    .optionsGroup('Report:')
    .option('-f, --format <name>', `${reporterNames.join(', ')} (repeatable)`, (format) => gather({format}))
    .option('-o, --output-file <path>', 'file for the report of the --format before it', (file) =>
      gather({file: notEmpty(file)})
    )
    .option('-q, --quiet', 'report errors only; warnings are just counted')
    .option('--stats', 'tell how long rules and stages took')
    .optionsGroup('Outcome:')
    .option('--max-warnings <number>', 'fail on more warnings than this', wholeNumber)
    .option('--exit-zero', 'exit with 0 where problems were found')
    .optionsGroup('Standard input:')
    .option('--stdin', 'lint one caption from standard input')
    .option('--stdin-filename <path>', 'path that the caption is linted as', notEmpty)
  return addColorFlags(addConcurrencyFlag(addCacheFlags(command)))
}

function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('Expected a whole number, 0 or more.')
  return Number(value)
}
