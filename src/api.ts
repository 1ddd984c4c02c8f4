import {resolve} from 'node:path'
import {assertArgument, assertOptions} from './api-arguments.ts'
import {suggestion} from './config/closest-name.ts'
import type {ConfigLayer} from './config/config.ts'
import {assertLexicon} from './config/lexicon-schema.ts'
import type {ResolvedConfig} from './config/resolved-config.ts'
import {type ConfigChoice, resolverFor} from './engine/config-choice.ts'
import * as engine from './engine/lint.ts'
import {fix as fixFiles} from './engine/fix-run.ts'
import {fixText} from './engine/fix-text.ts'
import type {FixType, Report, WholeReport} from './engine/report.ts'
import {withTrainerConfigs} from './engine/with-trainer-configs.ts'
import {UserError} from './errors.ts'
import {surroundings, workingDirectory} from './files.ts'
import {journalledWriter} from './journalled-writer.ts'
import type {CaptionContext, Register} from './language/caption.ts'
import type {AddedWords} from './language/added-words.ts'
import type {ConceptName} from './language/concept.ts'
import {readCaption} from './language/read-caption.ts'

/**
 * What a run is told: settings that win over every config file (`preset`, `anchor`, `secondary`, `rules` …), and which
 * config file there is.
 */
export interface LintOptions extends ConfigLayer {
  /** The folder that relative paths start from; the working directory by default. */
  readonly cwd?: string | undefined
  /** Path of a config file to use for all captions, or `false` for none; by default the one nearest to each caption. */
  readonly config?: string | false | undefined
  /** `false` refuses configs that are programs: for folders whose content is not trusted. */
  readonly jsConfig?: boolean | undefined
}

/** Which fixes are made, where fixing is asked for; all that rules have by default. */
export interface FixChoiceOptions {
  readonly fixTypes?: readonly FixType[] | undefined
  /** Ids of the rules whose findings are to be mended. */
  readonly fixRules?: readonly string[] | undefined
}

/** What a run that only looks is told about fixing. */
export interface DryFixOptions extends FixChoiceOptions {
  /** Mends in memory: `fixed` in the report holds the captions as they would be, its messages tell what would be left. */
  readonly fix?: boolean | undefined
}

/** What a run over files is told. */
export interface PathsOptions extends LintOptions {
  /** Called now and then with the number of items done and found. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined
  /** Ends the run between two items; the report holds what was found until then. */
  readonly signal?: AbortSignal | undefined
}

export interface LintPathsOptions extends PathsOptions, DryFixOptions {}

/** What a run that writes is told. */
export interface FixPathsOptions extends PathsOptions, FixChoiceOptions {
  /** Called after each file with the number of files written and to be written. */
  readonly onWritten?: ((done: number, total: number) => void) | undefined
}

/** What a run over one caption is told. */
export interface LintTextOptions extends LintOptions, DryFixOptions {
  /** Path the caption is linted as: its config applies, and messages name it. Nothing is read from there. */
  readonly filename?: string | undefined
}

/**
 * Lints folders, globs, caption files, media and the datasets of trainers' configs; without paths, the config's `datasets` or
 * the working directory.
 *
 *     const report = await lint(['./dataset'], {preset: 'character', anchor: 'annika'})
 *
 * @throws {UserError} for a wrong argument or a config that cannot be used. Trouble with captions, files and rules is in
 * the report.
 */
export async function lint(paths: readonly string[], options: LintPathsOptions = {}): Promise<WholeReport> {
  assertArgument('paths', paths, 'a list of texts')
  assertOptions(options)
  const {onProgress, signal, fix: isFixing, fixTypes, fixRules, ...rest} = options
  const {notes, ...run} = await pathSettings(paths, rest)
  const settings = {...run, onProgress, signal}
  const report = isFixing
    ? (await fixFiles({...settings, choice: {types: fixTypes, rules: fixRules}})).report
    : await engine.lint(settings)
  return whole({...report, notes: [...notes, ...report.notes]})
}

/**
 * Mends captions and writes them, through a journal that `caplint undo` takes them back from. Everything that
 * {@link lint} takes; `lint(paths, {fix: true})` tells what would be done, and writes nothing.
 *
 *     const {fixed, results} = await fix(['./dataset'], {fixTypes: ['safe']})
 *
 * @returns What was mended, and in the messages what is left.
 * @throws {UserError} as `lint`, and for a rule in `fixRules` that there is not.
 */
