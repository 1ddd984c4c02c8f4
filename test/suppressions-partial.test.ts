/** What is accepted of captions that did not change is theirs, also where a part of a dataset is linted. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {lintChanged, ruleConfig} from './changed-report.ts'
import {repository} from './git-repository.ts'
import {runInProcess} from './run-caplint.ts'
import {entriesIn} from './suppressions-dataset.ts'

const line = (media: string, text: string): string => `${JSON.stringify({file_name: media, text})}\n`
const old = line('a.png', 'annika in a red hat by the sea')
const added = line('b.png', 'annika in a red hat by the road')

/** A repository whose one caption in a file of many has a finding that is accepted. */
async function acceptedIn(name: string) {
  const at = repository({...ruleConfig, 'a.png': '', [name]: old})
  await runInProcess(['--suppress-all'], {cwd: at.folder})
  at.commitAll()
  return at
}

describe('one more finding of words that are accepted', () => {
  test.each([
    ['after', [old, added], 2],
    ['before', [added, old], 1]
  ])('in a file of many captions is reported, %s the accepted one', async (_where, lines) => {
    const at = await acceptedIn('metadata.jsonl')
    at.write({'metadata.jsonl': lines.join(''), 'b.png': ''})
    at.git('add', '.')
    for (const flags of [['--staged'], ['--changed'], ['--since', 'HEAD'], ['--staged', '--cache']]) {
      const {code, found} = await lintChanged(at, ...flags)
      expect({flags, found}).toEqual({flags, found: ['metadata.jsonl: no-red']})
      expect(code).toBe(1)
    }
    expect((await lintChanged(at)).found).toEqual(['metadata.jsonl: no-red'])
  })

  test('is mended, and the accepted one left alone', async () => {
    const at = await acceptedIn('metadata.jsonl')
    at.write({'metadata.jsonl': added + old, 'b.png': ''})
    const {code} = await lintChanged(at, '--changed', '--fix')
    expect(code).toBe(0)
    expect(readFileSync(join(at.folder, 'metadata.jsonl'), 'utf8')).toBe(
      `${line('b.png', 'annika in a  by the road')}${old}`
    )
  })

  test('is mended, and no entry of what was not linted is called unused', async () => {
    const at = await acceptedIn('metadata.jsonl')
    at.write({'metadata.jsonl': old + line('b.png', 'annika in a red coat'), 'b.png': ''})
    expect(await lintChanged(at, '--changed', '--fix')).toMatchObject({code: 0, found: []})
  })

  test('accepts it in the next run, as one more', async () => {
    const at = await acceptedIn('metadata.jsonl')
    at.write({'metadata.jsonl': old + added, 'b.png': ''})
    await lintChanged(at, '--changed', '--suppress-all')
    expect(entriesIn(at.folder)).toMatchObject([{count: 2}])
    expect(await lintChanged(at)).toMatchObject({code: 0, found: []})
  })
})

test('entries that only moved keep what is accepted of them, also in a file that was renamed', async () => {
  const at = await acceptedIn('metadata.jsonl')
  at.git('mv', 'metadata.jsonl', 'train.jsonl')
  at.write({'train.jsonl': line('b.png', 'annika running') + old, 'b.png': ''})
  at.git('add', '.')
  expect(await lintChanged(at, '--staged')).toMatchObject({code: 0, found: []})
})

test('that a suppressions file changed is told, for it concerns captions that did not', async () => {
  const at = await acceptedIn('metadata.jsonl')
  at.remove('caplint-suppressions.json')
  expect(await lintChanged(at, '--changed')).toMatchObject({
    code: 0,
    notes: expect.arrayContaining([
      '`caplint-suppressions.json` changed, too, which concerns captions that did not: lint all of them to see'
    ])
  })
})
