import type {Caption} from '../caption.ts'
import {nounIs, tag} from '../grammar/unit.ts'
import type {Edit} from '../join-edits.ts'
import {readCaption} from '../read-caption.ts'
import {overlaps, type Span} from '../span.ts'
import {articleBefore} from './articles.ts'
import {isTooLong} from './longest.ts'

const place = nounIs('room', 'building', 'outdoors')

/**
 * Cuts a described setting to the place alone: `in a park with green trees` → `in a park`. `undefined` where the setting
 * is none that a preposition leads to, or where the place would still read as a described one.
 */
export function briefPlace(caption: Caption, span: Span): Edit | undefined {
  if (isTooLong(caption)) return undefined
  const {text} = caption
  const {units, chunks} = caption.phrases
  const chunk = chunks.find(({kind, first, last}) => {
    const [from, to] = [units[first], units[last]]
    return (
      kind === 'noun' &&
      from !== undefined &&
      to !== undefined &&
      overlaps({start: from.start, end: to.end}, span)
    )
  })
  const head = chunk && units[chunk.head]
  const article = chunk && units[chunk.first]
  const isPlace = chunk?.role === 'prepositional' && head?.masked === 0 && place(head) && head.end <= span.end
  if (!isPlace || article?.tag !== tag.determiner || head.start < span.start) return undefined
  const noun = text.slice(head.start, head.end)
  const edit = {
    start: article.start,
    end: span.end,
    text: `${articleBefore(text.slice(article.start, article.end), noun)} ${noun}`
  }
  if (text.slice(edit.start, edit.end) === edit.text || holdsWhatStays(caption, head, span)) return undefined
  const cut = {start: edit.start, end: edit.start + edit.text.length}
  const after = readCaption(text.slice(0, edit.start) + edit.text + text.slice(edit.end), caption.context)
  return after.concepts('background').some((other) => overlaps(other, cut)) ? undefined : edit
}

/** Whether words behind the place tell of something that is to stay. */
const holdsWhatStays = (caption: Caption, {end}: Span, span: Span): boolean =>
  caption
    .concepts('action', 'expression', 'framing', 'angle')
    .some((other) => overlaps(other, {start: end, end: span.end}))
