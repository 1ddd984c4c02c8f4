/** Files given by name: they are reported alone, and compared with all of their dataset. */
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {fix} from '../src/engine/fix-run.ts'
import {lint} from '../src/engine/lint.ts'
import {dataset} from './cli-dataset.ts'

const rules = {'no-duplicate-captions': 'error', 'missing-caption': 'error'}
const duplicates = {
  'set/a.txt': 'a dog in a park',
  'set/a.png': '',
  'set/b.txt': 'a dog in a park',
  'set/b.png': '',
  'set/c.txt': 'a cat on a roof',
  'set/c.png': '',
  'set/d.txt': 'a bird over the sea',
  'set/d.png': '',
  'set/e.txt': 'a bird over the sea',
  'set/e.png': '',
  'set/f.png': ''
}

async function findings(cwd: string, paths: readonly string[]) {
  const report = await lint({cwd, paths})
  return {
    items: report.summary.items,
    ofFiles: [...report.results].map(({path}) => path),
    ofDataset: report.datasetMessages.map(({paths: together}) => together),
    failures: report.failures,
    notes: report.notes.filter((note) => /ompared|dataset/.test(note))
  }
}

describe('rules that compare captions', () => {
  const cwd = dataset(duplicates, rules)

  test('see the captions beside those that are named, and report what these take part in', async () => {
    expect(await findings(cwd, ['set/a.txt'])).toEqual({
      items: 1,
      ofFiles: [],
      ofDataset: [['set/a.txt', 'set/b.txt']],
      failures: [],
      notes: []
    })
    expect((await findings(cwd, ['set/c.txt'])).ofDataset).toEqual([])
  })

  test('see a caption whose picture is named', async () => {
    expect((await findings(cwd, ['set/b.png'])).ofDataset).toEqual([['set/a.txt', 'set/b.txt']])
    expect(await findings(cwd, ['set/f.png'])).toMatchObject({items: 1, ofFiles: ['set/f.png']})
  })

  test('find the same for files in parts as for the whole, once per part', async () => {
    const whole = await findings(cwd, ['set'])
    expect(whole.ofDataset).toHaveLength(2)
    const names = Object.keys(duplicates)
    expect((await findings(cwd, names)).ofDataset).toEqual(whole.ofDataset)
    const parts = [names.filter((_, index) => index % 2 === 0), names.filter((_, index) => index % 2 === 1)]
    const found = await Promise.all(parts.map((part) => findings(cwd, part)))
    const together = new Set(found.flatMap(({ofDataset}) => ofDataset.map((paths) => paths.join(' '))))
    expect([...together].sort()).toEqual(whole.ofDataset.map((paths) => paths.join(' ')).sort())
    expect(found.flatMap(({ofFiles}) => ofFiles)).toContain('set/f.png')
  })

  test('see all of the dataset that the config names, not the folder alone', async () => {
    const spread = {
      'set/1/a.txt': 'a dog in a park',
      'set/1/a.png': '',
      'set/2/b.txt': 'a dog in a park',
      'set/2/b.png': ''
    }
    const without = dataset(spread, rules)
    expect((await findings(without, ['set/1/a.txt'])).ofDataset).toEqual([])
    const config = JSON.stringify({extends: [], rules, datasets: ['set']})
    const withDatasets = dataset({...spread, '.caplintrc.json': config}, rules)
    expect((await findings(withDatasets, ['set/1/a.txt'])).ofDataset).toEqual([
      ['set/1/a.txt', 'set/2/b.txt']
    ])
  })
})

describe('fixing files that are named', () => {
  const fixable = {
    'a.txt': 'annikaa running in a park',
    'a.png': '',
    'b.txt': 'annika running in a park',
    'b.png': '',
    'c.txt': 'annikaa sitting on a roof',
    'c.png': ''
  }
  const fixRules = {...rules, 'consistent-anchor': 'error'}
  const config = {layer: {anchor: ['annika']}}

  test('mends these alone', async () => {
    const cwd = dataset(fixable, fixRules)
    const {files, report} = await fix({cwd, config, paths: ['c.txt'], choice: {}})
    expect(files.map(({shown}) => shown)).toEqual(['c.txt'])
    expect(report.summary).toMatchObject({items: 1, errors: 0})
  })

  test('takes back what would make one the same as a caption beside it', async () => {
    const cwd = dataset(fixable, fixRules)
    const {files, report} = await fix({cwd, config, paths: ['a.txt'], choice: {}})
    expect(files).toEqual([])
    const [result] = [...report.results]
    expect(result?.messages[0]?.notFixed).toBe('the fix would break no-duplicate-captions across the dataset')
  })
})

test('a caption that is named is read, also where another one is read beside the same picture', async () => {
  const cwd = dataset({
    'a.png': '',
    'a.txt': 'one dog',
    'a.caption': 'a red dog',
    'b.png': '',
    'b.txt': 'one dog here'
  })
  const {ofFiles, ofDataset, items} = await findings(cwd, ['a.caption'])
  expect({ofFiles, ofDataset, items}).toEqual({ofFiles: ['a.caption'], ofDataset: [], items: 1})
})

test('nothing below the folder of a named file is looked at, where no config says that it is of the dataset', async () => {
  const cwd = dataset({...duplicates, 'set/below/z.txt': 'a cat on a roof', 'set/below/z.png': ''}, rules)
  expect((await findings(cwd, ['set/c.txt'])).ofDataset).toEqual([])
})

test('trouble with files beside those that are named is no failure, but said', async () => {
  const config = JSON.stringify({extends: [], rules, datasets: ['set']})
  const broken = {'set/more/metadata.jsonl': '{"file_name": "g.png", "text": ', '.caplintrc.json': config}
  const cwd = dataset({...duplicates, ...broken}, rules)
  const {failures, notes, ofDataset} = await findings(cwd, ['set/a.txt'])
  expect(failures).toEqual([])
  expect(ofDataset).toEqual([['set/a.txt', 'set/b.txt']])
  expect(notes.join()).toContain(`\`${join('set', 'more', 'metadata.jsonl')}\``)
})

test('a mistake in a name is told as ever', async () => {
  const cwd = dataset(duplicates, rules)
  const {failures} = await findings(cwd, ['set/a.txt', 'set/nowhere.txt'])
  expect(failures.map(({message}) => message)).toEqual([
    'Found nothing at `set/nowhere.txt`, check the spelling'
  ])
})
