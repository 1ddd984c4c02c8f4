import {writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join, relative, resolve, sep} from 'node:path'
import {configFileNames} from '../../config/find-config-file.ts'
import {newConfigName, newConfigText} from '../../config/new-config.ts'
import {suggestion} from '../../config/closest-name.ts'
import {shippedPresetNames} from '../../config/shipped-presets.ts'
import type {DatasetDescription} from '../../dataset/describe-dataset.ts'
import {UserError} from '../../errors.ts'
import {isLink, pathKind} from '../../files.ts'
import {writeError} from '../../file-writing/write-error.ts'
import {printable} from '../../reporters/printable.ts'
import {exitCodes} from '../exit-code.ts'
import type {Answers, GivenAnswers, Terminal} from '../ask-for-config.ts'
import {configFromTrainer, leftOut, type Told} from '../config-from-trainer.ts'
import {proposeConfig} from '../propose-config.ts'
import {writeOut} from '../terminal.ts'

/** Flags of `caplint init`. */
export interface InitFlags {
  readonly preset?: string
  readonly anchor?: readonly string[]
  readonly secondary?: readonly string[]
  /** The config of a trainer, whose datasets and settings are taken over. */
  readonly from?: string
  /** Takes what the dataset suggests instead of asking. */
  readonly yes?: boolean
  /** Replaces the config that is there. */
  readonly force?: boolean
}

/** Where the command runs. */
export interface InitSurroundings {
  /** Whether there is a terminal to ask on. */
  readonly isInteractive: boolean
  readonly terminal?: Terminal
}

/**
 * Writes a config into a folder, from flags, by asking, or, with `--yes`, as the captions there suggest.
 * @throws {UserError} where there is a config already, or something is neither told nor can be asked.
 */
export async function initCommand(
  folder: string,
  flags: InitFlags,
  {isInteractive, terminal}: InitSurroundings = {isInteractive: isTerminal()}
): Promise<number> {
  const directory = resolve(folder)
  assertFolder(directory, folder)
  const path = join(directory, newConfigName)
  assertNoConfig(directory, folder, flags.force ?? false)
  const loaded = flags.from === undefined ? undefined : await configFromTrainer(flags.from, directory)
  const given: GivenAnswers = {
    preset: flags.preset,
    anchors: flags.anchor ?? loaded?.anchors,
    secondary: flags.secondary
  }
  assertPreset(flags.preset)
  const answers: Told =
    loaded && !isAsked(flags, isInteractive)
      ? {preset: given.preset, anchors: given.anchors ?? [], secondary: given.secondary ?? []}
      : await answersFor(directory, given, flags, isInteractive, terminal)
  write(
    path,
    newConfigText({...answers, trained: loaded?.trained, schemaPath: schemaPathFor(directory)}),
    flags.force ?? false
  )
  await writeOut([...summary(folder, answers), ...(loaded ? leftOut(flags.from ?? '', answers, loaded) : [])])
  return exitCodes.clean
}

const isAsked = ({yes}: InitFlags, isInteractive: boolean): boolean => isInteractive && !yes

const isTerminal = (): boolean => process.stdin.isTTY === true && process.stdout.isTTY === true

function assertFolder(directory: string, folder: string): void {
  if (pathKind(directory) === 'folder') return
  throw new UserError(
    `There is no folder \`${folder}\` to write a config into; name the folder of your dataset`
  )
}

/** Another config in the folder may win over the new one, so it is never left beside it. */
function assertNoConfig(directory: string, folder: string, force: boolean): void {
  const there = configFileNames.filter((name) => name !== 'package.json' && isThere(join(directory, name)))
  const others = there.filter((name) => name !== newConfigName)
  const isReplaced = force && !isLink(join(directory, newConfigName))
  const [first] = isReplaced ? others : there
  if (first === undefined) return
  const instead =
    first === newConfigName && !isLink(join(directory, first))
      ? 'replace it with `--force`'
      : 'delete it first'
  throw new UserError(`\`${join(folder, first)}\` is there already; change it, or ${instead}`)
}

/** Links count, also those that lead nowhere: whatever is written through them may land anywhere. */
const isThere = (path: string): boolean => pathKind(path) !== undefined || isLink(path)

function assertPreset(preset: string | undefined): void {
  if (preset === undefined || shippedPresetNames.includes(preset)) return
  throw new UserError(
    `There is no preset \`${preset}\`; ${suggestion(preset, shippedPresetNames, 'presets')}`
  )
}

async function answersFor(
  directory: string,
  given: GivenAnswers,
  flags: InitFlags,
  isInteractive: boolean,
  terminal: Terminal | undefined
): Promise<Answers> {
  const {preset, anchors, secondary = []} = given
  if (preset !== undefined && anchors !== undefined) return {preset, anchors, secondary}
  const proposal = await proposeConfig(directory)
  if (!flags.yes && !isInteractive) throw new UserError(cannotAsk(proposal))
  if (!flags.yes) {
    const {askForConfig} = await import('../ask-for-config.ts')
    return await askForConfig(given, proposal, terminal)
  }
  const [likely] = proposal.anchors
  const chosen = anchors ?? (likely ? [likely.anchor] : undefined)
  if (chosen === undefined) {
    throw new UserError(
      'The captions have no word in common that could be the anchor; name it with `--anchor`'
    )
  }
  return {preset: preset ?? proposal.preset, anchors: chosen, secondary}
}

function cannotAsk({preset, anchors: [likely]}: DatasetDescription): string {
  const suggested = `--preset ${preset}${likely ? ` --anchor '${likely.anchor.replaceAll("'", `'\\''`)}'` : ''}`
  return `There is no terminal to ask on; give \`--preset\` and \`--anchor\`, or \`--yes\` to take what the captions suggest: \`${suggested}\``
}

/** The schema's path as the config can name it: only where caplint is installed in a folder above. */
function schemaPathFor(directory: string): string | undefined {
  try {
    const path = createRequire(join(directory, newConfigName)).resolve('caplint/schema/config.schema')
    const shown = relative(directory, path).split(sep).join('/')
    return shown.startsWith('.') ? shown : `./${shown}`
  } catch {
    return undefined
  }
}

function write(path: string, text: string, force: boolean): void {
  try {
    // Without force nothing is overwritten, not even a file that has appeared since it was looked for.
    writeFileSync(path, text, {flag: force ? 'w' : 'wx'})
  } catch (error) {
    throw writeError(error, path)
  }
}

function summary(folder: string, {preset, anchors, secondary}: Told): readonly string[] {
  const list = (phrases: readonly string[]) => phrases.map((phrase) => `\`${printable(phrase)}\``).join(', ')
  const traits = secondary.length > 0 ? `, secondary concepts ${list(secondary)}` : ''
  const next =
    folder === '.' ? 'caplint' : `caplint ${/^[\w./-]+$/.test(folder) ? folder : JSON.stringify(folder)}`
  return [
    `Wrote ${printable(join(folder, newConfigName))}: ${preset === undefined ? 'no preset' : `preset \`${preset}\``}, ${anchors.length === 0 ? 'no anchor' : `anchor ${list(anchors)}`}${traits}\n`,
    `Next: ${printable(next)}\n`
  ]
}
