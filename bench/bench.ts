/**
 * Measures caplint against the things that set its pace: a bare Node, the parser it stands on, other linters for
 * prose. Everything is measured in one run and given as a ratio. `--save` makes the result the new baseline; names of
 * sections measure those alone: `npm run bench -- cache`.
 */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {cpus, loadavg, tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'rolldown'
import {measureCache} from './cache.ts'
import {measureConcurrency} from './concurrency.ts'
import {makeCaptions, writeDataset} from './dataset.ts'
import {inTurns, median, runNode} from './measure.ts'
import {installPeers} from './peers.ts'
import {type Measure, measuresTable, missesTarget, readBaseline, saveBaseline} from './report.ts'

const caplint = fileURLToPath(new URL('../bin/caplint.js', import.meta.url))
const textWork = fileURLToPath(new URL('../.cache/bench/text-work.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'caplint-bench-'))
const measures: Measure[] = []

const bareNode = () => runNode(['-e', '0'])
const lintFolder = (name: string, memory = false) =>
  runNode([caplint, '--format', 'json', '--output-file', join(folder, `${name}.json`), '.'], {
    cwd: join(folder, name),
    memory
  })

/** Builds what works on captions in memory as the package is built: sources run through a loader would be slower. */
async function buildTextWork(): Promise<void> {
  const input = fileURLToPath(new URL('text-work.ts', import.meta.url))
  const output = {file: textWork, format: 'esm', codeSplitting: false} as const
  await build({input, platform: 'node', output, logLevel: 'silent'})
}

/** Times work on captions in memory in a process of its own, in milliseconds. */
async function timeTextWork(work: 'parse' | 'lint', captions: string): Promise<number> {
  const {stdout} = await runNode([textWork, work, captions])
  return Number(stdout)
}

async function measureStartUp(): Promise<void> {
  const [version, bare] = await inTurns(11, () => runNode([caplint, '--version']), bareNode)
  measures.push({id: 'version', what: '--version / node -e 0', value: version / bare, unit: '×'})
  const [twenty, again] = await inTurns(11, () => lintFolder('20'), bareNode)
  measures.push({
    id: 'start-up',
    what: 'lint of 20 captions / node -e 0',
    value: twenty / again,
    unit: '×',
    target: {most: 4}
  })
}

async function measureThroughput(captions: readonly string[]): Promise<void> {
  await buildTextWork()
  const file = join(folder, 'captions.json')
  writeFileSync(file, JSON.stringify(captions))
  const ratios: number[] = []
  for (let round = 0; round < 3; round++) {
    ratios.push((await timeTextWork('lint', file)) / (await timeTextWork('parse', file)))
  }
  measures.push({
    id: 'lint-to-parse',
    what: `lint / retext-english's parse alone, ${captions.length} captions, one thread`,
    value: Math.min(...ratios),
    unit: '×',
    target: {most: 2.5}
  })
}

async function measureMemory(): Promise<void> {
  const {megabytes, milliseconds} = await lintFolder('50000', true)
  console.log(`50,000 captions and as many images: ${(milliseconds / 1000).toFixed(1)} s`)
  measures.push({
    id: 'memory',
    what: 'peak memory, 50,000 captions',
    value: megabytes,
    unit: ' MB',
    target: {most: 300}
  })
}

/** What the reader of concepts costs: its lexicon, and the memory that reading takes beyond a bare Node. */
async function measureReader(): Promise<void> {
  const corpus = fileURLToPath(new URL('../test/corpus/captions.jsonl', import.meta.url))
  const reader = fileURLToPath(new URL('read-captions.js', import.meta.url))
  const loads: number[] = []
  const over: number[] = []
  for (let round = 0; round < 5; round++) {
    const {stdout, megabytes} = await runNode([reader, corpus, '1000'], {memory: true})
    const bare = await runNode(['-e', '0'], {memory: true})
    loads.push((JSON.parse(stdout) as {readonly load: number}).load)
    over.push(megabytes - bare.megabytes)
  }
  console.log(`Lexicon loaded in ${median(loads).toFixed(1)} ms`)
  measures.push({
    id: 'reader-memory',
    what: 'memory beyond node -e 0, lexicon and 1,000 captions read',
    value: median(over),
    unit: ' MB',
    target: {most: 60}
  })
}

async function measurePeers(files: readonly string[]): Promise<void> {
  const peers = installPeers()
  if (peers.length === 0) console.log('Skipped: the other linters could not be installed.')
  const least: Readonly<Record<string, number>> = {textlint: 3, alex: 10}
  for (const {name, args} of peers) {
    const runPeer = () => runNode(args(files), {cwd: join(folder, '2000'), exitCodes: anyCount})
    const [theirs, ours] = await inTurns(name === 'textlint' ? 5 : 3, runPeer, () => lintFolder('2000'))
    const target = least[name] === undefined ? {} : {target: {least: least[name]}}
    measures.push({
      id: name,
      what: `${name} / caplint, 2,000 files`,
      value: theirs / ours,
      unit: '×',
      ...target
    })
  }
}

/** write-good's exit code is the number of its findings, as far as a byte can hold it. */
const anyCount = Array.from({length: 256}, (_, code) => code)

const captions = makeCaptions(50_000)

/** Writes the first captions as a dataset, under their number. */
function makeDataset(count: number): void {
  const dataset = join(folder, String(count))
  mkdirSync(dataset)
  writeDataset(dataset, captions.slice(0, count))
}

/** The sections, in the order in which they are measured. */
const sections: Readonly<Record<string, () => Promise<void>>> = {
  'start-up': async () => {
    makeDataset(20)
    await measureStartUp()
  },
  throughput: () => measureThroughput(captions),
  memory: async () => {
    makeDataset(50_000)
    await measureMemory()
  },
  reader: measureReader,
  cache: async () => {
    measures.push(await measureCache(caplint, folder))
  },
  concurrency: async () => {
    measures.push(...(await measureConcurrency(caplint, folder)))
  },
  peers: async () => {
    makeDataset(2000)
    const files = Array.from({length: 2000}, (_, index) => {
      const part = `part-${String(Math.floor(index / 1000)).padStart(2, '0')}`
      return `${part}/${String(index).padStart(5, '0')}.txt`
    })
    await measurePeers(files)
  }
}

/** The sections that were asked for; all, where none was. */
function chosenSections(): readonly string[] {
  const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
  const unknown = asked.find((name) => !Object.hasOwn(sections, name))
  if (unknown)
    throw new Error(`There is no section ${unknown}; there are ${Object.keys(sections).join(', ')}`)
  return asked.length > 0 ? asked : Object.keys(sections)
}

try {
  const load = loadavg()[0] ?? 0
  console.log(`Node ${process.version}, ${cpus().length} cores, load ${load.toFixed(1)}`)
  for (const name of chosenSections()) await sections[name]?.()
  console.log(`\n${measuresTable(measures, readBaseline())}`)
  if (process.argv.includes('--save')) saveBaseline(measures)
  if (measures.some(missesTarget)) process.exitCode = 1
} finally {
  rmSync(folder, {recursive: true, force: true})
}
