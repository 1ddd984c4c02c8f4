import {basename} from 'node:path'
import {FileError, readBeginning} from '../files.ts'
import {decodeText} from './decode-text.ts'
import type {DiscoveryLog} from './discovery-log.ts'
import type {DiscoverySettings} from './discovery-settings.ts'
import type {Recognition} from './formats/format.ts'
import {isMetadataName, metadataFormatOf} from './formats/index.ts'
import {defaultMetadataKeys, quoteKeys} from './formats/metadata-keys.ts'
import {mediaKind} from './media.ts'

/** Files that look like captions and are something else, by name, and what they are. */
const lookalikes: ReadonlyMap<string, string> = new Map([
  [
    'metadata_cache.json',
    'a cache of sd-scripts; as long as `cache_info` is set, the captions in it are trained on, not those of the caption files'
  ]
])

/** How many bytes of a file are looked at. No record is longer than a few captions. */
const beginningLength = 65_536

/**
 * Whether a file that nobody named holds captions of other files: by its name, or by how it begins. Files that name
 * media without a caption under a known key are told.
 */
export async function recogniseMetadata(
  path: string,
  {metadataKeys}: DiscoverySettings,
  log: DiscoveryLog
): Promise<boolean> {
  const name = basename(path)
  const lookalike = lookalikes.get(name)
  if (lookalike !== undefined) log.skip(path, lookalike)
  if (isMetadataName(name) || lookalike !== undefined) return lookalike === undefined
  const beginning = beginningOf(path)
  const format = await metadataFormatOf(name)?.load(metadataKeys?.(path) ?? defaultMetadataKeys)
  if (!beginning || !format?.recognise) return false
  const recognition = format.recognise(beginning.text, beginning.isWhole)
  const {isCaptions, isOfAddresses} = recognition
  const keys = keysBeside(recognition)
  if (isOfAddresses) {
    log.skip(
      path,
      'it holds captions of media at addresses, or is a list of downloads; name the file to have it linted'
    )
  }
  if (keys) {
    log.skip(
      path,
      `it names media, but no caption under a known key; set \`captionKey\` to one of ${quoteKeys(keys)}`
    )
  }
  return isCaptions
}

/** Whether a file, by its name or by how it begins, holds captions of other files or at least names media. */
export async function holdsCaptions(path: string): Promise<boolean> {
  const name = basename(path)
  if (isMetadataName(name) || lookalikes.has(name)) return true
  const beginning = beginningOf(path)
  const format = await metadataFormatOf(name)?.load(defaultMetadataKeys)
  if (!beginning || !format?.recognise) return false
  const recognition = format.recognise(beginning.text, beginning.isWhole)
  const {isCaptions, isOfAddresses} = recognition
  return isCaptions || keysBeside(recognition) !== undefined || isOfAddresses === true
}

/** The keys that stand beside media in a file without a known caption. */
const keysBeside = ({keys, keysOf}: Recognition): readonly string[] | undefined =>
  keysOf === undefined || mediaKind(keysOf) ? keys : undefined

/** How a file begins; `undefined` where it is no text. A character that the end cuts in two is left out. */
function beginningOf(path: string): {readonly text: string; readonly isWhole: boolean} | undefined {
  try {
    const {bytes, isWhole} = readBeginning(path, beginningLength)
    const decoded = decodeText(isWhole ? bytes : withoutCutCharacter(bytes))
    return 'text' in decoded ? {text: decoded.text, isWhole} : undefined
  } catch (error) {
    if (error instanceof FileError) return undefined
    throw error
  }
}

/** Bytes of UTF-8 up to the beginning of the last character. */
function withoutCutCharacter(bytes: Buffer): Buffer {
  let end = bytes.length
  while (end > 0 && ((bytes[end - 1] ?? 0) & 0b1100_0000) === 0b1000_0000) end--
  return bytes.subarray(0, Math.max(0, end - 1))
}
