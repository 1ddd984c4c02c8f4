import {dirname, posix, resolve} from 'node:path'
import type {ConfigResolver} from '../config/config-resolver.ts'
import {isWithin, showPath} from '../dataset/show-path.ts'
import {UserError} from '../errors.ts'
import {localDay} from '../suppressions/day.ts'
import {
  captionFingerprint,
  datasetFingerprint,
  filesFingerprint,
  findingFingerprint
} from '../suppressions/fingerprint.ts'
import type {Judgement, Recording} from '../suppressions/ledger.ts'
import {datasetPath} from '../suppressions/suppression.ts'
import {fileOf, type ItemPlace, shownPlace} from './item-place.ts'
import type {RunSettings} from './lint.ts'
import type {DatasetMessage, ItemResult, Message} from './report.ts'
import {type ChangedSuppressions, changeOf} from './suppression-changes.ts'
import {suppressionNotes, unusedResult} from './suppression-messages.ts'
import {refuseUnknownRules, type SuppressionSet, unknownRule} from './suppression-set.ts'
import {createSuppressionSets} from './suppression-sets.ts'

/** What a run is told about suppressions. */
export interface SuppressionChoice {
  /** Path of the one file for all captions, in place of those that configs name or lie beside. */
  readonly location?: string | undefined
  /** Accepts what is found. */
  readonly recording?: Recording | undefined
  /** Drops suppressions that nothing is left to be suppressed by, and those that have expired. */
  readonly prune?: boolean | undefined
  /** The day, `2026-11-26`; that of the clock by default. */
  readonly today?: string | undefined
  /** Takes the files that are to change, at the end of a run that was not broken off. */
  readonly onFiles?: ((files: readonly ChangedSuppressions[]) => void) | undefined
}

/** Takes out of a run what is accepted. Failures are none of its business. */
export interface Suppressor {
  /**
   * Makes ready for the captions of a folder; nothing to wait for where that was done before.
   * @throws {UserError} for a suppressions file that cannot be used.
   */
  enter(folder: string): Promise<void> | undefined
  /** What is left of the messages of an item. To be called for every item, in order, also where nothing was found. */
  apply<Found extends SuppressibleMessage>(item: SuppressibleItem<Found>): readonly Found[]
  /** Whether something is accepted in files of many captions that a file like this may hold. @param file Absolute path. */
  holdsAmongMany(file: string): boolean
  /**
   * Lets a caption of a file of many, which is not reported, keep what is accepted of it. To be called before `apply`.
   * @param file Absolute path.
   */
  reserve(file: string, caption: string, findings: readonly Omit<SuppressibleMessage, 'about'>[]): void
  /** What is left of the messages of datasets. */
  applyDataset(messages: readonly DatasetMessage[]): readonly DatasetMessage[]
  /**
   * Looks at what was told, once all folders were entered.
   * @throws {UserError} for suppressions of rules that there are not, and where there is nothing to prune.
   */
  check(): Promise<void>
  /**
   * Says that all items that there are under these paths (none: those of a run without paths) have been applied: only then
   * anything can be told to be unused.
   * @param isPart Some of them were passed over, as only others are to be reported.
   */
  complete(paths: readonly string[], isPart: boolean): Promise<void>
  /** What the report is to say besides. @param crashed Ids of the rules that have not looked at everything. */
  conclude(crashed: ReadonlySet<string>): SuppressionOutcome
  /** The files that are to change. */
  changedFiles(): readonly ChangedSuppressions[]
}

/** What of a message decides whether it is suppressed. */
export type SuppressibleMessage = Pick<Message, 'rule' | 'about' | 'start' | 'end'>

export interface SuppressibleItem<Found extends SuppressibleMessage = Message> {
  readonly place: ItemPlace
  /** Absent where there is none that can be read. */
  readonly caption?: string | undefined
  readonly messages: readonly Found[]
  /** Nothing can be told of what could not be read. */
  readonly isUnreadable?: boolean
}

export interface SuppressionOutcome {
  /** Number of findings that were suppressed; absent where there are none. */
  readonly suppressed?: number
  /** Suppressions files with messages about entries that are unused. */
  readonly results: readonly ItemResult[]
  readonly notes: readonly string[]
}

