/** kill −9 at any moment leaves every file whole, and what was done can be undone. */
import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdirSync, readdirSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'
import {listRuns} from '../src/fix-journal/list-runs.ts'
import {undoRun} from '../src/fix-journal/undo-run.ts'
import {datasetWith} from './dataset-fixture.ts'
import {captions, census, fillDataset, longTexts, type Versions} from './killed-dataset.ts'
import {environment, program, runBuilt} from './run-caplint.ts'

const driver = fileURLToPath(new URL('journal-driver.ts', import.meta.url))
const amount = 2000
/** A machine that runs other tests as well may take its time. */
const timeout = 120_000

/** A dataset of 2,000 captions beside which the journals go. */
function dataset(versions: Versions) {
  const base = datasetWith({})
  const root = join(base, 'images')
  mkdirSync(root)
  fillDataset(root, amount, versions)
  return {base, root, folder: join(base, '.caplint', 'journal')}
}

/** Kills a process once it has come this far, wherever it is by then. */
async function killWhen(child: ChildProcess, isThere: () => boolean): Promise<NodeJS.Signals | null> {
  const look = setInterval(() => isThere() && child.kill('SIGKILL'), 1)
  const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  clearInterval(look)
  return signal
}

/** Nothing is torn, nothing lost, and something was done since the last look. */
function expectWhole(root: string, versions: Versions, replacedBefore: number): number {
  const found = census(root, versions)
  expect(found.torn).toBe(0)
  expect(found.old + found.new).toBe(amount)
  expect(found.new).toBeGreaterThan(replacedBefore)
  return found.new
}

describe.skipIf(process.platform === 'win32')('2,000 files under kill −9', () => {
  test('in runs of the journal alone', {timeout}, async () => {
    const {root, folder} = dataset(longTexts)
    let replaced = 0
    for (const files of [1, 3, 30, 150, 5]) {
      const child = spawn(process.execPath, ['--import', 'tsx', driver, folder, root], {
        stdio: ['ignore', 'pipe', 'inherit']
      })
      let dots = 0
      child.stdout.on('data', (chunk: Buffer) => {
        dots += chunk.length
      })
      expect(await killWhen(child, () => dots >= files)).toBe('SIGKILL')
      replaced = expectWhole(root, longTexts, replaced)
    }
    expect(replaced).toBeLessThan(amount)
    expect(listRuns(folder).filter(({ended}) => ended !== undefined)).toEqual([])
    expect(listRuns(folder)).toHaveLength(5)
    let restored = 0
    for (const _run of listRuns(folder)) {
      const outcome = await undoRun(folder)
      expect(outcome.refused).toEqual([])
      restored += outcome.restored.length
    }
    expect(restored).toBe(replaced)
    expect(census(root, longTexts)).toEqual({old: amount, new: 0, torn: 0})
    expect(readdirSync(root).filter((name) => name.startsWith('.'))).toEqual([])
  })

  test('in runs of `caplint --fix`', {timeout}, async () => {
    const {base, root, folder} = dataset(captions)
    writeFileSync(join(base, '.caplintrc.yaml'), 'preset: character\nanchor: annika\n')
    let replaced = 0
    // Lines have some 300 bytes, so that at least a few files have been replaced.
    for (const journalBytes of [1500, 10_000, 40_000]) {
      const known = new Set(listRuns(folder).map(({path}) => path))
      const child = spawn(process.execPath, [program, '--fix', 'images'], {
        cwd: base,
        env: environment(),
        stdio: 'ignore'
      })
      const isThere = (): boolean => {
        const journal = listed(folder).find((path) => !known.has(path))
        return journal !== undefined && statSync(journal).size > journalBytes
      }
      expect(await killWhen(child, isThere)).toBe('SIGKILL')
      replaced = expectWhole(root, captions, replaced)
    }
    expect(replaced).toBeLessThan(amount)
    for (const _run of [1, 2, 3]) {
      expect(await runBuilt(['undo'], {cwd: base})).toMatchObject({code: 0})
    }
    expect(census(root, captions)).toEqual({old: amount, new: 0, torn: 0})
    expect(readdirSync(root).filter((name) => name.startsWith('.'))).toEqual([])
  })
})

/** The journals in a folder, without reading them. */
function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name))
  } catch {
    return []
  }
}
