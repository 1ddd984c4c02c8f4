import {Chalk, type ChalkInstance} from 'chalk'
import {trainers} from '../../dataset/trainers/index.ts'
import type {Trainer} from '../../dataset/trainers/trainer.ts'
import {printableJson} from '../../reporters/printable.ts'
import {count} from '../../reporters/summary-lines.ts'
import {wrapText} from '../../reporters/wrap-text.ts'
import {exitCodes} from '../exit-code.ts'
import type {ColorFlags} from '../lint-flags.ts'
import {formatNamed} from '../output-format.ts'
import {hasColor, widthOf, writeOut} from '../terminal.ts'

/** Flags of `caplint trainers`. */
export interface TrainersFlags extends ColorFlags {
  readonly format?: string
}

/**
 * Lists the trainers that `--trainer` takes.
 * @throws {UserError} for a format that there is not.
 */
export async function trainersCommand(flags: TrainersFlags): Promise<number> {
  const format = formatNamed(flags.format ?? 'text', ['text', 'json'])
  if (format === 'json') await writeOut(jsonLines())
  else await writeOut(textLines(new Chalk({level: hasColor(process.stdout, flags.color) ? 1 : 0})))
  return exitCodes.clean
}

function* jsonLines(): Iterable<string> {
  let separator = '[\n'
  for (const {name, aliases, repository, settings} of trainers) {
    yield separator + printableJson({name, aliases, repository, settings})
    separator = ',\n'
  }
  yield '\n]\n'
}

function* textLines(chalk: ChalkInstance): Iterable<string> {
  const columns = widthOf(process.stdout)
  const width = Math.max(...trainers.map(({name}) => name.length))
  for (const trainer of trainers) {
    const lead = `${chalk.bold(trainer.name)}${' '.repeat(width - trainer.name.length)}  `
    const also = trainer.aliases.length > 0 ? `; also ${trainer.aliases.join(', ')}` : ''
    for (const line of wrapText(`${summary(trainer)}${also}`, lead, width + 2, columns)) yield `${line}\n`
  }
  yield `\n${count(trainers.length, 'trainer')}. \`--trainer\` takes any of these names.\n`
}

/** Where captions stand, and what becomes of their lines. */
function summary({sidecar, metadataFiles, lines}: Trainer): string {
  const extension = sidecar && (sidecar.is.extension ?? 'an extension that is set')
  const places = [
    ...(extension === undefined ? [] : [extension]),
    ...metadataFiles.is.flatMap(({files}) => files)
  ]
  const read = {first: 'first line alone', alternatives: 'each line a caption', kept: 'all lines'}[lines.is]
  return `${[...new Set(places)].join(', ')}; ${read}`
}