/** Makes the suppressor of a run. Nothing is read before a folder is entered. */
export function createSuppressor(
  {cwd, config, suppressions: choice = {}}: RunSettings,
  resolver: ConfigResolver
): Suppressor {
  const {location, recording, prune, today = localDay(new Date())} = choice
  const sets = createSuppressionSets({cwd, resolver, location, today, recording})
  /** By the place that messages of datasets name. */
  const captions = new Map<string, KnownCaption>()
  const setByFlag = new Set(Object.keys(config?.layer?.rules ?? {}))
  let suppressed = 0
  /** Absent until all items have been applied: before that nothing can be told to be unused. */
  let completed: {readonly isPart: boolean; readonly isWhole: (set: SuppressionSet) => boolean} | undefined
  let hasRun: Judgement['hasRun'] = () => true

  function remember(set: SuppressionSet, place: ItemPlace, fingerprint: string): void {
    const shown = shownPlace(place)
    const other = captions.get(shown)
    // Several captions may stand on one line.
    const joined = other ? datasetFingerprint([other.fingerprint, fingerprint]) : fingerprint
    captions.set(shown, {set, fingerprint: joined})
  }

  const judgementOf = (set: SuppressionSet): Judgement | undefined =>
    completed && {isWhole: completed.isWhole(set), isPart: completed.isPart, hasRun}

  return {
    enter: (folder) => (sets.isEntered(folder) ? undefined : sets.enter(folder)),

    apply(item) {
      const {place, caption, messages, isUnreadable} = item
      const set = sets.of(dirname(place.item ? fileOf(place.item) : resolve(cwd, place.path)))
      if (!set) return messages
      const path = showPath(resolve(cwd, place.path), dirname(set.path))
      const fingerprint = caption === undefined ? undefined : captionFingerprint(caption)
      const ofFile = isOfMany(place) ? '' : fingerprint
      if (!isUnreadable) {
        set.ledger.see(path, ofFile)
        // What was accepted of media without a caption is settled once they have one.
        if (place.media !== undefined) set.ledger.see(showPath(resolve(cwd, place.media), dirname(set.path)))
      }
      if (fingerprint !== undefined) remember(set, place, fingerprint)
      const fingerprintOf = fingerprintsIn(item, fingerprint)
      const left = messages.filter(
        (message) =>
          !set.ledger.take({
            path,
            rule: message.rule,
            fingerprint: fingerprintOf(message),
            caption: ofFile
          })
      )
      suppressed += messages.length - left.length
      return left
    },

    holdsAmongMany(file) {
      const {suppressions = []} = sets.of(dirname(file))?.document ?? {}
      return suppressions.some(({path, caption}) => path !== datasetPath && caption === undefined)
    },

    reserve(file, caption, findings) {
      const set = sets.of(dirname(file))
      const path = set && showPath(file, dirname(set.path))
      if (path === undefined) return
      for (const finding of findings) {
        const fingerprint = findingFingerprint(caption, finding)
        set?.ledger.reserve({path, rule: finding.rule, fingerprint, caption: ''})
      }
    },

    applyDataset(messages) {
      const left = messages.filter(({rule, paths}) => {
        const set = paths.map((path) => captions.get(path)?.set).find((each) => each !== undefined)
        const prints = paths.map((path) => captions.get(path)?.fingerprint ?? '')
        return !set?.ledger.take({path: datasetPath, rule, fingerprint: datasetFingerprint(prints)})
      })
      suppressed += messages.length - left.length
      return left
    },

    async check() {
      for (const set of sets.open) await refuseUnknownRules(set)
      const known = new Set(sets.open.flatMap(({rules}) => [...rules]))
      for (const rule of recording?.rules ?? []) {
        if (known.size > 0 && !known.has(rule)) throw new UserError(unknownRule(rule, known))
      }
      if (prune && sets.open.every(({text}) => text === undefined)) {
        const {suppressions} = await resolver.folder(cwd)
        throw new UserError(`There is no \`${showPath(location ?? suppressions, cwd)}\` to prune`)
      }
    },

    async complete(paths, isPart) {
      const {base, datasets} = await resolver.folder(cwd)
      const roots = paths.length > 0 ? paths.map((path) => resolve(cwd, path)) : [cwd]
      const isOfDatasets = paths.length === 0 && datasets.length > 0
      const isWhole = (set: SuppressionSet): boolean =>
        !isPart && (isOfDatasets ? set.base === base : roots.some((root) => isWithin(set.base, root)))
      completed = {isPart, isWhole}
      for (const set of sets.open) if (isWhole(set)) set.ledger.see(datasetPath)
    },

    conclude(crashed) {
      hasRun = (rule) => !crashed.has(rule) && !setByFlag.has(rule)
      const results = sets.open.flatMap((set) => {
        const judgement = judgementOf(set)
        return judgement && !prune ? (unusedResult(set, set.ledger.unused(judgement)) ?? []) : []
      })
      const notes = sets.open.flatMap((set) => [
        ...suppressionNotes(set, {isWriting: recording !== undefined, prune})
      ])
      return {...(suppressed > 0 ? {suppressed} : {}), results, notes}
    },

    changedFiles: () =>
      recording || prune
        ? sets.open.flatMap((set) => changeOf(set, prune ? judgementOf(set) : undefined) ?? [])
        : []
  }
}

/** A caption as messages of datasets are told by it. */
interface KnownCaption {
  readonly set: SuppressionSet
  readonly fingerprint: string
}

/** Whether a caption stands in a file of many. */
const isOfMany = ({line}: ItemPlace): boolean => line !== undefined

/**
 * What tells the findings of an item: the words that are concerned, or where there are none what the item consists of.
 * @param captionPrint Fingerprint of its caption.
 */
function fingerprintsIn(
  {place, caption}: Pick<SuppressibleItem, 'place' | 'caption'>,
  captionPrint: string | undefined
): (message: SuppressibleMessage) => string {
  const ofFiles = (): string => {
    const media = place.media === undefined ? undefined : posix.basename(place.media)
    return filesFingerprint(isOfMany(place) ? [media, captionPrint] : [])
  }
  return (message) =>
    message.about === 'files' || caption === undefined ? ofFiles() : findingFingerprint(caption, message)
}
