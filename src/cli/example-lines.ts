import type {ChalkInstance} from 'chalk'
import type {CaptionExample, DatasetExample, Example, ItemExample, Rule, RuleOptions} from '../rule.ts'
import {paragraph} from './text-layout.ts'

/** How examples are laid out. */
interface Layout {
  readonly chalk: ChalkInstance
  readonly columns: number
}

/** A rule's examples, those with findings first. The marks `«…»` show where; `«»` is a place where something is missing. */
export function exampleLines(rule: Rule, layout: Layout): readonly string[] {
  const shown = rule.examples.map((example) => show(example, layout))
  const byOutcome = (fails: boolean): readonly string[] =>
    shown.filter((each) => each.fails === fails).flatMap(({lines}) => lines)
  const lines = [...byOutcome(true), ...byOutcome(false)]
  return [...legend(lines.join('\n'), layout), ...lines]
}

/** What the marks mean, as far as there are any. */
function legend(text: string, {chalk, columns}: Layout): readonly string[] {
  const meanings = [
    ...(/«[^»]/.test(text) ? ['«…» marks what is found'] : []),
    ...(text.includes('«»') ? ['«» marks where something is missing'] : [])
  ]
  if (meanings.length === 0) return []
  return paragraph(`${meanings.join(', ')}.`, 2, columns).map((line) => chalk.dim(line))
}

interface ShownExample {
  readonly fails: boolean
  readonly lines: readonly string[]
}

function show(example: Example<RuleOptions>, layout: Layout): ShownExample {
  if ('okItem' in example || 'notOkItem' in example) return showItem(example, layout)
  if ('okCaptions' in example || 'notOkCaptions' in example) return showDataset(example, layout)
  return showCaption(example, layout)
}

function showCaption(example: CaptionExample<RuleOptions>, layout: Layout): ShownExample {
  const {ok, notOk, says, fixed} = example
  const details = [...(says === undefined ? [] : [says]), ...(fixed === undefined ? [] : [`Fixed: ${fixed}`])]
  return shownExample(notOk !== undefined, [ok ?? notOk ?? ''], details, example, layout)
}

function showDataset(example: DatasetExample<RuleOptions>, layout: Layout): ShownExample {
  const {okCaptions, notOkCaptions, says} = example
  const captions = (okCaptions ?? notOkCaptions ?? []).map((caption) => `- ${caption}`)
  return shownExample(
    notOkCaptions !== undefined,
    captions,
    says === undefined ? [] : [says],
    example,
    layout
  )
}

function showItem(example: ItemExample<RuleOptions>, layout: Layout): ShownExample {
  const {okItem, notOkItem, says} = example
  const {captionPath, mediaPaths = [], caption, undecodable, byteOrderMark} = okItem ?? notOkItem ?? {}
  const files = [...mediaPaths, ...(captionPath === undefined ? [] : [captionPath])].join(', ')
  const facts = [
    ...(caption === undefined ? [] : [`caption “${caption}”`]),
    ...(byteOrderMark ? ['with byte order mark'] : []),
    ...(undecodable ? [`undecodable byte at offset ${undecodable.offset}`] : [])
  ]
  const line = [files, ...facts].join('; ')
  return shownExample(notOkItem !== undefined, [line], says === undefined ? [] : [says], example, layout)
}

/** The captions or files, then what was said of them, then what a reader must know of the circumstances. */
function shownExample(
  fails: boolean,
  subjects: readonly string[],
  details: readonly string[],
  example: Example<RuleOptions>,
  {chalk, columns}: Layout
): ShownExample {
  const word = fails ? chalk.red('bad ') : chalk.green('good')
  const [first = '', ...rest] = subjects.flatMap((subject) => paragraph(subject, 8, columns))
  const said = details.flatMap((detail) => paragraph(detail, 8, columns))
  const known = circumstances(example).flatMap((line) => paragraph(line, 8, columns))
  return {
    fails,
    lines: [`  ${word}  ${first.trimStart()}`, ...rest, ...said, ...known.map((line) => chalk.dim(line))]
  }
}

/** The trap that an example guards against, and what it is read with. */
function circumstances({note, options, ...example}: Example<RuleOptions>): readonly string[] {
  const anchors = 'anchor' in example ? [example.anchor ?? []].flat() : []
  const secondary = 'secondary' in example ? (example.secondary ?? []) : []
  const given = [
    ...('kind' in example && example.kind ? [`${example.kind} LoRA`] : []),
    ...(anchors.length > 0 ? [`anchor \`${anchors.join('`, `')}\``] : []),
    ...(secondary.length > 0 ? [`secondary \`${secondary.join('`, `')}\``] : []),
    ...Object.entries(options ?? {}).map(([name, value]) => `\`${name}: ${JSON.stringify(value)}\``)
  ].join('; ')
  const known = [...(note === undefined ? [] : [note]), ...(given === '' ? [] : [`With ${given}.`])].join(' ')
  return known === '' ? [] : [`(${known})`]
}
