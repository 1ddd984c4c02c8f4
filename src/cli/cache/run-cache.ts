import {builtInRules} from '../../engine/built-in-rules.ts'
import type {OutcomeMemory} from '../../engine/outcome-source.ts'
import {FileError, fileError} from '../../files.ts'
import {WriteError} from '../../file-writing/write-error.ts'
import {type CacheUse, openOutcomeCache, type OutcomeCache} from '../../outcome-cache/outcome-cache.ts'
import {count, grouped} from '../../reporters/summary-lines.ts'
import {version} from '../version.ts'
import {type CacheFolder, cacheFolder, type StoredCache, usualCacheFolder} from './cache-folder.ts'
import type {CacheFlags} from './cache-flags.ts'
import {codeFingerprint} from './code-fingerprint.ts'

const dayLength = 24 * 3600 * 1000

/** The cache of one run of the command line. */
export interface RunCache {
  readonly memory: OutcomeMemory
  /**
   * Writes what the run has learnt, where it has learnt something.
   * @returns What a person should know, one sentence each: for stderr, as the report must not depend on the cache.
   * @throws {WriteError} where the cache cannot be written to the place that was named for it.
   */
  save(): readonly string[]
}

/**
 * Opens the cache that the flags ask for. What cannot be read is no trouble: captions are linted anew.
 * @throws {WriteError} where there can be no cache at the place that was named for it.
 */
export function openRunCache({cacheLocation}: CacheFlags, cwd: string): RunCache {
  const location = cacheLocation ?? usualCacheFolder(cwd)
  const folder = cacheFolder(location, cwd)
  if (cacheLocation !== undefined) folder.make()
  const notes: string[] = []
  const stored = readStored(folder, location, notes)
  const cache = openOutcomeCache({
    rules: builtInRules,
    version,
    code: codeFingerprint(),
    today: Math.floor(Date.now() / dayLength),
    file: stored?.bytes
  })
  if (cache.unusable) notes.push(unusableNote(cache.unusable, location))
  return {
    memory: cache,
    save() {
      try {
        if (cache.hasChanged()) write(folder, location, cache, stored)
      } catch (error) {
        if (!(error instanceof WriteError)) throw error
        // A cache may be read where it cannot be written; that a day was not noted is no loss.
        if (!cache.hasLearnt()) return [...notes, ...useLines(cache.use())]
        if (cacheLocation !== undefined) throw error
        notes.push(`caplint: ${error.message}; the next run will not know what this one has linted`)
      }
      return [...notes, ...useLines(cache.use())]
    }
  }
}

function readStored(folder: CacheFolder, location: string, notes: string[]): StoredCache | undefined {
  try {
    return folder.read()
  } catch (error) {
    const told = fileError(error, location)
    if (!(told instanceof FileError)) throw error
    notes.push(
      `caplint: Cannot read the cache in \`${location}\`: ${told.reason}; all captions were linted anew`
    )
    return undefined
  }
}

/** Takes in what another run has written since. */
function write(
  folder: CacheFolder,
  location: string,
  cache: OutcomeCache,
  stored: StoredCache | undefined
): void {
  const now = folder.stamp() === stored?.stamp ? undefined : readStored(folder, location, [])
  folder.write(cache.toFile(now?.bytes))
}

const unusableNote = (unusable: NonNullable<OutcomeCache['unusable']>, location: string): string =>
  unusable.unusable === 'damaged'
    ? `caplint: The cache in \`${location}\` is damaged; all captions were linted anew`
    : `caplint: The cache in \`${location}\` is from ${
        unusable.version === version ? 'other code of this version' : `caplint ${unusable.version}`
      }; all captions were linted anew`

function useLines({known, linted, foreignRules}: CacheUse): readonly string[] {
  const rules = foreignRules.map((id) => `\`${id}\``).join(', ')
  return [
    ...(foreignRules.length > 0
      ? [
          `caplint: Captions under rules of plugins (${rules}) are linted anew in each run, as their code may have changed`
        ]
      : []),
    `Cache: ${count(known, 'caption')} known from earlier runs, ${grouped(linted)} linted anew.`
  ]
}
