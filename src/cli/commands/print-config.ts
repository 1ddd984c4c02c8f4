import {resolve} from 'node:path'
import {type ConfigDescription, describeConfig} from '../../config/describe-config.ts'
import {type ConfigChoice, resolverFor} from '../../engine/config-choice.ts'
import {pathKind} from '../../files.ts'
import {printableJson} from '../../reporters/printable.ts'
import {logConfigWarnings} from '../config-for-command.ts'
import {exitCodes} from '../exit-code.ts'
import {widthOf, writeOut} from '../terminal.ts'
import {entries} from '../text-layout.ts'

/** How `--print-config` prints. */
export type ConfigFormat = 'text' | 'json'

/**
 * Prints what applies to a path, and where each value comes from.
 * @throws {UserError} where the config is wrong.
 */
export async function printConfigCommand(
  path: string,
  choice: ConfigChoice,
  format: ConfigFormat = 'text'
): Promise<number> {
  const cwd = process.cwd()
  const resolver = resolverFor(cwd, choice)
  const target = resolve(path)
  const description = await describeConfig(resolver, target, {cwd, isFolder: pathKind(target) === 'folder'})
  logConfigWarnings(resolver)
  const lines = format === 'json' ? [printableJson(description, 2)] : configLines(description)
  await writeOut(lines.map((line) => `${line}\n`))
  return exitCodes.clean
}

/** The description as text: a head, the rules that are on with their options, and the names of those that are off. */
function configLines(description: ConfigDescription): readonly string[] {
  const columns = widthOf(process.stdout)
  const rules = Object.entries(description.rules)
  const off = rules.flatMap(([id, {severity}]) => (severity === 'off' ? [id] : []))
  return [
    `What applies to ${printablePath(description)}`,
    ...entries(headRows(description), 2, columns),
    '',
    'Rules',
    ...rules
      .filter(([, {severity}]) => severity !== 'off')
      .flatMap(([id, {severity, from, options}]) => [
        ...entries([[`${severity.padEnd('error'.length)}  ${id}`, `(${from})`]], 2, columns),
        ...entries(optionRows(options), 9, columns)
      ]),
    '',
    ...entries([['off', off.length > 0 ? off.join(', ') : 'none']], 2, columns)
  ]
}

const printablePath = ({path, ignored}: ConfigDescription): string => {
  const shown = printableJson(path)
  return ignored ? `${shown}, which the config ignores` : shown
}

function headRows(description: ConfigDescription): readonly (readonly [string, string])[] {
  const {
    configFile,
    layers,
    kind,
    register,
    anchors,
    secondary,
    trainer,
    lexicon,
    captionExtensions,
    metadataKeys,
    datasets,
    suppressions,
    rewrite
  } = description
  const list = (values: readonly string[]) =>
    values.length > 0 ? values.map((one) => `\`${one}\``).join(', ') : 'none'
  return [
    ['config file', configFile ?? 'none'],
    ['layers', layers.join(' < ')],
    ['kind', kind ? `${kind.value} (${kind.from})` : 'none'],
    ['register', `${register.value} (${register.from})`],
    ['anchor', `${list(anchors.value)} (${anchors.from})`],
    ['secondary', `${list(secondary.value)} (${secondary.from})`],
    ['trainer', trainer ? `${shownTrainer(trainer.value)} (${trainer.from})` : 'none'],
    ...lexicon.map(({value, from}): readonly [string, string] => [
      'lexicon',
      `${printableJson(value)} (${from})`
    ]),
    ['captions', captionExtensions?.join(', ') ?? '.txt or .caption, whichever is there'],
    ...metadataRows(metadataKeys),
    ['datasets', datasets.length > 0 ? datasets.join(', ') : 'the working directory'],
    ['suppressed', suppressions],
    ['rewrite', rewrite ? `${printableJson(rewrite.value)} (${rewrite.from})` : 'none']
  ]
}

/** The name, and what is set, as a config would say it. */
const shownTrainer = ({name, ...settings}: NonNullable<ConfigDescription['trainer']>['value']): string =>
  Object.keys(settings).length > 0 ? `${name} ${printableJson(settings)}` : name

const metadataRows = (keys: ConfigDescription['metadataKeys']): readonly (readonly [string, string])[] =>
  keys
    ? [
        ['captions under', keys.captions.flat().join(', ')],
        ['media under', keys.media.join(', ')]
      ]
    : []

const optionRows = (
  options: ConfigDescription['rules'][string]['options']
): readonly (readonly [string, string])[] =>
  Object.entries(options).map(([name, {value, from}]) => [`${name}:`, `${printableJson(value)} (${from})`])
