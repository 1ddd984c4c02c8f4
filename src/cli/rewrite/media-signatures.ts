/** What a file is by its first bytes: a name alone would let any file of the user's, behind a link, be sent as a picture. */

/** Whether the bytes begin as a picture of the type does. */
export function beginsAs(mediaType: string, bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  switch (mediaType) {
    case 'image/png':
      return start.startsWith('\x89PNG\r\n\x1a\n')
    case 'image/jpeg':
      return start.startsWith('\xff\xd8\xff')
    case 'image/webp':
      return start.startsWith('RIFF') && start.endsWith('WEBP')
    case 'video/webm':
      return start.startsWith('\x1a\x45\xdf\xa3')
    default:
      // MP4 and QuickTime: a box with its size first.
      return /^[\s\S]{4}(?:ftyp|moov|mdat|wide|free|skip)/.test(start)
  }
}
