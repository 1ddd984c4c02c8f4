/**
 * Words for writing that lies over a picture instead of standing in its scene: marks of makers, sites and cameras.
 *
 * Sources: joycaption issues 11, 43, 60, 70 (watermarks, signatures); the booru tags of the group "text" that name
 * marks (`artist name`, `web address`, `twitter username`, `dated`, `timestamp`).
 */
export const overlaidWriting: readonly string[] = [
  'watermark',
  'watermarks',
  'watermarked',
  'signature',
  'signatures',
  'signed',
  'initials',
  'logo',
  'logos',
  'copyright',
  'timestamp',
  'timestamps',
  'datestamp',
  'date',
  'dated',
  'stamp',
  'subtitle',
  'subtitles',
  'overlay',
  'overlays',
  'overlaid',
  'superimposed',
  'on-screen',
  'lower-third',
  'credits',
  'username',
  'usernames',
  'address',
  'url',
  'website',
  'hashtag',
  'text',
  'artist'
]
