import {Chalk, type ChalkInstance} from 'chalk'
import {suggestion} from '../../config/closest-name.ts'
import type {FolderConfig} from '../../config/folder-config.ts'
import type {Resolution} from '../../config/resolve-layers.ts'
import {UserError} from '../../errors.ts'
import type {Rule} from '../../rule.ts'
import {configResolver, logConfigWarnings} from '../config-for-command.ts'
import type {ConfigFlags} from '../config-flags.ts'
import {exampleLines} from '../example-lines.ts'
import {exitCodes} from '../exit-code.ts'
import type {ColorFlags} from '../lint-flags.ts'
import {describeOptions} from '../option-type.ts'
import {hasColor, widthOf, writeOut} from '../terminal.ts'
import {entries, paragraph} from '../text-layout.ts'

export interface ExplainFlags extends ConfigFlags, ColorFlags {}

/**
 * Tells what a rule does and why, its options, its examples, and what the config makes of it in the working directory.
 * @throws {UserError} where there is no such rule.
 */
export async function explainCommand(id: string, flags: ExplainFlags): Promise<number> {
  const resolver = await configResolver(flags)
  const folder = await resolver.folder(process.cwd())
  logConfigWarnings(resolver)
  const rule = ruleNamed(id, folder)
  const chalk = new Chalk({level: hasColor(process.stdout, flags.color) ? 1 : 0})
  const page = {chalk, columns: widthOf(process.stdout)}
  const resolution = folder.resolutionFor(process.cwd())
  await writeOut(pageLines(rule, resolution, page).map((line) => `${line}\n`))
  return exitCodes.clean
}

function ruleNamed(id: string, {rules}: FolderConfig): Rule {
  const rule = rules.find((each) => each.id === id)
  if (rule) return rule
  const ids = rules.map((each) => each.id)
  throw new UserError(
    `There is no rule \`${id}\`; ${suggestion(id, ids, 'rules', '`caplint rules` lists them')}`
  )
}

interface Page {
  readonly chalk: ChalkInstance
  readonly columns: number
}

function pageLines(rule: Rule, resolution: Resolution, page: Page): readonly string[] {
  const {chalk, columns} = page
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length > 0 ? ['', chalk.bold(title), ...lines] : []
  const text = (words: string | undefined): readonly string[] =>
    words === undefined ? [] : paragraph(words, 2, columns)
  const register = rule.register === undefined ? '' : `, for ${rule.register} only`
  return [
    `${chalk.bold(rule.id)} (${rule.family}${register})`,
    ...paragraph(rule.summary, 0, columns),
    ...section('Why', text(rule.why)),
    ...section('Here', settingLines(rule, resolution, page)),
    ...section('Options', optionLines(rule, page)),
    ...section('Examples', exampleLines(rule, page)),
    ...section('Source', text(rule.source))
  ]
}

/** What the config makes of the rule, who says so, and why. */
function settingLines({id}: Rule, {config, origins}: Resolution, {columns}: Page): readonly string[] {
  const active = config.rules.get(id)
  if (!active) return []
  const {severity, origin, because, options} = active
  const setBy = Object.entries(origins.options.get(id) ?? {}).map(
    ([name, from]) => `\`${name}: ${JSON.stringify(options[name])}\` from ${from}`
  )
  const lines = [
    `${severity}, from ${origin}`,
    ...(setBy.length > 0 ? [`options ${setBy.join(', ')}`] : []),
    ...(because === undefined ? [] : [`because: ${because}`])
  ]
  return lines.flatMap((line) => paragraph(line, 2, columns))
}

function optionLines(rule: Rule, {columns, chalk}: Page): readonly string[] {
  const rows = describeOptions(rule.options).map((option): readonly [string, string] => {
    const fallback = option.default === undefined ? '' : `, default ${option.default}`
    return [option.name, `${option.description ?? ''} (${option.type}${fallback})`.trim()]
  })
  return entries(rows, 2, columns, (label) => chalk.cyan(label))
}
