import {dirname, join, posix} from 'node:path'
import {UserError} from '../../errors.ts'
import {tooLarge} from '../../file-error.ts'
import {FileError} from '../../files.ts'
import {decodeText} from '../decode-text.ts'
import type {DiscoveryLog} from '../discovery-log.ts'
import type {DiscoverySettings} from '../discovery-settings.ts'
import {isPlumbing} from '../folders-passed-over.ts'
import {finetrainersColumns} from '../formats/finetrainers-columns.ts'
import {isMetadataName} from '../formats/index.ts'
import {captionExtensionOf, captionExtensionsIn} from '../pair-files.ts'
import {captionSizeLimit} from '../read-item.ts'
import {showPath} from '../show-path.ts'
import {undecodableSentence} from '../undecodable.ts'
import type {ArchiveKind, ArchiveMember} from './archive-member.ts'

/** What an archive holds, as far as captions go: names of files, and the texts that could be captions. */
export interface ArchiveContent {
  /** Each once, in the order in which they stand. */
  readonly names: readonly string[]
  readonly texts: ReadonlyMap<string, string>
  /** Why files that could hold captions are not read, by name: they are too large. The second half of a sentence. */
  readonly tooLarge: ReadonlyMap<string, string>
  /** Whether it breaks off: what stands behind that place is not known. */
  readonly isCutOff: boolean
}

/** Extensions of captions in shards besides those that hold everywhere: webdataset's own, and what finetrainers takes. */
const shardExtensions: readonly string[] = [
  '.text',
  '.cap',
  ...finetrainersColumns.map((column) => `.${column}`)
]

/** Extensions of captions inside of an archive. */
export const captionExtensionsInside = (archive: string, settings: DiscoverySettings): readonly string[] => [
  ...new Set([...captionExtensionsIn(dirname(archive), settings), ...shardExtensions])
]

/** Greatest size of a file of many captions inside of an archive, in bytes, unpacked. */
const metadataSizeLimit = 64_000_000

/**
 * Goes through an archive once and keeps what could hold captions; what is passed over is told.
 * @returns `undefined` where nothing can be read: that is told, too.
 */
export async function readContent(
  path: string,
  kind: ArchiveKind,
  settings: DiscoverySettings,
  log: DiscoveryLog
): Promise<ArchiveContent | undefined> {
  const gathered: Gathered = {names: new Set(), bytes: new Map(), tooLarge: new Map(), passedOver: []}
  const extensions = [...captionExtensionsInside(path, settings), '.json']
  const members = await kind.load()
  let problem: string | undefined
  try {
    for await (const member of members(path)) await gather(member, extensions, gathered)
  } catch (error) {
    if (error instanceof FileError) {
      log.fail(path, error)
      return undefined
    }
    if (error instanceof UserError) {
      log.refuse(path, `Cannot read \`${showPath(path, settings.cwd)}\`: ${error.message}`)
      return undefined
    }
    if (!(error instanceof Error)) throw error
    problem = error.message
  }
  const isCutOff = problem !== undefined
  const isReadable = !isCutOff || (kind.isSequential && gathered.names.size > 0)
  if (isCutOff) {
    const rest = isReadable ? '; what stands before that is linted' : ''
    log.refuse(
      path,
      `Cannot read \`${showPath(path, settings.cwd)}\`: as ${kind.name} it is damaged (${problem})${rest}; pack it again`
    )
  }
  if (!isReadable) return undefined
  for (const {name, reason} of gathered.passedOver) log.skip(join(path, name), reason)
  const texts = decodedTexts(gathered.bytes, path, settings, log)
  return {names: [...gathered.names], texts, tooLarge: gathered.tooLarge, isCutOff}
}

/** What has been met in an archive so far. */
interface Gathered {
  readonly names: Set<string>
  readonly bytes: Map<string, Buffer>
  readonly tooLarge: Map<string, string>
  readonly passedOver: {readonly name: string; readonly reason: string}[]
}

/** Notes a member, and keeps its bytes if it could hold captions. */
async function gather(
  {name, kind, size, read}: ArchiveMember,
  extensions: readonly string[],
  {names, bytes, tooLarge: refused, passedOver}: Gathered
): Promise<void> {
  const parts = name.split('/')
  if (kind === 'folder' || parts.some((part) => part !== '..' && isPlumbing(part))) return
  // Nothing is unpacked onto the disk, so such a name does no harm here; where it is, it would.
  if (parts.includes('..')) {
    passedOver.push({
      name: parts.at(-1) ?? name,
      reason: `its path in the archive is \`${name}\`, which leads out of it`
    })
  } else if (kind === 'link') {
    passedOver.push({name, reason: 'a link inside of an archive; put the file itself there'})
  } else if (kind === 'file') {
    if (names.has(name))
      passedOver.push({name, reason: 'it stands in the archive several times; the last one is read'})
    names.add(name)
    const isMetadata = isMetadataName(posix.basename(name))
    if (!isMetadata && captionExtensionOf(name, extensions) === undefined) return
    // The last one of a name counts.
    bytes.delete(name)
    refused.delete(name)
    const limit = isMetadata ? metadataSizeLimit : captionSizeLimit
    if (size <= limit) bytes.set(name, await read())
    else refused.set(name, tooLarge(size, limit, 'take it out of the archive'))
  }
}

function decodedTexts(
  bytes: ReadonlyMap<string, Buffer>,
  path: string,
  {cwd}: DiscoverySettings,
  log: DiscoveryLog
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const [name, content] of bytes) {
    const decoded = decodeText(content)
    if ('text' in decoded) texts.set(name, decoded.text)
    else log.refuse(path, undecodableSentence(decoded.undecodable, showPath(join(path, name), cwd)))
  }
  return texts
}
