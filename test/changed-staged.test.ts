/** `--staged`: what is linted is what the index holds. */
import {describe, expect, test} from 'vitest'
import {lintChanged as lint, ruleConfig as config} from './changed-report.ts'
import {repository} from './git-repository.ts'

const red = 'annika in a red hat'
const good = {'a.png': '', 'a.txt': 'annika runs', 'b.png': '', 'b.txt': 'annika sits'}

describe('--staged', () => {
  test('lints the content of the index, not that of the work tree', async () => {
    const at = repository({...config, ...good})
    at.write({'a.txt': red})
    at.git('add', 'a.txt')
    at.write({'a.txt': 'annika walks', 'b.txt': red})
    expect(await lint(at, '--staged')).toMatchObject({code: 1, found: ['a.txt: no-red'], items: 1, of: 2})
  })

  test('sees a staged image whose caption is not staged as one without', async () => {
    const at = repository({...config, ...good})
    at.write({'c.png': '', 'c.txt': 'annika jumps'})
    at.git('add', 'c.png')
    expect(await lint(at, '--staged')).toMatchObject({
      code: 1,
      found: ['c.png: missing-caption'],
      items: 1,
      of: 3
    })
    at.git('add', 'c.txt')
    expect(await lint(at, '--staged')).toMatchObject({code: 0, found: [], items: 1, of: 3})
  })

  test('a file that is staged as deleted is not there, though it lies in the work tree', async () => {
    const at = repository({...config, ...good})
    at.git('rm', '--quiet', '--cached', 'a.png')
    at.git('rm', '--quiet', '--cached', 'b.txt')
    expect(await lint(at, '--staged')).toMatchObject({
      found: ['a.txt: orphan-caption', 'b.png: missing-caption'],
      items: 2,
      of: 2
    })
  })

  test('a file that is missing in the work tree alone is there', async () => {
    const at = repository({...config, ...good})
    at.write({'a.txt': red})
    at.git('add', 'a.txt')
    at.remove('a.txt', 'a.png', 'b.png')
    expect(await lint(at, '--staged')).toMatchObject({found: ['a.txt: no-red'], items: 1, of: 2})
  })

  test('follows renames of captions and of their media', async () => {
    const at = repository({...config, ...good})
    at.git('mv', 'a.txt', 'c.txt')
    expect(await lint(at, '--staged')).toMatchObject({
      found: ['a.png: missing-caption', 'c.txt: orphan-caption'],
      items: 2,
      of: 3
    })
    at.git('mv', 'a.png', 'c.png')
    expect(await lint(at, '--staged')).toMatchObject({code: 0, found: [], items: 1, of: 2})
  })

  test('of a metadata file reports entries that changed, wherever others moved', async () => {
    const row = (name: string, text: string): string => JSON.stringify({file_name: `${name}.png`, text})
    const rows = [row('a', red), row('b', 'annika sits'), row('c', 'annika runs')]
    const media = {'a.png': '', 'b.png': '', 'c.png': ''}
    const at = repository({...config, ...media, 'metadata.jsonl': rows.join('\n')})
    const changed = [rows[2], row('b', 'annika in a red dress'), rows[0]]
    at.write({'metadata.jsonl': changed.join('\n')})
    at.git('add', '.')
    expect(await lint(at, '--staged')).toMatchObject({found: ['metadata.jsonl: no-red'], items: 1, of: 3})
    at.commitAll()
    at.write({'metadata.jsonl': [...changed].reverse().join('\n')})
    at.git('add', '.')
    expect(await lint(at, '--staged')).toMatchObject({code: 0, found: [], items: 0, of: 3})
    at.commitAll()
    at.git('mv', 'metadata.jsonl', 'captions.jsonl')
    expect(await lint(at, '--staged')).toMatchObject({code: 0, found: [], items: 0, of: 3})
  })

  test('says so where nothing is staged, in a report of any format', async () => {
    const at = repository({...config, ...good})
    at.write({'a.txt': red})
    expect(await lint(at, '--staged')).toMatchObject({
      code: 0,
      items: 0,
      notes: ['Nothing is staged: there is nothing to lint']
    })
  })

  test('in a repository without commits everything in the index is new', async () => {
    const at = repository()
    at.write({...config, 'a.png': '', 'a.txt': red, 'b.png': '', 'b.txt': red})
    at.git('add', 'a.png', 'a.txt', '.caplintrc.json')
    expect(await lint(at, '--staged')).toMatchObject({found: ['a.txt: no-red'], items: 1, of: 1})
  })

  test('what is only meant to be added is not there yet', async () => {
    const at = repository({...config, ...good})
    at.write({'c.png': '', 'c.txt': red})
    at.git('add', 'c.png')
    at.git('add', '--intent-to-add', 'c.txt')
    expect(await lint(at, '--staged')).toMatchObject({found: ['c.png: missing-caption'], items: 1})
  })

  test('reports dataset findings that the change takes part in, of the whole dataset', async () => {
    const at = repository({
      ...config,
      ...good,
      'old1.txt': 'annika waits',
      'old1.png': '',
      'old2.txt': 'annika waits',
      'old2.png': ''
    })
    at.write({'c.png': '', 'c.txt': 'annika runs'})
    at.git('add', '.')
    const result = await lint(at, '--staged')
    expect(result).toMatchObject({code: 1, found: ['no-duplicate-captions: a.txt c.txt'], items: 1, of: 5})
    expect(result.notes).toContain(
      'Compared 1 changed caption with 4 others of the dataset; of what this finds, what the change has part in is shown'
    )
  })
})
