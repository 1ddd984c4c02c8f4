import {mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {makeCaptions, writeDataset} from './dataset.ts'
import {runNode} from './measure.ts'
import type {Measure} from './report.ts'

const captions = 100_000
const rounds = 3

/** What a second thread gains in a cold run over a large dataset, and the memory that it takes. */
export async function measureConcurrency(caplint: string, folder: string): Promise<readonly Measure[]> {
  const dataset = join(folder, 'threads')
  mkdirSync(dataset)
  writeDataset(dataset, makeCaptions(captions))
  const report = join(folder, 'threads.json')
  const run = (threads: string) =>
    runNode([caplint, '--concurrency', threads, '--format', 'json', '--output-file', report, '.'], {
      cwd: dataset,
      memory: true
    })
  const alone: number[] = []
  const shared: number[] = []
  const megabytes: number[] = []
  // In turns, and the best of each: whatever else the machine does takes from two threads more than from one.
  for (let round = 0; round < rounds; round++) {
    alone.push((await run('1')).milliseconds)
    const second = await run('2')
    shared.push(second.milliseconds)
    megabytes.push(second.megabytes)
  }
  const seconds = (times: readonly number[]): string => (Math.min(...times) / 1000).toFixed(1)
  console.log(`100,000 captions in one thread: ${seconds(alone)} s, in two: ${seconds(shared)} s`)
  return [
    {
      id: 'concurrency',
      what: 'one thread / two, 100,000 captions, cold',
      value: Math.min(...alone) / Math.min(...shared),
      unit: '×',
      target: {least: 1.5}
    },
    {
      id: 'concurrency-memory',
      what: 'peak memory, two threads, 100,000 captions',
      value: Math.min(...megabytes),
      unit: ' MB'
    }
  ]
}
