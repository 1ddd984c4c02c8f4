import {join} from 'node:path'
import {expect, test} from 'vitest'
import {fix} from '../src/engine/fix-run.ts'
import {lint} from '../src/engine/lint.ts'
import {datasetWith} from './dataset-fixture.ts'

const dataset = (trainer: string) =>
  datasetWith({
    'a red_hat on a cat.png': '',
    'b.mp4': '',
    'b.txt': 'not read',
    '.caplintrc.json': JSON.stringify({
      extends: [],
      trainer: {name: trainer, captionsFrom: 'names'},
      rules: {'no-meta': 'error', 'word-count': ['error', {minimum: 3}]}
    })
  })

test.each([
  ['onetrainer', 'a red_hat on a cat'],
  ['simpletuner', 'a red hat on a cat']
])('names of media are captions where %s is set to read them', async (trainer, caption) => {
  const cwd = dataset(trainer)
  const report = await lint({cwd, paths: []})
  expect(report.failures).toEqual([])
  expect(report.summary).toMatchObject({items: 2, linted: 2})
  expect(Array.from(report.results, ({path, caption: found}) => [path, found])).toContainEqual(['b.mp4', 'b'])
  expect(report.skipped).toEqual([{path: 'b.txt', reason: 'captions are the names of the media here'}])
  const all = await lint({cwd, paths: [join(cwd, 'a red_hat on a cat.png')]})
  expect(all.summary).toMatchObject({items: 1, linted: 1})
  expect(
    [...all.results].flatMap(({caption: found}) => found ?? []).every((found) => found === caption)
  ).toBe(true)
})

test('they are not fixed, and that is said', async () => {
  const cwd = datasetWith({
    'this image shows a cat on a chair.png': '',
    '.caplintrc.json': JSON.stringify({
      extends: [],
      trainer: {name: 'onetrainer', captionsFrom: 'names'},
      rules: {'no-filler-opening': 'error'}
    })
  })
  const {report, files} = await fix({cwd, paths: [], choice: {types: undefined, rules: undefined}})
  expect(files).toEqual([])
  expect([...report.results][0]?.messages[0]).toMatchObject({
    rule: 'no-filler-opening',
    notFixed: expect.stringContaining('caplint renames no files')
  })
  expect(report.failures.map(({message}) => message)).toEqual([
    'Cannot fix `this image shows a cat on a chair.png`: captions are the names of the media here, and caplint renames no files; rename them, or keep captions in files'
  ])
})
