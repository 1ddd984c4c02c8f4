import {resolve} from 'node:path'
import {Chalk} from 'chalk'
import type {ConfigResolver} from '../../config/config-resolver.ts'
import {captionContext} from '../../config/resolved-config.ts'
import {UserError} from '../../errors.ts'
import {readCaption} from '../../language/read-caption.ts'
import {printableJson} from '../../reporters/printable.ts'
import {resolverFor} from '../../engine/config-choice.ts'
import {logConfigWarnings} from '../config-for-command.ts'
import {type ConfigFlags, configChoice} from '../config-flags.ts'
import {exitCodes} from '../exit-code.ts'
import {captionPage, type PageLayout} from '../inspect/caption-page.ts'
import {captionsOfPaths, type NamedCaption} from '../inspect/captions-of-paths.ts'
import {conceptSpans} from '../inspect/concept-spans.ts'
import {inspectJsonLines} from '../inspect/inspect-json-lines.ts'
import {type Subject, subjectsOf} from '../inspect/subjects.ts'
import type {ColorFlags} from '../lint-flags.ts'
import {formatNamed} from '../output-format.ts'
import {readStdin} from '../read-stdin.ts'
import {hasColor, log, widthOf, writeOut} from '../terminal.ts'
import {resolveTrainerConfigs} from '../trainer-config-paths.ts'

/** Flags of `caplint inspect`. */
export interface InspectFlags extends ConfigFlags, ColorFlags {
  readonly stdin?: boolean
  readonly format?: string
  readonly why?: boolean
}

const formats = ['text', 'json', 'jsonl'] as const
type Format = (typeof formats)[number]

/**
 * Shows the concepts of captions: of texts and paths that are given, or of standard input.
 * @throws {UserError} where there is nothing to inspect, or a flag or a config is wrong.
 */
export async function inspectCommand(args: readonly string[], flags: InspectFlags): Promise<number> {
  const format = formatNamed(flags.format ?? 'text', formats)
  if (flags.stdin && args.length > 0) throw new UserError('`--stdin` takes no captions or paths beside it')
  if (!flags.stdin && args.length === 0) {
    throw new UserError(
      "Expected a caption, a path, or `--stdin`, such as `caplint inspect 'a photo of annika'`"
    )
  }
  let failed = false
  const fail = (sentence: string): void => {
    failed = true
    log(`caplint: ${sentence}`)
  }
  if (flags.stdin && format === 'jsonl') {
    const {anchor = [], secondary = [], why = false} = flags
    const fallback = {anchors: anchor, secondary}
    await writeOut(inspectJsonLines(process.stdin, {fallback, why, onBadLine: fail}))
  } else {
    const given = flags.stdin ? [{text: await readStdin()}] : subjectsOf(args)
    const {subjects, resolver} = await withDatasets(given, flags)
    if (!flags.stdin) announceTexts(subjects)
    await writeOut(shown(captionsOf(subjects, resolver, fail), format, flags))
    logConfigWarnings(resolver)
  }
  return failed ? exitCodes.failed : exitCodes.clean
}

/** Subjects with the datasets of trainers' configs in place of these, and the resolver that knows them. */
async function withDatasets(given: readonly Subject[], flags: InspectFlags) {
  const paths = given.flatMap((subject) => ('path' in subject ? [subject.path] : []))
  const resolved = await resolveTrainerConfigs(paths, await configChoice(flags))
  const texts = given.filter((subject) => 'text' in subject)
  const subjects: readonly Subject[] = resolved.config.trainerConfigs
    ? [...texts, ...resolved.paths.map((path) => ({path}))]
    : given
  return {subjects, resolver: resolverFor(process.cwd(), resolved.config)}
}

/** Says that there is no such path: a mistyped name would else be inspected as a caption without a word. */
function announceTexts(subjects: readonly Subject[]): void {
  if (subjects.some((subject) => 'text' in subject && !/\s/.test(subject.text)))
    log('There is no file of that name: it is read as a caption.')
}

async function* captionsOf(
  subjects: readonly Subject[],
  resolver: ConfigResolver,
  fail: (sentence: string) => void
): AsyncIterable<NamedCaption> {
  const config = await resolver.configFor(resolve('caption.txt'))
  for (const subject of subjects) {
    if ('text' in subject) yield {caption: readCaption(subject.text, captionContext(config))}
    else yield* captionsOfPaths([subject.path], resolver, fail)
  }
}

function shown(
  captions: AsyncIterable<NamedCaption>,
  format: Format,
  {why = false, color}: InspectFlags
): AsyncIterable<string> {
  if (format === 'jsonl') return jsonLines(captions, why)
  if (format === 'json') return json(captions, why)
  const chalk = new Chalk({level: hasColor(process.stdout, color) ? 1 : 0})
  return pages(captions, {chalk, columns: widthOf(process.stdout), why})
}

async function* pages(captions: AsyncIterable<NamedCaption>, layout: PageLayout): AsyncIterable<string> {
  let separator = ''
  for await (const {caption, name} of captions) {
    yield `${separator}${captionPage(caption, name, layout).join('\n')}\n`
    separator = '\n'
  }
}

async function* jsonLines(captions: AsyncIterable<NamedCaption>, why: boolean): AsyncIterable<string> {
  for await (const {caption, name} of captions) {
    yield `${printableJson({id: name, concepts: conceptSpans(caption, why)})}\n`
  }
}

async function* json(captions: AsyncIterable<NamedCaption>, why: boolean): AsyncIterable<string> {
  let separator = '[\n'
  for await (const {caption, name} of captions) {
    const {text, register, context} = caption
    const {anchors = [], secondary = []} = context
    const concepts = conceptSpans(caption, why)
    yield separator + printableJson({id: name, caption: text, register, anchors, secondary, concepts})
    separator = ',\n'
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'
}
