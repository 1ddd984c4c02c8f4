/** kill −9 at any moment leaves every file whole, and what was done can be undone. */
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdirSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {listRuns} from '../src/fix-journal/list-runs.ts'
import {undoRun} from '../src/fix-journal/undo-run.ts'
import {datasetWith} from './dataset-fixture.ts'
import {census, fillDataset} from './killed-dataset.ts'

const driver = fileURLToPath(new URL('journal-driver.ts', import.meta.url))
const captions = 2000

/** Runs the driver and kills it when it has replaced this many files, wherever it is by then. */
async function runAndKill(folder: string, root: string, files: number): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', driver, folder, root], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  let replaced = 0
  child.stdout.on('data', (dots: Buffer) => {
    replaced += dots.length
    if (replaced >= files) child.kill('SIGKILL')
  })
  const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  return signal
}

test.skipIf(process.platform === 'win32')('runs over 2,000 files that are killed', async () => {
  const base = datasetWith({})
  const root = join(base, 'images')
  const folder = join(base, '.caplint', 'journal')
  mkdirSync(root)
  fillDataset(root, captions)

  let replaced = 0
  for (const files of [1, 3, 40, 250, 600, 7]) {
    expect(await runAndKill(folder, root, files)).toBe('SIGKILL')
    const found = census(root)
    expect(found.torn).toBe(0)
    expect(found.old + found.new).toBe(captions)
    expect(found.new).toBeGreaterThanOrEqual(replaced + files)
    replaced = found.new
  }
  expect(replaced).toBeLessThan(captions)

  const runs = listRuns(folder)
  expect(runs).toHaveLength(6)
  expect(runs.filter(({ended}) => ended !== undefined)).toEqual([])
  let restored = 0
  for (const _run of runs) {
    const outcome = await undoRun(folder)
    expect(outcome.refused).toEqual([])
    restored += outcome.restored.length
  }
  expect(restored).toBe(replaced)
  expect(census(root)).toEqual({old: captions, new: 0, torn: 0})
  expect(readdirSync(root).filter((name) => name.startsWith('.'))).toEqual([])
})
