/** A member of an archive, as its reader meets it. */
export interface ArchiveMember {
  /** Path inside of the archive, `/` separated. */
  readonly name: string
  readonly kind: 'file' | 'folder' | 'link' | 'other'
  /** In bytes, unpacked. */
  readonly size: number
  /** The bytes; to be asked for before the next member is. */
  readonly read: () => Promise<Buffer>
}

/** Goes through the members of an archive in the order in which they stand. Whatever it throws means that the archive is damaged. */
export type ArchiveReader = (path: string) => AsyncIterable<ArchiveMember>

/** A kind of archive as it is listed; its reader is loaded when such an archive is met. */
export interface ArchiveKind {
  readonly name: string
  /** In lower case. */
  readonly extensions: readonly string[]
  /** Whether it is read from beginning to end, so that members before a damaged place are whole. */
  readonly isSequential: boolean
  readonly load: () => Promise<ArchiveReader>
}

const archiveKinds: readonly ArchiveKind[] = [
  {
    name: 'a tar archive',
    extensions: ['.tar', '.tar.gz', '.tgz'],
    isSequential: true,
    load: async () => (await import('./tar-members.ts')).tarMembers
  },
  {
    name: 'a zip archive',
    extensions: ['.zip'],
    isSequential: false,
    load: async () => (await import('./zip-members.ts')).zipMembers
  }
]

/** The kind of archive that a file is by its name: tar, as webdataset has it, or zip, as hosted trainers take it. */
export function archiveKindOf(fileName: string): ArchiveKind | undefined {
  const lower = fileName.toLowerCase()
  return archiveKinds.find(({extensions}) => extensions.some((extension) => lower.endsWith(extension)))
}

/** Whether a file, by its name, is no text and may hold captions all the same. */
export const isBinaryStore = (fileName: string): boolean =>
  archiveKindOf(fileName) !== undefined || fileName.toLowerCase().endsWith('.parquet')
