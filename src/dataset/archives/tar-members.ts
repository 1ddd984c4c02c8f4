import {createGunzip} from 'node:zlib'
import {extract, type Header} from 'tar-stream'
import {byteStream, readBeginning} from '../../files.ts'
import type {ArchiveMember} from './archive-member.ts'

/**
 * The members of a tar archive, packed with gzip or not, which is read from beginning to end and never held as a whole. How
 * it begins decides, not what it is called: Python's reader, through which trainers open shards, does so too.
 */
export async function* tarMembers(path: string): AsyncGenerator<ArchiveMember> {
  const archive = extract()
  const source = byteStream(path)
  const unpacked = isPacked(path) ? source.pipe(createGunzip()) : source
  // A stream that fails takes the one that it feeds along; without that, waiting for the next member would never end.
  for (const stream of [source, unpacked]) stream.on('error', (error) => archive.destroy(error))
  unpacked.pipe(archive)
  try {
    for await (const entry of archive) {
      const {name, size, type} = entry.header
      yield {
        name: name.replace(/^(?:\.?\/)+/, ''),
        kind: kindOf(type),
        size,
        read: async () => {
          const chunks: Buffer[] = []
          for await (const chunk of entry) if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
          return Buffer.concat(chunks)
        }
      }
      entry.resume()
    }
  } finally {
    source.destroy()
  }
}

/** Whether a file begins as gzip does. */
function isPacked(path: string): boolean {
  const {bytes} = readBeginning(path, 2)
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

function kindOf(type: Header['type']): ArchiveMember['kind'] {
  if (type === 'file' || type === 'contiguous-file') return 'file'
  if (type === 'directory') return 'folder'
  return type === 'link' || type === 'symlink' ? 'link' : 'other'
}
