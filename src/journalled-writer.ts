import {dirname} from 'node:path'
import packageJson from '../package.json' with {type: 'json'}
import {isWithin} from './dataset/show-path.ts'
import type {FileWriter, FixSettings} from './engine/fix-run.ts'
import {type Journal, type JournaledRun, openJournal} from './fix-journal/journal.ts'
import {journalFolder, type UserSurroundings} from './fix-journal/journal-place.ts'

/** Writes the files of a run through its journal, so that `caplint undo` can take it back. */
export interface JournalledWriter {
  readonly open: NonNullable<FixSettings['openWriter']>
  /** Ends the run; `undefined` where nothing was to be written. */
  close(): JournaledRun | undefined
}

/** @param cwd Absolute path of the working directory. */
export function journalledWriter(cwd: string, user: UserSurroundings): JournalledWriter {
  let journal: Journal | undefined
  return {
    open(roots, resolver): FileWriter {
      // The nearest config is the one that governs the working directory.
      const [configPath] = resolver
        .configFiles()
        .filter((path) => isWithin(cwd, dirname(path)))
        .sort((a, b) => b.length - a.length)
      const [root = cwd] = roots
      const opened = openJournal({
        folder: journalFolder({configPath, cwd, roots, ...user}),
        root,
        cwd,
        version: packageJson.version
      })
      journal = opened
      return {write: (file) => opened.replace(file)}
    },
    close: () => journal?.close()
  }
}
