import type {DiscoveryLog} from './discovery-log.ts'
import type {DiscoverySettings} from './discovery-settings.ts'
import type {FilePoint} from './file-points.ts'
import {quoteKeys} from './formats/metadata-keys.ts'
import type {MetadataReading} from './read-metadata.ts'
import {showPath} from './show-path.ts'
import type {FoundSlot} from './slot-reader.ts'
import {showAmount} from './show-amount.ts'

/** What is met in a metadata file, as far as people are told of it. */
export interface MetadataTally {
  /** @param pointOf Place in the file of an offset of the slot. */
  readonly add: (found: FoundSlot, pointOf: (start: number) => FilePoint) => void
  /** Tells it, when all of the file has been read. */
  readonly tell: (summary: MetadataSummary, formatName: string) => void
}

/** What a file is called in the sentence that tells how it was read. */
export interface MetadataSummary extends Pick<MetadataReading, 'name' | 'mediaFrom'> {
  /** What else people should know of it: a clause. */
  readonly remark?: string | undefined
}

/** A broken place. */
interface Problem {
  readonly point: FilePoint
  readonly sentence: string
}

/** After so many broken places in one file the rest is only counted: the file is probably something else. */
const problemsTold = 20

/**
 * @param path Absolute path of the metadata file.
 * @param unit What its places are counted in; a row has no columns that could be counted.
 */
export function createTally(
  path: string,
  {cwd}: DiscoverySettings,
  log: DiscoveryLog,
  unit: 'line' | 'row' = 'line'
): MetadataTally {
  const shown = showPath(path, cwd)
  const problems: Problem[] = []
  let broken = 0
  let captions = 0
  const captionKeys = new Set<string>()
  const mediaKeys = new Set<string>()
  const outside = {count: 0, addresses: 0, first: '', line: 0}

  function tellProblems(formatName: string): void {
    for (const {point, sentence} of problems) {
      const isRow = unit === 'row'
      const place = isRow ? `row ${point.line}` : `line ${point.line}, column ${point.column}`
      log.refuse(path, `${sentence} (\`${shown}\`, ${place})`, isRow ? {line: point.line} : point)
    }
    const rest = broken - problems.length
    if (rest > 0) log.refuse(path, `Expected ${formatName} in \`${shown}\`, ${rest} more places are broken`)
  }

  /** One sentence for a whole file: where one path leads elsewhere, mostly all of them do. */
  function tellOutside(): void {
    const {count, addresses, first, line} = outside
    if (count === 0) return
    const place = `\`${first}\` (\`${shown}\`, ${unit} ${line})`
    const more = count > 1 ? `, and ${count - 1} more` : ''
    log.refuse(
      path,
      addresses === count
        ? `Unexpected address ${place}${more}: caplint fetches nothing, and looks for no media there`
        : `Unexpected path ${place}${more}: ${count > 1 ? 'they lead' : 'it leads'} out of the dataset, where no media are looked for; run caplint in a folder that holds them, too`,
      {line}
    )
  }

  /** What a file was read as, for people who wonder which of its columns caplint takes for the caption. */
  function whatWasRead({name, mediaFrom, remark}: MetadataSummary): string {
    const number = `${showAmount(captions)} ${captions === 1 ? 'caption' : 'captions'}`
    const under = captionKeys.size > 0 ? ` under ${quoteKeys([...captionKeys])}` : ''
    const elsewhere = mediaFrom === undefined ? ' by path of the media' : `, ${mediaFrom}`
    const media = mediaKeys.size > 0 ? `, media under ${quoteKeys([...mediaKeys])}` : elsewhere
    return `Read \`${shown}\` as ${name}: ${number}${under}${media}${remark === undefined ? '' : `; ${remark}`}`
  }

  return {
    add({slot, problem, outside: written, ignored}, pointOf) {
      if (problem) {
        broken++
        if (problems.length < problemsTold) {
          problems.push({point: pointOf(problem.start), sentence: problem.problem})
        }
      }
      if (ignored !== undefined) log.ignored.push(ignored)
      if (!slot) return
      captions++
      if (slot.captionKey !== undefined) captionKeys.add(slot.captionKey)
      if (slot.mediaKey !== undefined) mediaKeys.add(slot.mediaKey)
      if (written === undefined) return
      outside.count++
      if (written.includes('://')) outside.addresses++
      if (outside.count > 1) return
      outside.first = written
      outside.line = pointOf(slot.start).line
    },
    tell(entry, formatName) {
      tellProblems(formatName)
      tellOutside()
      if (captions > 0) log.recognise(path, whatWasRead(entry))
    }
  }
}
