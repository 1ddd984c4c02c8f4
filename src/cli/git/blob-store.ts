import {closeSync, existsSync, mkdtempSync, openSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {isBinaryStore} from '../../dataset/archives/archive-member.ts'
import {mediaKind} from '../../dataset/media.ts'
import type {ViewedFile} from '../../file-view.ts'
import {askGit} from './run-git.ts'
import type {Repository} from './repository.ts'

/** A file that git keeps: its path, absolute, and the object id of its content. */
export interface KeptFile {
  readonly path: string
  readonly id: string
}

/** Takes contents out of git. */
export interface BlobStore {
  /** Sizes in bytes by object id; none for objects that a partial clone has not fetched. */
  sizes(ids: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** Contents by path. Of media only the size is told; what is large, or read by its path, lies in a file. */
  contents(files: readonly KeptFile[]): Promise<ReadonlyMap<string, ViewedFile>>
  /** Removes the files that were written. */
  close(): void
}

const notFetchedByLfs = 'Git LFS keeps it elsewhere and has not fetched it; run `git lfs fetch`'
const notFetched = 'git has not fetched its content, as the clone is partial; check it out'

/** Larger contents, in bytes, are kept in files while they are needed. */
const largestInMemory = 8_000_000

/** How a file begins that Git LFS keeps elsewhere. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const pointer = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:.*\n)*?oid sha256:([0-9a-f]{64})\n/
/** Pointers are smaller than this, in bytes, by their specification. */
const largestPointer = 1024

export function createBlobStore(repository: Repository): BlobStore {
  let folder: string | undefined
  let files = 0

  async function sizes(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const wanted = [...new Set(ids)]
    if (wanted.length === 0) return new Map()
    const answer = await askGit(['cat-file', '--batch-check=%(objectname) %(objectsize)'], {
      ...repository,
      input: wanted.map((id) => `${id}\n`).join('')
    })
    const known = new Map<string, number>()
    for (const line of answer.toString('utf8').split('\n')) {
      const [id = '', size] = line.split(' ')
      if (/^\d+$/.test(size ?? '')) known.set(id, Number(size))
    }
    return known
  }

  async function contents(wanted: readonly KeptFile[]): Promise<ReadonlyMap<string, ViewedFile>> {
    const sizeOf = await sizes(wanted.map(({id}) => id))
    const isRead = ({path, id}: KeptFile): boolean => sizeOf.has(id) && mediaKind(path) === undefined
    /** What is read by its path lies in a file, unless it is small enough to be a pointer, which has to be looked at. */
    const isStored = ({path, id}: KeptFile): boolean => {
      const size = sizeOf.get(id) ?? 0
      return isBinaryStore(path) ? size >= largestPointer : size > largestInMemory
    }
    const inMemory = await readAll(wanted.filter((file) => isRead(file) && !isStored(file)).map(({id}) => id))
    const found = new Map<string, ViewedFile>()
    for (const file of wanted) {
      const {path, id} = file
      const bytes = inMemory.get(id)
      const size = sizeOf.get(id) ?? 0
      const elsewhere = bytes && pointedAt(bytes)
      if (elsewhere) found.set(path, elsewhere)
      else if (bytes && !isBinaryStore(path)) found.set(path, {bytes})
      else if (isRead(file)) found.set(path, {storedAt: await store(id)})
      else if (mediaKind(path) !== undefined) found.set(path, {size})
      else found.set(path, {size, why: notFetched})
    }
    return found
  }

  /** Where Git LFS keeps what a pointer stands for; of what it has not fetched no more than the name is known. */
  function pointedAt(bytes: Buffer): ViewedFile | undefined {
    if (bytes.length >= largestPointer) return undefined
    const [, oid] = pointer.exec(bytes.toString('latin1')) ?? []
    if (oid === undefined) return undefined
    const path = join(repository.commonFolder, 'lfs', 'objects', oid.slice(0, 2), oid.slice(2, 4), oid)
    return existsSync(path) ? {storedAt: path} : {size: 0, why: notFetchedByLfs}
  }

  async function readAll(ids: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    const wanted = [...new Set(ids)]
    if (wanted.length === 0) return new Map()
    const input = wanted.map((id) => `${id}\n`).join('')
    return batchContents(await askGit(['cat-file', '--batch'], {...repository, input}))
  }

  async function store(id: string): Promise<string> {
    folder ??= mkdtempSync(join(tmpdir(), 'caplint-git-'))
    const path = join(folder, String(files++))
    const descriptor = openSync(path, 'wx', 0o600)
    try {
      await askGit(['cat-file', 'blob', id], {...repository, outputFile: descriptor})
    } finally {
      closeSync(descriptor)
    }
    return path
  }

  return {
    sizes,
    contents,
    close() {
      if (folder !== undefined) rmSync(folder, {recursive: true, force: true})
      folder = undefined
    }
  }
}

/** Reads what `git cat-file --batch` writes: a line with id, kind and size, the content, a line end. */
function batchContents(answer: Buffer): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>()
  for (let start = 0; start < answer.length; ) {
    const lineEnd = answer.indexOf(0x0a, start)
    if (lineEnd < 0) break
    const [id = '', kind, size] = answer.toString('latin1', start, lineEnd).split(' ')
    start = lineEnd + 1
    if (kind === 'missing' || size === undefined) continue
    found.set(id, answer.subarray(start, start + Number(size)))
    start += Number(size) + 1
  }
  return found
}