export async function fix(paths: readonly string[], options: FixPathsOptions = {}): Promise<WholeReport> {
  assertArgument('paths', paths, 'a list of texts')
  assertOptions(options)
  const {onProgress, onWritten, signal, fixTypes, fixRules, ...rest} = options
  const {notes, ...settings} = await pathSettings(paths, rest)
  const writer = journalledWriter(settings.cwd, surroundings())
  try {
    const choice = {types: fixTypes, rules: fixRules}
    const run = {...settings, choice, onProgress, onWritten, signal, openWriter: writer.open}
    const {report} = await fixFiles(run)
    return whole({...report, notes: [...notes, ...report.notes]})
  } finally {
    writer.close()
  }
}

/**
 * Lints one caption; with `fix`, `fixed[0].after` of the report is the mended caption. Rules about files and datasets
 * don't apply. Throws like {@link lint}.
 */
export async function lintText(text: string, options: LintTextOptions = {}): Promise<WholeReport> {
  assertArgument('text', text, 'a text')
  assertOptions(options)
  const {filename, fix: isFixing, fixTypes, fixRules, ...rest} = options
  const settings = {...runSettings(rest), filename}
  if (!isFixing) return whole(await engine.lintText(text, settings))
  return whole((await fixText(text, {...settings, choice: {types: fixTypes, rules: fixRules}})).report)
}

/**
 * What applies to a file: the same resolution that `lint` uses.
 *
 * @param path The file; the working directory's own config by default.
 * @throws {UserError} for a config that cannot be used.
 */
export async function loadConfig(path = 'caption.txt', options: LintOptions = {}): Promise<ResolvedConfig> {
  assertArgument('path', path, 'a text')
  assertOptions(options)
  const {cwd, config} = runSettings(options)
  return resolverFor(cwd, config).configFor(resolve(cwd, path))
}

/** A concept found in a caption: UTF-16 offsets, and the words. */
export interface InspectedConcept {
  readonly concept: ConceptName
  readonly start: number
  readonly end: number
  readonly text: string
  /** The grammar rule that found it. */
  readonly rule: string
  /** The lexicon entry the rule rests on, where there is one. */
  readonly entry?: string
  /** Who added that entry, where a config did. */
  readonly from?: string
}

/** What caplint reads in a caption. */
export interface Inspection {
  readonly register: Register
  readonly concepts: readonly InspectedConcept[]
}

/** What a caption is read with; `anchor` as in a config. */
export interface InspectOptions extends Omit<CaptionContext, 'anchors' | 'lexicon'> {
  /** The word or phrase being taught, or a list of them. */
  readonly anchor?: string | readonly string[] | undefined
  /** Words to add to the lexicon, by the concept they carry; under `ignore` those that carry none. */
  readonly lexicon?: AddedWords | undefined
}

const inspectOptions = [
  'anchor',
  'secondary',
  'kind',
  'register',
  'lexicon'
] as const satisfies (keyof InspectOptions)[]

/**
 * Reads the concepts of a caption, as `caplint inspect` shows them.
 *
 *     const {concepts} = inspect('annika with red hair', {anchor: 'annika'})
 *
 * @throws {UserError} for an option that there is not, and a wrong `lexicon`.
 */
export function inspect(text: string, options: InspectOptions = {}): Inspection {
  assertArgument('text', text, 'a text')
  assertOptions(options)
  for (const name of Object.keys(options)) {
    if (inspectOptions.every((known) => known !== name)) {
      throw new UserError(`Unexpected option \`${name}\`; ${suggestion(name, inspectOptions, 'options')}`)
    }
  }
  const {anchor = [], ...context} = options
  if (context.lexicon !== undefined) assertLexicon(context.lexicon)
  const caption = readCaption(text, {...context, anchors: [anchor].flat()})
  const concepts = caption.concepts().map((span) => ({...span, text: text.slice(span.start, span.end)}))
  return {register: caption.register, concepts}
}

/** Programs get lists: they may ask how many results there are, and pick one. */
const whole = (report: Report): WholeReport => ({...report, results: [...report.results]})

/** What a run over paths is told, with the datasets of trainers' configs in place of these. */
async function pathSettings(paths: readonly string[], options: LintOptions) {
  const {cwd, config} = runSettings(options)
  const {recognised, notes, ...found} = await withTrainerConfigs(paths, cwd, config)
  return {cwd, ...found, notes: [...recognised, ...notes]}
}

function runSettings({cwd = workingDirectory(), config, jsConfig, ...layer}: LintOptions) {
  const choice: ConfigChoice = {
    layer,
    configPath: config === false ? undefined : config,
    noConfig: config === false,
    noJsConfig: jsConfig === false
  }
  return {cwd: resolve(cwd), config: choice}
}
