import {extract, type Header} from 'tar-stream'
import {byteStream} from '../../files.ts'
import type {ArchiveMember} from './archive-member.ts'

/** The members of a tar archive, which is read from beginning to end and never held as a whole. */
export async function* tarMembers(path: string): AsyncGenerator<ArchiveMember> {
  const source = byteStream(path)
  const archive = extract()
  // A stream that fails takes the one that it feeds along; without that, waiting for the next member would never end.
  source.on('error', (error) => archive.destroy(error))
  source.pipe(archive)
  for await (const entry of archive) {
    const {name, size, type} = entry.header
    yield {
      name: name.replace(/^\.\//, ''),
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
}

function kindOf(type: Header['type']): ArchiveMember['kind'] {
  if (type === 'file' || type === 'contiguous-file') return 'file'
  if (type === 'directory') return 'folder'
  return type === 'link' || type === 'symlink' ? 'link' : 'other'
}
