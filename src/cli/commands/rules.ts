import {Chalk, type ChalkInstance} from 'chalk'
import type {FolderConfig} from '../../config/folder-config.ts'
import {showPath} from '../../dataset/show-path.ts'
import type {ActiveRule} from '../../config/resolved-config.ts'
import type {Severity} from '../../engine/report.ts'
import {printable, printableJson} from '../../reporters/printable.ts'
import {count} from '../../reporters/summary-lines.ts'
import {wrapText} from '../../reporters/wrap-text.ts'
import {ruleFamilies} from '../../rule.ts'
import {configResolver, logConfigWarnings} from '../config-for-command.ts'
import type {ConfigFlags} from '../config-flags.ts'
import {exitCodes} from '../exit-code.ts'
import type {ColorFlags} from '../lint-flags.ts'
import {formatNamed} from '../output-format.ts'
import {hasColor, widthOf, writeOut} from '../terminal.ts'

/** Flags of `caplint rules`. */
export interface RulesFlags extends ConfigFlags, ColorFlags {
  readonly format?: string
}

/** Lists the rules there are, with the severity they have in the working directory. */
export async function rulesCommand(flags: RulesFlags): Promise<number> {
  const format = formatNamed(flags.format ?? 'text', ['text', 'json'])
  const resolver = await configResolver(flags)
  const cwd = process.cwd()
  const folder = await resolver.folder(cwd)
  const rules = [...folder.configFor(cwd).rules.values()]
  logConfigWarnings(resolver)
  if (format === 'json') await writeOut(jsonLines(rules))
  else {
    const chalk = new Chalk({level: hasColor(process.stdout, flags.color) ? 1 : 0})
    await writeOut(textLines(rules, folder, chalk))
  }
  return exitCodes.clean
}

function* jsonLines(rules: readonly ActiveRule[]): Iterable<string> {
  let separator = '[\n'
  for (const {rule, severity, options, origin, because} of rules) {
    const {id, family, summary} = rule
    yield separator + printableJson({id, family, severity, summary, options, origin, because})
    separator = ',\n'
  }
  yield '\n]\n'
}

function* textLines(
  rules: readonly ActiveRule[],
  folder: FolderConfig,
  chalk: ChalkInstance
): Iterable<string> {
  const columns = widthOf(process.stdout)
  const idWidth = Math.max(...rules.map(({rule}) => rule.id.length))
  for (const family of ruleFamilies) {
    const members = rules.filter(({rule}) => rule.family === family)
    if (members.length === 0) continue
    yield `${chalk.bold(family)}\n`
    for (const {rule, severity} of members) {
      const lead = `  ${paintSeverity(chalk, severity)}  ${rule.id.padEnd(idWidth)}  `
      const leadWidth = 2 + severityWidth + 2 + idWidth + 2
      for (const line of wrapText(rule.summary, lead, leadWidth, columns)) yield `${line}\n`
    }
    yield '\n'
  }
  const active = rules.filter(({severity}) => severity !== 'off').length
  const where =
    folder.path === undefined
      ? 'No config file here'
      : `As configured in ${printable(showPath(folder.path, process.cwd()))}`
  yield `${where}: ${active} of ${count(rules.length, 'rule')} on. \`caplint explain <rule>\` tells more.\n`
}

const severityWidth = 'error'.length

function paintSeverity(chalk: ChalkInstance, severity: Severity): string {
  const word = severity.padEnd(severityWidth)
  if (severity === 'off') return chalk.dim(word)
  return severity === 'error' ? chalk.red(word) : chalk.yellow(word)
}
