import {dirname, join, relative, resolve, sep} from 'node:path'
import {syncFolder} from '../file-writing/descriptor.ts'
import {type GrowingFile, openGrowingFile} from '../file-writing/growing-file.ts'
import {createFile, replaceFile} from '../file-writing/replace-file.ts'
import {sweepTemporaries, unlinkIfThere} from '../file-writing/temporary-file.ts'
import {WriteError} from '../file-writing/write-error.ts'
import {realPath} from '../files.ts'
import {changeLine, journalVersion, lineOf} from './journal-lines.ts'
import {baseOfJournals} from './journal-place.ts'
import {makeJournalFolder} from './journal-folder.ts'
import {pruneRuns} from './prune-runs.ts'
import {journalExtension, nameRun} from './run-name.ts'
import {writablePlace} from './writable-place.ts'

/** What a run says of itself. */
export interface JournalSettings {
  /** Where journals are kept, as `journalFolder` chose it. Absolute path. */
  readonly folder: string
  /** Absolute path of the dataset; what lies outside of it, links followed, is not written. */
  readonly root: string
  /** Absolute path of the working directory; the root where it is not told. */
  readonly cwd?: string
  /** Version of caplint. */
  readonly version?: string
}

/** A change of one file. */
export interface FileChange {
  /** Absolute path. */
  readonly path: string
  /** What the file must hold now; `undefined` where there must be none. */
  readonly before: Buffer | undefined
  readonly after: Buffer
  /** Absolute path of the dataset, where it is another one than the run's. */
  readonly root?: string
}

/** What became of a change. `reason` is the second half of a sentence that begins with the path. */
export type ChangeOutcome =
  | {readonly status: 'written'}
  | {readonly status: 'changed' | 'failed'; readonly reason: string}

/** What a run has done when it ends. */
export interface JournaledRun {
  /** Name of the run, as `caplint undo` takes it. */
  readonly run: string
  /** Number of files that were written; where there is none, no journal is kept. */
  readonly files: number
  /** Absolute path of the journal. */
  readonly path: string
}

/** The journal of a run: nothing of a dataset is written but through it. */
export interface Journal {
  /**
   * Replaces a file, or makes one. What the file held is in the journal, and on the disk, before the file changes. It
   * runs to its end without a pause: Ctrl-C waits for it, unless it is called where Ctrl-C breaks off the work itself.
   */
  replace(change: FileChange): ChangeOutcome
  /** Ends the run. Calling it again gives the same. */
  close(): JournaledRun
}

/** Opens the journal of a run. Nothing is written before the first change. */
export function openJournal({folder, root, cwd = root, version}: JournalSettings): Journal {
  const base = baseOfJournals(folder)
  const started = new Date()
  const written = new Set<string>()
  const visited = new Set<string>()
  let opened: {readonly file: GrowingFile; readonly run: string} | undefined
  let closed: JournaledRun | undefined

  /** Roots beside a config are told relative to it, so that the project can be moved, or mounted elsewhere. */
  const rootAsTold = (folderOfFiles: string): string =>
    base === undefined ? folderOfFiles : slashed(relative(realPath(base), realPath(folderOfFiles))) || '.'

  const open = (): GrowingFile => {
    if (opened) return opened.file
    makeJournalFolder(folder)
    pruneRuns(folder)
    const head = {
      version: journalVersion,
      started: started.toISOString(),
      ...(version === undefined ? {} : {caplint: version}),
      cwd,
      root: rootAsTold(root)
    }
    opened = createRunFile(folder, started, lineOf(head))
    syncFolder(folder)
    return opened.file
  }

  const announce = ({path, before, after, root: own = root}: FileChange): void => {
    const told = own === root ? {} : {root: rootAsTold(own)}
    open().append(changeLine({path: slashed(relative(own, path)), ...told, before, after}))
  }

  return {
    replace(change) {
      if (closed) throw new Error('The journal is closed')
      const path = resolve(change.path)
      const bounds = {root: change.root ?? root, openlyBelow: base}
      const place = writablePlace(path, bounds, change.before === undefined)
      if ('reason' in place) return {status: place.gone ? 'changed' : 'failed', reason: place.reason}
      const {real} = place
      try {
        if (!visited.has(dirname(real))) sweepTemporaries(dirname(real))
        visited.add(dirname(real))
        const tell = () => announce({...change, path})
        const outcome = change.before
          ? replaceFile(real, change.before, change.after, tell)
          : createFile(real, change.after, tell)
        if (outcome === 'changed') return {status: 'changed', reason: changedReason(change)}
        written.add(real)
        return {status: 'written'}
      } catch (error) {
        if (!(error instanceof WriteError)) throw error
        return {status: 'failed', reason: error.path === real ? error.reason : journalReason(error)}
      }
    },

    close() {
      if (closed) return closed
      // Until a folder is on the disk, a power cut may bring back the old name: old, and whole. Once for all is enough.
      for (const each of visited) syncFolder(each)
      const run = opened?.run ?? nameRun(started)
      try {
        opened?.file.append(lineOf({ended: new Date().toISOString(), files: written.size}))
      } catch (error) {
        // The changes are in the journal; that it has no end costs a remark in the list of runs.
        if (!(error instanceof WriteError)) throw error
      }
      opened?.file.close()
      closed = {run, files: written.size, path: join(folder, run + journalExtension)}
      return closed
    }
  }
}

/**
 * Makes the file of a run. Runs that begin in the same moment get names, and so journals, of their own.
 * @throws {WriteError} There is no file then: one without a head could not be undone.
 */
function createRunFile(folder: string, started: Date, head: Buffer) {
  for (let attempt = 1; ; attempt++) {
    const run = nameRun(started, attempt)
    const path = join(folder, run + journalExtension)
    const file = openGrowingFile(path, true)
    if (!file) continue
    try {
      file.append(head)
    } catch (error) {
      file.close()
      unlinkIfThere(path)
      throw error
    }
    return {file, run}
  }
}

const slashed = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'))

const changedReason = ({before}: FileChange): string =>
  before ? 'it was changed since it was read; run caplint again' : 'there is a file of that name by now'

const journalReason = ({path, reason}: WriteError): string =>
  `the journal \`${path}\` cannot be written (${reason})`
