/** One mistake is one finding: which rule tells it, with a trainer and without, under all rules that are recommended. */
import {describe, expect, test} from 'vitest'
import {lint} from '../src/engine/lint.ts'
import {datasetWith} from './dataset-fixture.ts'

/** The rules that find fault with a caption beside a picture, under the recommended rules. */
async function rulesOf(
  files: Readonly<Record<string, string>>,
  trainer?: string
): Promise<readonly string[]> {
  const config = {extends: ['recommended'], anchor: 'annika', ...(trainer === undefined ? {} : {trainer})}
  const cwd = datasetWith({...files, 'a.png': '', '.caplintrc.json': JSON.stringify(config)})
  const report = await lint({cwd, paths: []})
  return [...report.results].flatMap(({messages}) => messages.map(({rule}) => rule))
}

const empty = {'a.txt': ''}
const blankFirst = {'a.txt': '\nannika walks in a park'}
const upperCase = {'a.TXT': 'annika walks in a park'}
const placeholder = {'a.txt': '[trigger] walks in a park'}

describe.each([
  ['an empty caption', empty, undefined, ['no-empty-caption']],
  ['an empty caption', empty, 'onetrainer', ['no-empty-caption']],
  ['an empty caption', empty, 'sd-scripts', ['no-stopped-run']],
  ['an empty caption', empty, 'simpletuner', ['no-dropped-media']],
  ['an empty caption', empty, 'ltx-2', ['no-unread-caption']],
  ['a blank first line', blankFirst, 'sd-scripts', ['no-unread-lines']],
  ['a blank first line', blankFirst, 'musubi-tuner', []],
  ['an extension in capitals', upperCase, undefined, ['portable-filename']],
  ['an extension in capitals', upperCase, 'onetrainer', ['no-unread-caption']],
  ['an extension in capitals', upperCase, 'simpletuner', ['no-unread-caption']],
  ['an extension in capitals', upperCase, 'diffusion-pipe', ['no-unread-caption']],
  ['a placeholder', placeholder, undefined, ['no-placeholder']],
  ['a placeholder', placeholder, 'musubi-tuner', ['no-placeholder']],
  ['a placeholder', placeholder, 'ai-toolkit', ['no-deleted-placeholder']],
  ['a caption that is not read', {'a.txt': 'annika walks'}, 'diffusers', ['no-unread-caption']]
] as const)('%s', (_what, files, trainer, expected) => {
  test(`${trainer ?? 'without trainer'}: ${expected.join() || 'nothing'}`, async () => {
    expect(await rulesOf(files, trainer)).toEqual(expected)
  })
})
