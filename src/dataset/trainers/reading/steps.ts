import type {TrainerSettings} from '../settings.ts'
import type {ReadingStep} from '../trainer.ts'
import {isBlank, strip} from './python-text.ts'
import {expandWildcards} from './wildcards.ts'

/** A caption on its way to the encoder. */
export interface TextsOnTheWay {
  readonly texts: readonly string[]
  /** Number of texts that are possible; more than `texts` holds where there are too many to list. */
  readonly total: number
}

/** What steps know besides the text. */
export interface StepContext {
  readonly settings: TrainerSettings
  readonly from: 'sidecar' | 'metadata'
  /** Tags beside the caption in a file of many. */
  readonly tags?: string | undefined
}

type Step = (way: TextsOnTheWay, context: StepContext) => TextsOnTheWay

/** Texts that are listed at most; nobody reads more, and wildcards multiply. */
const textsListed = 64

const each =
  (change: (text: string, context: StepContext) => string): Step =>
  ({texts, total}, context) => ({texts: texts.map((text) => change(text, context)), total})

const nonBlankLines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map(strip)
    .filter((line) => line !== '')

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''

/** Each text becomes several; of those that are possible but not listed, as many. */
function fork({texts, total}: TextsOnTheWay, split: (text: string) => TextsOnTheWay): TextsOnTheWay {
  const forked = texts.map(split)
  const listed = forked.reduce((sum, each) => sum + each.total, 0)
  return {
    texts: forked.flatMap((each) => each.texts).slice(0, textsListed),
    total: total === texts.length ? listed : Math.max(listed, total)
  }
}

const alternatives = (lines: readonly string[]): TextsOnTheWay => ({texts: lines, total: lines.length})

/** The code of the steps. What differs between trainers is which of them they take, in what order. */
export const readingSteps: Readonly<Record<ReadingStep, Step>> = {
  strip: each(strip),

  'strip-sidecar': each((text, {from}) => (from === 'sidecar' ? strip(text) : text)),

  'append-tags': each((text, {tags, settings: {wildcards, separator = ','}}) => {
    if (!tags) return text
    if (!wildcards) return `${text}${separator}${tags}`
    const inOneLine = tags.replaceAll('\n', separator)
    return text
      .split('\n')
      .filter((line) => !isBlank(line))
      .map((line) => `${line}${separator}${inOneLine}`)
      .join('\n')
  }),

  'read-lines': each((text, {from, settings}) => {
    if (from === 'metadata') return text
    return settings.wildcards ? nonBlankLines(text).join('\n') : strip(firstLine(text))
  }),

  'choose-line': (way, {settings}) =>
    settings.wildcards
      ? fork(way, (text) => alternatives(text.split('\n')))
      : each(firstLine)(way, {settings, from: 'sidecar'}),

  'split-lines': (way, {settings}) => {
    if (settings.splitLines === false) return way
    return fork(way, (text) => {
      const lines = nonBlankLines(text)
      return alternatives(lines.length > 0 ? lines : [''])
    })
  },

  wildcards: (way, {settings}) =>
    settings.wildcards ? fork(way, (text) => expandWildcards(text, textsListed)) : way,

  affixes: each((text, {settings: {prefix, suffix}}) =>
    [...(prefix ? [prefix] : []), text, ...(suffix ? [suffix] : [])].join(' ')
  ),

  'bare-prefix': each((text, {settings}) => `${settings.prefix ?? ''}${text}`),

  tags: each((text, {settings}) => (settings.shuffle ? rejoinedTags(text, settings) : text)),

  'secondary-separator': each((text, {settings: {secondarySeparator, separator = ','}}) =>
    secondarySeparator ? text.replaceAll(secondarySeparator, separator) : text
  ),

  placeholders: each((text, {settings}) => {
    return text.replaceAll(/\[(?:trigger|name)\]/g, () => settings.trigger ?? '')
  }),

  'trigger-if-absent': each((text, {settings: {trigger, regularisation}}) =>
    !trigger || regularisation || text.includes(trigger) ? text : `${trigger} ${text}`
  ),

  'bare-trigger': each((text, {settings}) => `${settings.trigger ?? ''}${text}`),

  trigger: each((text, {settings: {trigger}}) => (trigger ? `${trigger} ${text}` : text)),

  'trigger-if-asked': each((text, {settings: {trigger, prependTrigger}}) =>
    trigger && prependTrigger ? `${trigger} ${text}` : text
  ),

  'rejoin-commas': each((text) => text.split(',').join(', '))
}

/** Tags in the order of the caption; a trainer shuffles those that are not fixed. */
function rejoinedTags(text: string, {separator = ',', keepSeparator}: TrainerSettings): string {
  const tagsOf = (part: string): readonly string[] => part.split(separator).map(strip)
  if (!keepSeparator || !text.includes(keepSeparator)) return tagsOf(text).join(', ')
  const [head = '', middle = '', ...tail] = text.split(keepSeparator)
  const parts = [head, middle, tail.join(keepSeparator)]
  return parts
    .flatMap(tagsOf)
    .filter((tag) => !isBlank(tag))
    .join(', ')
}
