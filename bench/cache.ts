import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {makeCaptions, writeDataset} from './dataset.ts'
import {median, runNode} from './measure.ts'
import type {Measure} from './report.ts'

const captions = 100_000
const amount = `${captions.toLocaleString('en')} captions`
const rounds = 3

/** What a cache saves: the first run over a large dataset and those after it, nothing having changed. */
export async function measureCache(caplint: string, folder: string): Promise<Measure> {
  const dataset = join(folder, 'cached')
  mkdirSync(dataset)
  writeDataset(dataset, makeCaptions(captions))
  const report = join(folder, 'cached.json')
  const run = () =>
    runNode([caplint, '--cache', '--format', 'json', '--output-file', report, '.'], {cwd: dataset})
  const {milliseconds: cold} = await run()
  const cached: number[] = []
  for (let round = 0; round < rounds; round++) cached.push((await run()).milliseconds)
  const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1)
  console.log(`${amount} with --cache: ${seconds(cold)} s, then ${seconds(median(cached))} s`)
  return {
    id: 'cache',
    what: `first run with --cache / second, ${amount}`,
    value: cold / median(cached),
    unit: '×',
    target: {least: 8}
  }
}
