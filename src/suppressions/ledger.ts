import {type Suppression, suppressionKey} from './suppression.ts'

/** A finding as suppressions see it. */
export interface SuppressibleFinding {
  /** As in a suppression: relative to the folder of the file. */
  readonly path: string
  readonly rule: string
  readonly fingerprint: string
  /** Fingerprint of the caption; empty in a file of many captions, absent where there is none. */
  readonly caption?: string | undefined
}

/** Findings that are to be accepted from now on. */
export interface Recording {
  /** Ids of the rules whose findings are accepted; absent: of all. */
  readonly rules?: ReadonlySet<string> | undefined
  readonly reason?: string | undefined
  /** The last day on which they are accepted, `2027-01-31`. */
  readonly expires?: string | undefined
}

export interface LedgerSettings {
  readonly suppressions: readonly Suppression[]
  /** The day of the run, `2026-11-26`. */
  readonly today: string
  /** Whether something is there at a path of a suppression. */
  readonly exists: (path: string) => boolean
  /** Fingerprint of the caption that the file at a path holds, where it holds one and has not been linted yet. */
  readonly captionAt: (path: string) => string | undefined
  readonly recording?: Recording | undefined
}

/** An entry of the file, and what became of it. */
export interface UsedSuppression {
  readonly suppression: Suppression
  /** Index in the file. */
  readonly index: number
  /** Number of findings that it has suppressed. */
  readonly used: number
}

/** What decides which suppressions can be told to be unused. */
export interface Judgement {
  /** Whether all that the suppressions are of was linted, so that what is nowhere to be found is gone. */
  readonly isWhole: boolean
  /** Whether of files of many captions some were passed over. */
  readonly isPart: boolean
  /** Whether a rule has looked at everything that it was to look at. */
  readonly hasRun: (rule: string) => boolean
}

/** Keeps account of the suppressions of one file during a run. */
export interface Ledger {
  /**
   * Says that a file was linted: what is not found there by the end is gone.
   * @param caption As in a finding.
   */
  see(path: string, caption?: string): void
  /** Whether a finding is suppressed. Each suppression holds for as many findings as its count says, in their order. */
  take(finding: SuppressibleFinding): boolean
  /** Uses up what a finding is suppressed by, where there is any, without the finding being one of this run. */
  reserve(finding: SuppressibleFinding): void
  /** Suppressions with a count higher than what there was to suppress. */
  unused(judgement: Judgement): readonly UsedSuppression[]
  /** Suppressions that have expired, with the number of findings that they would have held for. */
  expired(): readonly UsedSuppression[]
  /** Number of findings that were suppressed under another path than they were accepted at. */
  moved(): number
  /** Findings that are newly accepted, by rule. */
  recorded(): ReadonlyMap<string, number>
  /**
   * What the file is to hold now.
   * @param prune Leaves out what has expired, and what is unused by this judgement.
   */
  updated(prune: Judgement | undefined): readonly Suppression[]
}

interface Account {
  readonly suppression: Suppression
  readonly index: number
  readonly isExpired: boolean
  used: number
  /** How many of them at which other path. */
  readonly moved: Map<string, number>
  /** The caption as it was met, where it was. */
  caption?: string
}

