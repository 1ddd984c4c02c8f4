import type {
  CaptionOrigin,
  CaptionReading,
  SyntaxUse,
  TrainerLimit,
  TrainerReader
} from '../../language/trainer-reader.ts'
import {itemFate} from './item-fate.ts'
import {universalNewlines} from './reading/python-text.ts'
import {readingSteps, type StepContext} from './reading/steps.ts'
import {unreadLines} from './reading/unread-lines.ts'
import type {TrainerSettings} from './settings.ts'
import type {Overlong, ReadingStep, Trainer} from './trainer.ts'

/** A trainer, set as it will be: what rules and `effective` ask. */
export interface TrainerUse extends TrainerReader {
  readonly profile: Trainer
  /** What was set, on top of what the trainer has where nothing is. */
  readonly settings: TrainerSettings
  /** Whether a setting was given, not just left at the trainer's own value. */
  readonly isGiven: (setting: keyof TrainerSettings) => boolean
}

/**
 * A trainer with settings. What the trainer does not know is left out; whoever takes in settings has told that already.
 */
export function useTrainer(profile: Trainer, given: TrainerSettings = {}): TrainerUse {
  const settings: TrainerSettings = {...profile.defaults, ...defined(given)}
  const {steps, anchor} = profile
  const has = (step: ReadingStep): boolean => steps.is.includes(step)
  const {trigger, prefix, suffix} = settings
  const adds = has('trigger-if-asked') && settings.prependTrigger === true ? 'added' : anchor.is
  const lines = linesOf(profile, settings)
  const linesKey = profile.settings.wildcards ?? profile.settings.splitLines
  return {
    profile,
    settings,
    isGiven: (setting) => given[setting] !== undefined,
    name: profile.name,
    readsSidecars: profile.sidecar !== undefined,
    lines,
    ...(lines === 'alternatives' && (given.wildcards || given.splitLines) ? {linesAreMeant: true} : {}),
    ...(linesKey === undefined ? {} : {linesKey}),
    anchor: adds,
    ...(trigger && adds !== 'written' ? {trigger} : {}),
    keys: profile.settings,
    ...(prefix ? {prefix} : {}),
    ...(suffix ? {suffix} : {}),
    placeholders: has('placeholders') ? ['[trigger]', '[name]'] : [],
    isRegularisation: settings.regularisation === true,
    rejoinsCommas: has('rejoin-commas'),
    syntax: syntaxOf(profile, settings),
    read: (caption, origin) => readAs(steps.is, profile.choice, settings, caption, origin),
    fate: (files) => itemFate(profile, settings, given, files),
    strictMetadata: profile.strictMetadata?.is ?? {byteOrderMark: false, blankLine: false},
    ...(profile.staleCaches ? {staleCaches: profile.staleCaches.is} : {}),
    limit: (baseModel) => limitOf(profile, settings, baseModel)
  }
}

const defined = (settings: TrainerSettings): TrainerSettings =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))

function linesOf({lines}: Trainer, {wildcards, splitLines}: TrainerSettings): TrainerReader['lines'] {
  if (lines.is === 'first') return wildcards ? 'alternatives' : 'first'
  return lines.is === 'alternatives' && splitLines === false ? 'kept' : lines.is
}

/** The separator that nearly everybody uses, where none is set. */
const usualKeepSeparator = '|||'
const usualSecondarySeparator = ';;;'

function syntaxOf({settings: keys, steps}: Trainer, settings: TrainerSettings): readonly SyntaxUse[] {
  const {keepSeparator, secondarySeparator, shuffle, wildcards} = settings
  const key = (name: string | undefined) => (name === undefined ? {} : {key: name})
  return [
    {kind: 'wildcard', isRead: wildcards === true && steps.is.includes('wildcards'), ...key(keys.wildcards)},
    {
      kind: 'keep-separator',
      text: keepSeparator ?? usualKeepSeparator,
      isRead: keepSeparator !== undefined && shuffle === true,
      ...key(keepSeparator === undefined ? keys.keepSeparator : keys.keepSeparator && keys.shuffle)
    },
    {
      kind: 'secondary-separator',
      text: secondarySeparator ?? usualSecondarySeparator,
      isRead: secondarySeparator !== undefined,
      ...key(keys.secondarySeparator)
    }
  ]
}

function readAs(
  steps: readonly ReadingStep[],
  choice: Trainer['choice'],
  settings: TrainerSettings,
  caption: string,
  {from = 'sidecar', byteOrderMark = false, tags}: CaptionOrigin = {}
): CaptionReading {
  const context: StepContext = {settings, from, tags}
  const mark = byteOrderMark && from === 'sidecar' ? '\u{FEFF}' : ''
  const text = from === 'sidecar' ? universalNewlines(caption) : caption
  let way = {texts: [`${mark}${text}`] as readonly string[], total: 1}
  for (const step of steps) way = readingSteps[step](way, context)
  const readsFirstLine = steps.includes('choose-line') && !settings.wildcards
  return {
    texts: way.texts,
    total: way.total,
    choice: way.total > 1 ? choice : 'one',
    unread: readsFirstLine ? unreadLines(caption) : []
  }
}

function limitOf(
  {name, limits, overlong, overlongOf, settings: keys}: Trainer,
  {maximumTokens}: TrainerSettings,
  baseModel: string
): TrainerLimit | null | undefined {
  if (maximumTokens !== undefined) {
    return {tokens: maximumTokens, because: `${name} is set so by \`${keys.maximumTokens}\``}
  }
  const tokens = new Map<string, number | null>(Object.entries(limits.is)).get(baseModel)
  if (tokens === undefined || tokens === null) return tokens
  const does = new Map<string, Overlong>(Object.entries(overlongOf?.is ?? {})).get(baseModel) ?? overlong.is
  const then = {
    'cut in silence': 'cuts off the rest in silence',
    'cut with a warning': 'cuts off the rest with a warning',
    stops: 'stops with an error'
  }[does]
  return {tokens, because: `${name} ${then}`, ...(does === 'stops' ? {stops: true} : {})}
}
