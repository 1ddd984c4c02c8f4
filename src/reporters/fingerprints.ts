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
  // By a number of 52 bits instead of the text: a report may hold millions. Two that share it are still told apart.
  const seen = new Map<number, number>()
  return ({rule, places, text, media = ''}) => {
    const key = hash(JSON.stringify([rule, text, media, places.map(({path}) => repositoryPath(path))]))
    const short = Number.parseInt(key.slice(0, 13), 16)
    const earlier = seen.get(short) ?? 0
    seen.set(short, earlier + 1)
    return earlier === 0 ? key : hash(`${key}:${earlier}`)
  }
}
