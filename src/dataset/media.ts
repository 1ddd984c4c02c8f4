import {extname} from 'node:path'

export type MediaKind = 'image' | 'video'

const imageExtensions = ['.png', '.jpg', '.jpeg', '.webp', '.bmp', '.avif', '.gif', '.tif', '.tiff', '.jxl']
const videoExtensions = ['.mp4', '.webm', '.mov', '.avi', '.mkv', '.m4v']

/** Extensions of the media that captions belong to, in lower case. */
export const mediaExtensions: readonly string[] = [...imageExtensions, ...videoExtensions]

const kindByExtension: ReadonlyMap<string, MediaKind> = new Map([
  ...imageExtensions.map((extension) => [extension, 'image'] as const),
  ...videoExtensions.map((extension) => [extension, 'video'] as const)
])

/** What a file holds, judged by its name alone; `undefined` if it is neither image nor video. */
export const mediaKind = (path: string): MediaKind | undefined =>
  kindByExtension.get(extname(path).toLowerCase())
