import {extname} from 'node:path'
import type {Item} from '../../dataset/item.ts'
import {mediaKind} from '../../dataset/media.ts'
import {showPath} from '../../dataset/show-path.ts'
import {UserError} from '../../errors.ts'
import {FileError, readBytes} from '../../files.ts'
import type {MediaPart} from '../../rewrite/language-model.ts'
import type {MediaReader, ShownMedia} from '../../rewrite/rewrite-captions.ts'
import {clipFrames} from './clip-frames.ts'
import {beginsAs} from './media-signatures.ts'
import {pictureOf} from './picture.ts'

/** Frames of a clip that a model is shown. */
const framesOfClip = 6

/** Bytes of a clip that is sent as it is, with the request. */
const largestClip = 15_000_000

const clipTypes: Readonly<Record<string, string>> = {
  '.mp4': 'video/mp4',
  '.m4v': 'video/mp4',
  '.webm': 'video/webm',
  '.mov': 'video/quicktime'
}

/** @param takesClips Whether the model takes clips as they are. */
export function mediaReader(takesClips: boolean, cwd: string, environment: NodeJS.ProcessEnv): MediaReader {
  const sendsAsClip = (path: string): boolean =>
    takesClips && clipTypes[extname(path).toLowerCase()] !== undefined

  return {
    sketch(item) {
      const path = mediaOf(item)
      const shows = path === undefined ? undefined : mediaKind(path)
      if (path === undefined || shows === undefined) return undefined
      const isClip = shows === 'video' && sendsAsClip(path)
      const part: MediaPart = {
        mediaType: isClip ? 'video/mp4' : 'image/jpeg',
        data: new Uint8Array(),
        name: path
      }
      return {shows, parts: Array.from({length: shows === 'video' && !isClip ? framesOfClip : 1}, () => part)}
    },

    async read(item): Promise<ShownMedia> {
      const path = mediaOf(item)
      const shows = path === undefined ? undefined : mediaKind(path)
      if (path === undefined || shows === undefined) throw new UserError('There are no media to show')
      const shown = showPath(path, cwd)
      if (shows === 'image') return {shows, parts: [await pictureOf(path, shown)]}
      const clip = sendsAsClip(path) ? wholeClip(path, shown) : undefined
      return {shows, parts: clip ? [clip] : await clipFrames(path, shown, framesOfClip, environment)}
    }
  }
}

/** Where media share a stem, the first stands for all: they share one caption. */
const mediaOf = ({media}: Item): string | undefined => media[0]

/** A clip as it is; `undefined` where it is too large to be sent with the request, or is something else. */
function wholeClip(path: string, shown: string): MediaPart | undefined {
  try {
    const data = readBytes(path, largestClip)
    const mediaType = clipTypes[extname(path).toLowerCase()] ?? 'video/mp4'
    return beginsAs(mediaType, data) ? {mediaType, data, name: shown} : undefined
  } catch (error) {
    if (error instanceof FileError) return undefined
    throw error
  }
}
