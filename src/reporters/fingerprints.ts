import type {ReportedFinding} from './reported-finding.ts'
import type {ReportContext} from './reporter.ts'

/**
 * Gives every finding of a report a fingerprint of its own that stays while other lines, findings and wordings of
 * messages change: rule, files and the words concerned, and the how-manieth of equal ones it is.
 */
export function fingerprinter({
  hash,
  repositoryPath
}: ReportContext): (finding: Pick<ReportedFinding, 'rule' | 'places' | 'text' | 'media'>) => string {
  const seen = new Map<string, number>()
  return ({rule, places, text, media = ''}) => {
    const key = hash(JSON.stringify([rule, text, media, places.map(({path}) => repositoryPath(path))]))
    const earlier = seen.get(key) ?? 0
    seen.set(key, earlier + 1)
    return earlier === 0 ? key : hash(`${key}:${earlier}`)
  }
}
