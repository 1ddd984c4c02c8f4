import {extname} from 'node:path'
import {UserError} from '../../errors.ts'
import {FileError, readBytes} from '../../files.ts'
import type {MediaPart} from '../../rewrite/language-model.ts'
import {beginsAs} from './media-signatures.ts'

/** Longest side of a picture that is sent, in pixels: what models look at, and no more than they are paid for. */
const longestSide = 1024

/** Bytes of a picture that is sent as it is, where nothing is there to scale it down. */
const largestUnscaled = 5_000_000

/** Bytes of a picture file that is read at all. */
const largestFile = 200_000_000

const mediaTypes: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp'
}

const sentTypes = [...new Set(Object.values(mediaTypes))]

/**
 * A picture as it is sent to a model: scaled down and without the data that cameras put beside it, such as places. Where
 * sharp is not installed, small pictures of the usual kinds are sent as they are.
 * @param shown The path for messages.
 * @throws {UserError} where it cannot be read, or not without sharp.
 */
export async function pictureOf(path: string, shown: string): Promise<MediaPart> {
  const bytes = readPicture(path, shown)
  const sharp = await loadSharp()
  if (sharp) {
    try {
      const data = await sharp(bytes, {limitInputPixels: 268_000_000})
        .rotate()
        .resize({width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true})
        .flatten({background: '#ffffff'})
        .jpeg({quality: 88})
        .toBuffer()
      return {mediaType: 'image/jpeg', data, name: shown}
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new UserError(`Cannot read the picture \`${shown}\`: ${reason}`)
    }
  }
  const mediaType = mediaTypes[extname(path).toLowerCase()]
  if (mediaType === undefined || bytes.length > largestUnscaled) {
    const why = mediaType === undefined ? 'of this kind' : 'of this size'
    throw new UserError(
      `Cannot send \`${shown}\`, as pictures ${why} have to be converted first; install sharp for it: npm install sharp`
    )
  }
  const type = sentTypes.find((each) => beginsAs(each, bytes))
  if (type === undefined)
    throw new UserError(`Cannot read the picture \`${shown}\`: its bytes are those of no picture`)
  return {mediaType: type, data: bytes, name: shown}
}

function readPicture(path: string, shown: string): Buffer {
  try {
    return readBytes(path, largestFile)
  } catch (error) {
    if (error instanceof FileError) throw new UserError(`Cannot read \`${shown}\`: ${error.reason}`)
    throw error
  }
}

/** Sharp is the user's to install: most runs have no use for it. */
async function loadSharp(): Promise<typeof import('sharp')['default'] | undefined> {
  try {
    return (await import('sharp')).default
  } catch {
    return undefined
  }
}
