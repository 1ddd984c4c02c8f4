import {extname} from 'node:path'

export type MediaKind = 'image' | 'video'

/** The media that captions belong to, by extension in lower case. */
const kindByExtension: ReadonlyMap<string, MediaKind> = new Map([
  ...['.png', '.jpg', '.jpeg', '.webp', '.bmp', '.avif', '.gif', '.tif', '.tiff', '.jxl'].map(
    (extension) => [extension, 'image'] as const
  ),
  ...['.mp4', '.webm', '.mov', '.avi', '.mkv', '.m4v'].map((extension) => [extension, 'video'] as const)
])

/** What a file holds, judged by its name alone; `undefined` if it is neither image nor video. */
export const mediaKind = (path: string): MediaKind | undefined =>
  kindByExtension.get(extname(path).toLowerCase())
