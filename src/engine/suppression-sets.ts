import {resolve} from 'node:path'
import type {ConfigResolver} from '../config/config-resolver.ts'
import {showPath} from '../dataset/show-path.ts'
import {UserError} from '../errors.ts'
import type {Recording} from '../suppressions/ledger.ts'
import {openSuppressionSet, type SuppressionSet} from './suppression-set.ts'

/** The suppressions files of a run, each opened when the first folder that it is for is entered. */
export interface SuppressionSets {
  /** Those that are open, in the order in which they were opened. */
  readonly open: readonly SuppressionSet[]
  /** Makes ready for a folder, by its absolute path. @throws {UserError} for a file that cannot be used. */
  enter(folder: string): Promise<void>
  isEntered(folder: string): boolean
  /** That of a folder that was entered; `undefined` where there is none. */
  of(folder: string): SuppressionSet | undefined
}

/** What opening them is told. */
export interface SetsSettings {
  readonly cwd: string
  readonly resolver: ConfigResolver
  /** Path of the one file for all folders, in place of those that configs name or lie beside. */
  readonly location: string | undefined
  /** The day of the run, `2026-11-26`. */
  readonly today: string
  readonly recording: Recording | undefined
}

/** Nothing is read before a folder is entered. */
export function createSuppressionSets({
  cwd,
  resolver,
  location,
  today,
  recording
}: SetsSettings): SuppressionSets {
  const byPath = new Map<string, Promise<SuppressionSet | undefined>>()
  const byFolder = new Map<string, SuppressionSet | undefined>()
  const open: SuppressionSet[] = []

  async function openAt(path: string, base: string): Promise<SuppressionSet | undefined> {
    const known = byPath.get(path)
    if (known) return known
    const opening = openSuppressionSet({cwd, path, base, today, recording})
    byPath.set(path, opening)
    const set = await opening
    if (set) open.push(set)
    return set
  }

  return {
    open,
    async enter(folder) {
      const {base, suppressions, rules} = await resolver.folder(folder)
      const path = location === undefined ? suppressions : resolve(cwd, location)
      const set = await openAt(path, base)
      if (!set && location !== undefined) {
        throw new UserError(
          `There is no suppressions file \`${showPath(path, cwd)}\`; \`--suppress-all\` makes it`
        )
      }
      for (const {id} of rules) set?.rules.add(id)
      byFolder.set(folder, set)
    },
    isEntered: (folder) => byFolder.has(folder),
    of: (folder) => byFolder.get(folder)
  }
}