export function createLedger({suppressions, today, exists, captionAt, recording}: LedgerSettings): Ledger {
  const accounts = suppressions.map(
    (suppression, index): Account => ({
      suppression,
      index,
      isExpired: suppression.expires !== undefined && suppression.expires < today,
      used: 0,
      moved: new Map()
    })
  )
  const byKey = new Map(accounts.map((account) => [suppressionKey(account.suppression), account]))
  const added = new Map<string, Suppression>()
  /** Fingerprints of captions by the path of what was linted. */
  const seen = new Map<string, string | undefined>()
  let byCaption: ReadonlyMap<string, readonly Account[]> | undefined

  const whatExists = new Map<string, boolean>()
  const isThere = (path: string): boolean => {
    const known = whatExists.get(path) ?? (seen.has(path) || exists(path))
    whatExists.set(path, known)
    return known
  }

  /** A name may be given to another caption: where files are numbered anew, each has that of its neighbour. */
  const stillHolds = (path: string, caption: string): boolean => {
    if (caption === '') return isThere(path)
    return (seen.has(path) ? seen.get(path) : isThere(path) ? captionAt(path) : undefined) === caption
  }

  /** The account of a suppression whose caption this is, and no longer stands where it was accepted. */
  function movedAccount({rule, fingerprint, caption}: SuppressibleFinding): Account | undefined {
    if (caption === undefined) return undefined
    byCaption ??= groupedByCaption(accounts)
    return byCaption
      .get(captionKey(rule, fingerprint, caption))
      ?.find(
        ({suppression, used, isExpired}) =>
          used < suppression.count && !isExpired && !stillHolds(suppression.path, caption)
      )
  }

  function record(finding: SuppressibleFinding): boolean {
    if (!recording || (recording.rules && !recording.rules.has(finding.rule))) return false
    const {path, rule, fingerprint, caption} = finding
    const key = suppressionKey(finding)
    const {reason, expires} = recording
    added.set(key, {
      path,
      rule,
      fingerprint,
      count: (added.get(key)?.count ?? 0) + 1,
      ...(caption ? {caption} : {}),
      ...(reason === undefined ? {} : {reason}),
      ...(expires === undefined ? {} : {expires})
    })
    return true
  }

  const isUnused = ({suppression, used}: Account, {isWhole, isPart, hasRun}: Judgement): boolean => {
    const {path, count, rule} = suppression
    if (used >= count || !hasRun(rule)) return false
    return seen.has(path) ? !isPart || seen.get(path) !== '' : isWhole && !isThere(path)
  }

  return {
    see(path, caption) {
      seen.set(path, caption)
    },

    take(finding) {
      const own = byKey.get(suppressionKey(finding))
      if (own && finding.caption) own.caption = finding.caption
      if (own && own.used < own.suppression.count) {
        // What an expired one would have held for is not unused, but neither is it suppressed.
        own.used++
        return own.isExpired ? record(finding) : true
      }
      const account = movedAccount(finding)
      if (account) {
        account.used++
        account.moved.set(finding.path, (account.moved.get(finding.path) ?? 0) + 1)
        return true
      }
      return record(finding)
    },

    reserve(finding) {
      const own = byKey.get(suppressionKey(finding))
      const account = own && own.used < own.suppression.count ? own : movedAccount(finding)
      if (account) account.used++
    },

    unused: (judgement) => accounts.filter((account) => !account.isExpired && isUnused(account, judgement)),
    expired: () => accounts.filter(({isExpired}) => isExpired),
    moved: () => accounts.reduce((sum, {moved}) => sum + total(moved.values()), 0),

    recorded() {
      const counts = new Map<string, number>()
      for (const {rule, count} of added.values()) counts.set(rule, (counts.get(rule) ?? 0) + count)
      return counts
    },

    updated(prune) {
      const kept = new Map<string, Suppression>()
      const keep = (suppression: Suppression): void => {
        const key = suppressionKey(suppression)
        const other = kept.get(key)
        kept.set(key, other ? {...other, count: other.count + suppression.count} : suppression)
      }
      for (const account of accounts) {
        const {suppression, isExpired, used, moved, caption} = account
        // What was accepted anew has taken the place of what had expired.
        if (isExpired && (prune || added.has(suppressionKey(suppression)))) continue
        const left = prune && isUnused(account, prune) ? used : suppression.count
        for (const [path, count] of moved) keep({...suppression, path, count})
        const count = left - total(moved.values())
        if (count > 0) keep({...suppression, count, ...(caption && suppression.caption ? {caption} : {})})
      }
      for (const suppression of added.values()) keep(suppression)
      return [...kept.values()]
    }
  }
}

const total = (amounts: Iterable<number>): number => [...amounts].reduce((sum, amount) => sum + amount, 0)

const captionKey = (rule: string, fingerprint: string, caption: string): string =>
  `${rule}\n${fingerprint}\n${caption}`

function groupedByCaption(accounts: readonly Account[]): ReadonlyMap<string, readonly Account[]> {
  const groups = new Map<string, Account[]>()
  for (const account of accounts) {
    const {rule, fingerprint, caption = ''} = account.suppression
    const key = captionKey(rule, fingerprint, caption)
    const group = groups.get(key)
    if (group) group.push(account)
    else groups.set(key, [account])
  }
  return groups
}
