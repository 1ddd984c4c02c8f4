import {chmodSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {itemReader} from '../src/dataset/read-item.ts'
import {datasetWith, discoverIn, failuresOf, pairsOf} from './dataset-fixture.ts'

/** Someone without rights of their own: root may read everything, so as root there is nothing to test. */
const nobody = 65_534

async function withoutRights<Result>(action: () => Promise<Result>): Promise<Result> {
  const {geteuid, seteuid} = process
  if (geteuid?.() !== 0 || !seteuid) return action()
  seteuid(nobody)
  try {
    return await action()
  } finally {
    seteuid(0)
  }
}

/** A dataset in which some paths may not be read. */
function datasetWithout(rights: readonly string[], files: Readonly<Record<string, string>>): string {
  const folder = datasetWith(files)
  chmodSync(folder, 0o755)
  for (const path of rights) chmodSync(join(folder, path), 0o000)
  return folder
}

const readable = (folder: string, paths: readonly string[]): void => {
  for (const path of paths) chmodSync(join(folder, path), 0o755)
}

describe.skipIf(process.platform === 'win32')('without permission', () => {
  test('a folder is a failure, the others are found', async () => {
    const folder = datasetWithout(['locked'], {'locked/a.txt': '', 'open/b.txt': '', 'c.png': ''})
    const found = await withoutRights(() => discoverIn(folder))
    expect(pairsOf(found, folder)).toEqual(['– ← c.png', 'open/b.txt ←'])
    expect(failuresOf(found)).toEqual(['Cannot read `locked`: permission denied; make it readable for you'])
    readable(folder, ['locked'])
  })

  test('a folder or file asked for by name is a failure', async () => {
    const folder = datasetWithout(['locked'], {'locked/a.txt': '', 'b.txt': ''})
    const found = await withoutRights(() => discoverIn(folder, ['locked', 'locked/a.txt', 'b.txt']))
    expect(pairsOf(found, folder)).toEqual(['b.txt ←'])
    expect(failuresOf(found)).toEqual([
      'Cannot read `locked`: permission denied; make it readable for you',
      'Cannot read `locked/a.txt`: permission denied; make it readable for you'
    ])
    readable(folder, ['locked'])
  })

  test('a file in a folder that cannot be listed is found by its name', async () => {
    const folder = datasetWith({'locked/a.txt': 'annika', 'locked/a.png': ''})
    chmodSync(folder, 0o755)
    chmodSync(join(folder, 'locked'), 0o311)
    const found = await withoutRights(() => discoverIn(folder, ['locked/a.txt']))
    expect(pairsOf(found, folder)).toEqual(['locked/a.txt ←'])
    readable(folder, ['locked'])
  })

  test('a caption is a failure of its own when it is read', async () => {
    const folder = datasetWithout(['a.txt'], {'a.txt': '', 'b.txt': 'annika'})
    const reads = await withoutRights(async () => (await discoverIn(folder)).items.map(itemReader(folder)))
    expect(reads.map(({failure}) => failure)).toEqual([
      'Cannot read `a.txt`: permission denied; make it readable for you',
      undefined
    ])
  })

  test('a metadata file, or media behind a closed door, are told', async () => {
    const metadata = '{"file_name": "locked/a.png", "text": "annika"}'
    const folder = datasetWithout(['x/metadata.jsonl', 'y/locked'], {
      'x/metadata.jsonl': metadata,
      'y/metadata.jsonl': metadata,
      'y/locked/a.png': ''
    })
    const found = await withoutRights(() => discoverIn(folder))
    expect(found.items).toMatchObject([{media: [], missingMedia: [join(folder, 'y/locked/a.png')]}])
    expect(failuresOf(found)).toEqual([
      'Cannot read `x/metadata.jsonl`: permission denied; make it readable for you',
      'Cannot read `y/locked`: permission denied; make it readable for you'
    ])
    readable(folder, ['y/locked'])
  })

  test('links to places that may not be searched are told', async () => {
    const secret = datasetWithout(['f'], {'f/a.txt': '', 'f/g/b.txt': ''})
    const folder = datasetWith({
      'a.txt': {to: join(secret, 'f/a.txt')},
      g: {to: join(secret, 'f/g')},
      'b.txt': ''
    })
    chmodSync(folder, 0o755)
    const found = await withoutRights(() => discoverIn(folder))
    expect(pairsOf(found, folder)).toEqual(['b.txt ←'])
    expect(failuresOf(found)).toEqual([
      'Cannot read `a.txt`: permission denied; make it readable for you',
      'Cannot read `g`: permission denied; make it readable for you'
    ])
    readable(secret, ['f'])
  })
})
