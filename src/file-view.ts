import {AsyncLocalStorage} from 'node:async_hooks'
import {basename, dirname, join} from 'node:path'

/** What stands in place of a file of the disk: its content, where that is kept, or its size where nobody reads it. */
export type ViewedFile =
  | {readonly bytes: Uint8Array}
  /** Absolute path of the file on the disk that holds the content. */
  | {readonly storedAt: string}
  /** In bytes. Reading the content is refused; `why` is the second half of the sentence that says so. */
  | {readonly size: number; readonly why?: string}

/**
 * What a run sees at paths where that is not what the disk holds: documents of an editor that are not saved yet, files
 * as git's index has them. Where the view says nothing the disk is seen. All paths are absolute, as `resolve` gives them.
 */
export interface FileView {
  /** Files that are there, whatever the disk holds at their path, and so are the folders above them. */
  readonly files: ReadonlyMap<string, ViewedFile>
  /** Files and folders that are not there, with all that is in them. `files` has the last word. */
  readonly hidden: ReadonlySet<string>
  /** Names by folder: what `files` puts there. */
  readonly additions: ReadonlyMap<string, ReadonlyMap<string, 'file' | 'folder'>>
}

/** Makes a view of files that replace those of the disk, or are added to them, and of paths where nothing is seen. */
export function createFileView(
  files: ReadonlyMap<string, ViewedFile>,
  hidden: ReadonlySet<string> = new Set()
): FileView {
  const additions = new Map<string, Map<string, 'file' | 'folder'>>()
  for (const path of files.keys()) {
    let kind: 'file' | 'folder' = 'file'
    for (let at = path; dirname(at) !== at; at = dirname(at), kind = 'folder') {
      const folder = dirname(at)
      const known = additions.get(folder)
      const names = known ?? new Map<string, 'file' | 'folder'>()
      names.set(basename(at), kind)
      if (known) break
      additions.set(folder, names)
    }
  }
  return {files, hidden, additions}
}

const current = new AsyncLocalStorage<FileView | undefined>()

/**
 * Does work that sees files through a view, with all that it awaits. What runs beside it sees the disk, or through a
 * view of its own; an inner view takes the place of an outer one.
 */
export const withFileView = <Result>(view: FileView, work: () => Result): Result => current.run(view, work)

/** Does work that sees the disk, whatever view it is called in: configs and what they name are never looked at otherwise. */
export const onDisk = <Result>(work: () => Result): Result =>
  current.getStore() === undefined ? work() : current.run(undefined, work)

/** The view that files are seen through; none: the disk is seen. */
export const currentView = (): FileView | undefined => current.getStore()

/** What a view says of a path: a file, a folder above files, nothing; `undefined`: what the disk says. */
export function viewedAt(view: FileView, path: string): ViewedFile | 'folder' | 'nothing' | undefined {
  const file = view.files.get(path)
  if (file) return file
  if (view.additions.has(path)) return 'folder'
  return isHidden(view, path) ? 'nothing' : undefined
}

function isHidden({hidden}: FileView, path: string): boolean {
  if (hidden.size === 0) return false
  for (let at = path; ; at = dirname(at)) {
    if (hidden.has(at)) return true
    if (dirname(at) === at) return false
  }
}

/** Names that a view puts into a folder, and which of the others it takes away from it. */
export function viewedNames(
  view: FileView,
  folder: string
): {readonly added: ReadonlyMap<string, 'file' | 'folder'>; readonly isHidden: (name: string) => boolean} {
  return {
    added: view.additions.get(folder) ?? new Map(),
    isHidden: (name) => view.hidden.has(join(folder, name))
  }
}
