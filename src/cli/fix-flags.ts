import {type Command, InvalidArgumentError} from 'commander'
import {type FixType, fixTypes} from '../engine/report.ts'
import {UserError} from '../errors.ts'
import {collectWords} from './config-flags.ts'

/** Flags that ask for fixes. */
export interface FixFlags {
  readonly fix?: boolean
  readonly fixType?: readonly FixType[]
  readonly fixRule?: readonly string[]
  readonly diff?: boolean
}

/** Adds the flags that ask for fixes. */
export const addFixFlags = (command: Command): Command =>
  command
    .optionsGroup('Fixing:')
    .option('--fix', 'mend captions; `caplint undo` takes it back')
    .option('--diff', 'show what --fix would change, and write nothing')
    .option('--fix-type <types>', `fixes to make: ${fixTypes.join(', ')} (default: all)`, fixTypeList)
    .option('--fix-rule <id>', 'mend the findings of this rule only (repeatable)', collectWords)

function fixTypeList(value: string, previous: readonly FixType[] = []): readonly FixType[] {
  const names = value.split(',').map((name) => name.trim())
  const types = names.map((name) => {
    const type = fixTypes.find((each) => each === name)
    if (!type)
      throw new InvalidArgumentError(`Expected ${fixTypes.join(', ')}, or several with commas between.`)
    return type
  })
  return [...previous, ...types]
}

/** Whether fixes are asked for. */
export const isFixing = ({fix, diff}: FixFlags): boolean => fix === true || diff === true

/**
 * Refuses flags that choose fixes where none are asked for.
 * @throws {UserError}
 */
export function refuseIdleFixFlags(flags: FixFlags): void {
  if (isFixing(flags)) return
  const idle = flags.fixType ? '--fix-type' : flags.fixRule ? '--fix-rule' : undefined
  if (idle) throw new UserError(`\`${idle}\` needs \`--fix\` or \`--diff\``)
}
