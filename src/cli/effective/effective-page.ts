import type {ChalkInstance} from 'chalk'
import {count, grouped} from '../../reporters/summary-lines.ts'
import {printable} from '../../reporters/printable.ts'
import type {EffectiveRow} from './effective-rows.ts'

/** What reaches the encoder of one item, for people. Texts are not wrapped: they stand as they are encoded. */
export function effectivePage(row: EffectiveRow, chalk: ChalkInstance): readonly string[] {
  const {path, line, media, trainer, texts, total, choice, reason, repeats = 1} = row
  const name = `${printable(path)}${line === undefined ? '' : `:${line}`}`
  const beside = media.filter((each) => each !== path).map(printable)
  const isRepeated = repeats !== 1 && (row.outcome === 'caption' || row.outcome === 'other-text')
  const head = `${chalk.bold(name)}${beside.length > 0 ? chalk.dim(` ← ${beside.join(', ')}`) : ''}${isRepeated ? chalk.dim(` × ${repeats}`) : ''}`
  const why = reason === undefined ? '' : `: ${printable(reason)}`
  const result = {
    caption: '',
    'other-text': `trained on another text${why}`,
    dropped: `${trainer} leaves it out${why}`,
    stops: `${trainer} stops here${why}`,
    'unread-media': `not trained${why}`,
    'no-media': `not trained${why}`
  }[row.outcome]
  const several = choice === 'random' ? 'one of these at random' : 'each of these'
  const shownOf = total > texts.length ? `, the first ${texts.length} of ${grouped(total)}` : ''
  return [
    head,
    ...(result === ''
      ? []
      : [`  ${row.outcome === 'other-text' ? chalk.yellow(result) : chalk.red(result)}`]),
    ...(choice === 'one' ? [] : [`  ${several}${shownOf}:`]),
    ...texts.flatMap((text) => textLines(text, row, chalk))
  ]
}

function textLines(
  {text, tokens, lost}: EffectiveRow['texts'][number],
  {tokens: {counter, isExact, limit}}: EffectiveRow,
  chalk: ChalkInstance
): readonly string[] {
  const shown = printable(lost ? text.slice(0, lost.start) : text)
  const cut = lost ? chalk.red.strikethrough(printable(text.slice(lost.start))) : ''
  const of = typeof limit === 'number' ? ` of ${limit}` : ''
  const by = isExact ? printable(counter) : 'estimated'
  const counted = `${tokens}${of} ${tokens === 1 && of === '' ? 'token' : 'tokens'}, ${by}`
  return [
    `  ${text === '' ? chalk.dim('(an empty text)') : `${shown}${cut}`}`,
    `    ${chalk.dim(counted)}`,
    ...(lost ? [`    ${chalk.red(`falls off: ${printable(lost.text)}`)}`] : [])
  ]
}

/** What was found, in one line. `samples`: number of items in an epoch, each as often as it is repeated. */
export function effectiveSummary(
  rows: ReadonlyMap<EffectiveRow['outcome'], number>,
  {lost, samples}: {readonly lost: number; readonly samples?: number}
): string {
  const parts: readonly (readonly [EffectiveRow['outcome'], string])[] = [
    ['caption', 'trained on their captions'],
    ['other-text', 'on another text'],
    ['dropped', 'left out'],
    ['stops', 'stop the run'],
    ['unread-media', 'with media that are not read'],
    ['no-media', 'without media']
  ]
  const all = [...rows.values()].reduce((sum, each) => sum + each, 0)
  const told = parts.flatMap(([outcome, words]) => {
    const number = rows.get(outcome) ?? 0
    return number > 0 ? [`${grouped(number)} ${words}`] : []
  })
  const cut = lost > 0 ? `; ${count(lost, 'text')} too long for the encoder` : ''
  const repeated = samples === undefined ? '' : `; with repeats ${count(samples, 'sample')} an epoch`
  return `${count(all, 'item')}: ${told.join(', ')}${cut}${repeated}.`
}
