import {FileError} from '../files.ts'
import type {Discovery, DiscoveryFailure} from './item.ts'
import {showPath} from './show-path.ts'

/** What discovery meets besides items. Paths are absolute. */
export interface DiscoveryLog {
  readonly ignored: string[]
  readonly skipped: Discovery['skipped'][number][]
  readonly failures: DiscoveryFailure[]
  readonly recognised: {readonly path: string; readonly sentence: string}[]
  /** Notes what a file was read as. */
  readonly recognise: (path: string, sentence: string) => void
  readonly skip: (path: string, reason: string) => void
  /** Notes what a file error says, with the path as people know it. Any other error is a bug and is thrown. */
  readonly fail: (path: string, error: unknown) => void
  /** Notes a sentence, which names the path itself, and what else is known of the failure. */
  readonly refuse: (path: string, message: string, known?: Omit<DiscoveryFailure, 'path' | 'message'>) => void
}

/** @param cwd The folder that sentences show paths relative to. */
export function startLog(cwd: string): DiscoveryLog {
  const log: Pick<DiscoveryLog, 'ignored' | 'skipped' | 'failures' | 'recognised'> = {
    ignored: [],
    skipped: [],
    failures: [],
    recognised: []
  }
  return {
    ...log,
    recognise: (path, sentence) => {
      log.recognised.push({path, sentence})
    },
    skip: (path, reason) => {
      log.skipped.push({path, reason})
    },
    fail: (path, error) => {
      if (!(error instanceof FileError)) throw error
      log.failures.push({path, message: `Cannot read \`${showPath(path, cwd)}\`: ${error.reason}`})
    },
    refuse: (path, message, known) => {
      log.failures.push({path, message, ...known})
    }
  }
}
