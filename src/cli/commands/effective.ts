import {Chalk} from 'chalk'
import {printableJson} from '../../reporters/printable.ts'
import {resolverFor} from '../../engine/config-choice.ts'
import {logConfigWarnings} from '../config-for-command.ts'
import {type ConfigFlags, configChoice} from '../config-flags.ts'
import {resolveTrainerConfigs} from '../trainer-config-paths.ts'
import {effectivePage, effectiveSummary} from '../effective/effective-page.ts'
import {type EffectiveRow, effectiveRows} from '../effective/effective-rows.ts'
import {exitCodes} from '../exit-code.ts'
import type {ColorFlags} from '../lint-flags.ts'
import {formatNamed} from '../output-format.ts'
import {hasColor, log, writeOut} from '../terminal.ts'

/** Flags of `caplint effective`. */
export interface EffectiveFlags extends ConfigFlags, ColorFlags {
  readonly format?: string
}

const formats = ['text', 'json', 'jsonl'] as const

/**
 * Prints what a trainer feeds the text encoder, item by item.
 * @throws {UserError} where no trainer is chosen, or a flag or a config is wrong.
 */
export async function effectiveCommand(args: readonly string[], flags: EffectiveFlags): Promise<number> {
  const format = formatNamed(flags.format ?? 'text', formats)
  const {paths, config} = await resolveTrainerConfigs(args, await configChoice(flags))
  const resolver = resolverFor(process.cwd(), config)
  const outcomes = new Map<EffectiveRow['outcome'], number>()
  let lost = 0
  let samples = 0
  let isRepeated = false
  let failed = false
  const onFailure = (sentence: string): void => {
    failed = true
    log(`caplint: ${sentence}`)
  }
  async function* counted(): AsyncIterable<EffectiveRow> {
    for await (const row of effectiveRows(paths, resolver, {
      trainerConfigs: config.trainerConfigs ?? [],
      onFailure
    })) {
      outcomes.set(row.outcome, (outcomes.get(row.outcome) ?? 0) + 1)
      lost += row.texts.filter((text) => text.lost).length
      isRepeated ||= row.repeats !== undefined && row.repeats !== 1
      if (isTrained(row)) samples += row.repeats ?? 1
      yield row
    }
  }
  const chalk = new Chalk({level: hasColor(process.stdout, flags.color) ? 1 : 0})
  const print = {
    text: () => pages(counted(), chalk),
    json: () => json(counted()),
    jsonl: () => jsonLines(counted())
  }
  await writeOut(print[format]())
  if (outcomes.size > 0) log(effectiveSummary(outcomes, {lost, ...(isRepeated ? {samples} : {})}))
  logConfigWarnings(resolver)
  return failed ? exitCodes.failed : exitCodes.clean
}

const isTrained = ({outcome}: EffectiveRow): boolean => outcome === 'caption' || outcome === 'other-text'

async function* pages(rows: AsyncIterable<EffectiveRow>, chalk: InstanceType<typeof Chalk>) {
  let separator = ''
  for await (const row of rows) {
    yield `${separator}${effectivePage(row, chalk).join('\n')}\n`
    separator = '\n'
  }
}

async function* jsonLines(rows: AsyncIterable<EffectiveRow>) {
  for await (const row of rows) yield `${printableJson(row)}\n`
}

async function* json(rows: AsyncIterable<EffectiveRow>) {
  let separator = '{"version": 1, "items": [\n'
  for await (const row of rows) {
    yield separator + printableJson(row)
    separator = ',\n'
  }
  yield separator.startsWith('{') ? '{"version": 1, "items": []}\n' : '\n]}\n'
}
