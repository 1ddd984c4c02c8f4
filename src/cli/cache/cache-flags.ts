import type {Command} from 'commander'
import {UserError} from '../../errors.ts'
import type {RunCache} from './run-cache.ts'

/** Flags of the cache. */
export interface CacheFlags {
  /** False for `--no-cache`. */
  readonly cache?: boolean
  readonly cacheLocation?: string
}

/**
 * Opens the cache where one is asked for; a caption on standard input is not worth one.
 * @throws {WriteError} where there can be none at the place that was named for it.
 */
export async function openCache(
  flags: CacheFlags & {readonly stdin?: boolean},
  cwd: string
): Promise<RunCache | undefined> {
  if (!flags.cache || flags.stdin) return undefined
  const {openRunCache} = await import('./run-cache.ts')
  return openRunCache(flags, cwd)
}

/** Adds the flags of the cache. */
export const addCacheFlags = (command: Command): Command =>
  command
    .optionsGroup('Cache:')
    .option('--cache', 'lint only captions that no earlier run has linted')
    .option('--no-cache', 'lint all captions anew, whatever was said before')
    .option('--cache-location <folder>', 'folder of the cache')

/**
 * Refuses a place for a cache that is not asked for.
 * @throws {UserError}
 */
export function refuseIdleCacheFlags({cache, cacheLocation}: CacheFlags): void {
  if (cacheLocation === undefined) return
  if (cacheLocation.trim() === '') throw new UserError('`--cache-location` must not be empty; name a folder')
  if (cache === undefined) throw new UserError('`--cache-location` needs `--cache`')
}
