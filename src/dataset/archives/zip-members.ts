import yauzl from 'yauzl'
import {UserError} from '../../errors.ts'
import {contentPath} from '../../files.ts'
import type {ArchiveMember} from './archive-member.ts'

/** File type bits of Unix modes, which zip keeps in the upper half of a member's attributes. */
const typeMask = 0o170000
const linkType = 0o120000

/**
 * The members of a zip archive, by its directory. Names that lead out of the archive are an error.
 * @throws {UserError} where a member is encrypted.
 */
export async function* zipMembers(path: string): AsyncGenerator<ArchiveMember> {
  const archive = await yauzl.openPromise(contentPath(path))
  for await (const entry of archive.eachEntry()) {
    if (entry.isEncrypted()) throw new UserError('it is encrypted; pack it again without a password')
    const {fileName, uncompressedSize, externalFileAttributes} = entry
    const isLink = ((externalFileAttributes >>> 16) & typeMask) === linkType
    yield {
      name: fileName,
      kind: fileName.endsWith('/') ? 'folder' : isLink ? 'link' : 'file',
      size: uncompressedSize,
      read: async () => {
        const chunks: Buffer[] = []
        for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(Buffer.from(chunk))
        return Buffer.concat(chunks)
      }
    }
  }
}
