import {createFileView, type FileView} from '../../file-view.ts'
import {fileFacts} from '../../files.ts'
import {mediaKind} from '../../dataset/media.ts'
import type {BlobStore, KeptFile} from './blob-store.ts'
import type {FileDifference} from './diff.ts'
import {isFileMode} from './file-modes.ts'
import {conversions, type IndexEntry, outsideOfIndex, unstaged} from './index-entries.ts'
import type {Repository} from './repository.ts'

/**
 * The files as the index has them. Files that are the same in the work tree are read there; links and submodules are taken as they lie there.
 */
export async function indexView(
  repository: Repository,
  entries: readonly IndexEntry[],
  blobs: BlobStore
): Promise<FileView> {
  const files = entries.filter(({mode}) => isFileMode(mode))
  const differing = await unstaged(repository)
  const meantToBeAdded = new Set(differing.flatMap(({status, path}) => (status === 'A' ? [path] : [])))
  const differs = new Set(differing.flatMap(({path, formerPath}) => [path, formerPath]))
  const converted = await conversions(
    repository,
    files.filter(({path}) => mediaKind(path) === undefined)
  )
  const sizes = await blobs.sizes(
    files.flatMap(({path, id}) => (converted.get(path) === 'line-ends' ? [id] : []))
  )
  const isOther = ({path, id, isUnwatched}: IndexEntry): boolean => {
    if (differs.has(path) || isUnwatched) return true
    const conversion = converted.get(path)
    // What goes through a program is read as it comes out of it, which is how it lies in the work tree.
    return conversion === 'content' || (conversion === 'line-ends' && fileFacts(path)?.size !== sizes.get(id))
  }
  const kept = await blobs.contents(
    files.filter((entry) => isOther(entry) && !meantToBeAdded.has(entry.path))
  )
  return createFileView(kept, new Set([...(await outsideOfIndex(repository)), ...meantToBeAdded]))
}

/** The files as they were before changes, for whoever sees them now through a view, or on the disk. */
export async function formerView(
  changes: readonly FileDifference[],
  blobs: BlobStore,
  now?: FileView
): Promise<FileView> {
  const files = new Map(now?.files)
  const hidden = new Set(now?.hidden)
  for (const {path} of changes) {
    files.delete(path)
    hidden.add(path)
  }
  const former = changes.flatMap(({formerPath, formerId, formerMode}): readonly KeptFile[] =>
    formerId !== undefined && isFileMode(formerMode) ? [{path: formerPath, id: formerId}] : []
  )
  for (const [path, file] of await blobs.contents(former)) files.set(path, file)
  return createFileView(files, hidden)
}
