import {hash} from 'node:crypto'
import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {OutcomeMemory} from '../engine/outcome-source.ts'
import type {Rule} from '../rule.ts'
import {
  type CacheAuthor,
  type CachedCaptions,
  type CaptionLine,
  keyLength,
  lineSize,
  readCacheFile,
  type UnusableCache,
  writeCacheFile
} from './cache-file.ts'
import {configKeys} from './config-key.ts'
import {outcomeLines} from './outcome-line.ts'

/** What a cache is opened with. */
export interface OutcomeCacheSettings extends CacheAuthor {
  /** The rules that are part of caplint's code. */
  readonly rules: readonly Rule[]
  /** The file that an earlier run has left; absent where there is none. */
  readonly file?: Buffer | undefined
  /** In days since 1970. */
  readonly today: number
  /** Days after which a caption that no run asks for is dropped. */
  readonly lifetime?: number
  /** Greatest size of the file, in bytes. */
  readonly sizeLimit?: number
}

/** What a run did with a cache. */
export interface CacheUse {
  /** Captions that an earlier run had linted. */
  readonly known: number
  /** Captions that were linted anew, and kept where their config allows it. */
  readonly linted: number
  /** Ids of rules whose captions are linted anew in each run, as nobody knows whether their code has changed. */
  readonly foreignRules: readonly string[]
}

/** Remembers outcomes from one run to the next, in a file. */
export interface OutcomeCache extends OutcomeMemory {
  /** Why the file that was there could not be used; absent where it could. */
  readonly unusable?: UnusableCache
  use(): CacheUse
  /** Whether this run knows more than the file holds. */
  hasLearnt(): boolean
  /** Whether the file is not what it should be after this run, if only that captions were used on a later day. */
  hasChanged(): boolean
  /**
   * The file as it should be: what this run asked for, and what others need not have asked for lately.
   * @param now What the file holds by now, where another run has written it meanwhile.
   */
  toFile(now?: Buffer): Buffer
}

const defaultLifetime = 30
/** Room for some 300,000 captions. */
const defaultSizeLimit = 128 * 1024 * 1024

/** Opens a cache. Nothing is read or written: the file comes as bytes, and goes as bytes. */
export function openOutcomeCache(settings: OutcomeCacheSettings): OutcomeCache {
  const {rules, file, today, version, code} = settings
  const read = file && readCacheFile(file, code)
  const unusable = read && 'unusable' in read ? read : undefined
  const cached = read && 'numbers' in read ? read : noCaptions
  const keyOf = captionKeys(configKeys(rules))
  const lines = outcomeLines(rules)
  const used = new Uint8Array(cached.numbers.size)
  const fresh = new Map<string, string>()
  const foreignRules = new Set<string>()
  let known = 0
  let linted = 0
  let isStale = unusable !== undefined

  return {
    ...(unusable ? {unusable} : {}),
    get(text, config) {
      const {key, foreignRules: foreign} = keyOf(text, config)
      for (const id of foreign) foreignRules.add(id)
      const number = key === undefined ? undefined : cached.numbers.get(key)
      if (number === undefined) {
        linted++
        return undefined
      }
      const outcome = lines.read(cached.outcome(number).toString())
      if (cached.day(number) !== today) isStale = true
      used[number] = 1
      known++
      return outcome
    },
    set(text, config, outcome) {
      const {key} = keyOf(text, config)
      if (key !== undefined) fresh.set(key, lines.write(outcome))
    },
    use: () => ({known, linted, foreignRules: [...foreignRules]}),
    hasLearnt: () => fresh.size > 0,
    hasChanged: () => isStale || fresh.size > 0,
    toFile(now) {
      const others = now && readCacheFile(now, code)
      const asked: CaptionLine[] = []
      for (const [key, number] of cached.numbers) {
        if (used[number]) asked.push({key, day: today, outcome: cached.outcome(number)})
      }
      for (const [key, outcome] of fresh) asked.push({key, day: today, outcome})
      const rest = [cached, ...(others && 'numbers' in others ? [others] : [])]
      return writeCacheFile({version, code}, chosen(asked, rest, settings))
    }
  }
}

const noCaptions: CachedCaptions = {numbers: new Map(), day: () => 0, outcome: () => Buffer.alloc(0)}

/** What is kept: all that was asked for, then the rest, those last used first, as far as there is room. */
function chosen(
  asked: readonly CaptionLine[],
  rest: readonly CachedCaptions[],
  {today, lifetime = defaultLifetime, sizeLimit = defaultSizeLimit}: OutcomeCacheSettings
): readonly CaptionLine[] {
  const keys = new Set(asked.map(({key}) => key))
  const others: CaptionLine[] = []
  for (const captions of rest) {
    for (const [key, number] of captions.numbers) {
      const day = captions.day(number)
      if (keys.has(key) || day < today - lifetime) continue
      keys.add(key)
      others.push({key, day, outcome: captions.outcome(number)})
    }
  }
  others.sort((a, b) => b.day - a.day)
  let room = sizeLimit
  return [...asked, ...others].filter((line) => {
    room -= lineSize(line)
    return room >= 0
  })
}

const loneSurrogate = /\p{Surrogate}/u

/** What a caption is remembered by. */
interface CaptionKey {
  readonly key?: string
  readonly foreignRules: readonly string[]
}

/** Makes the keys of captions. */
function captionKeys(
  keyOfConfig: ReturnType<typeof configKeys>
): (text: string, config: ResolvedConfig) => CaptionKey {
  return (text, config) => {
    const {key, foreignRules} = keyOfConfig(config)
    // As bytes, one half of a surrogate pair could not be told from another.
    if (key === undefined || loneSurrogate.test(text)) return {foreignRules}
    return {key: hash('sha256', key + text, 'base64url').slice(0, keyLength), foreignRules}
  }
}
