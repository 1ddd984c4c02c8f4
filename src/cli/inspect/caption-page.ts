import type {ChalkInstance} from 'chalk'
import type {Caption} from '../../language/caption.ts'
import type {ConceptSpan} from '../../language/concept.ts'
import {isShorter, type MarkedSpan, markedCaption} from './marked-caption.ts'
import {printable} from '../../reporters/printable.ts'
import {entries, paragraph} from '../text-layout.ts'
import {type Marked, paintMarked} from './concept-colors.ts'

/** How a page is laid out. */
export interface PageLayout {
  readonly chalk: ChalkInstance
  readonly columns: number
  /** Names the grammar rule and the lexicon entry behind each concept. */
  readonly why: boolean
}

/** What was found in a caption, for people: the caption with its concepts marked, then each concept with its words. */
export function captionPage(
  caption: Caption,
  title: string | undefined,
  layout: PageLayout
): readonly string[] {
  const {chalk, columns} = layout
  const spans = markedSpans(caption)
  return [
    ...(title === undefined ? [] : [chalk.bold(printable(title))]),
    ...markedCaption(caption.text, spans, columns - 2, chalk).map((line) => `  ${line}`),
    '',
    ...legend(caption, spans, layout),
    ...(caption.isEnglish
      ? []
      : paragraph('This is not read as English: no concepts are looked for.', 2, columns))
  ]
}

function markedSpans(caption: Caption): readonly MarkedSpan[] {
  const names = (marked: Marked, spans: readonly {start: number; end: number}[]) =>
    spans.map(({start, end}) => ({marked, start, end, why: undefined}))
  return [
    ...names('anchor', caption.anchorMatches),
    ...names('secondary', caption.secondaryMatches),
    ...caption.concepts().map((span) => ({
      marked: span.concept,
      start: span.start,
      end: span.end,
      why: reasonFor(span)
    }))
  ].sort((a, b) => a.start - b.start || (isShorter(a, b) ? 1 : -1))
}

/** The grammar rule, the lexicon entry it rests on, and the config that added the entry. */
const reasonFor = ({rule, entry, from}: ConceptSpan): string =>
  entry === undefined ? rule : `${rule}: ${entry}${from === undefined ? '' : `, from the lexicon of ${from}`}`

/** Which words carry which concept. It is the legend of the colours, and says all of it without them. */
function legend(
  caption: Caption,
  spans: readonly MarkedSpan[],
  {chalk, columns, why}: PageLayout
): readonly string[] {
  const words = ({start, end, why: reason}: MarkedSpan): string => {
    const text = `“${caption.text.slice(start, end)}”`
    return why && reason !== undefined ? `${text} (${reason})` : text
  }
  const rows = new Map<Marked, string[]>([])
  for (const span of spans) rows.set(span.marked, [...(rows.get(span.marked) ?? []), words(span)])
  const register: readonly [string, string] = ['register', caption.register]
  const shown = [...rows].map(([marked, texts]): readonly [string, string] => [marked, texts.join(', ')])
  const paint = (label: string): string =>
    rows.has(label as Marked) ? paintMarked(chalk, label as Marked, label) : label
  return entries([register, ...shown], 2, columns, paint)
}
