/** Repositories that are not like most: the right answer all the same. */
import {chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {zipOf} from './archive-fixture.ts'
import {lintChanged, lintChangedWith, ruleConfig} from './changed-report.ts'
import {emptyFolder, repository, repositoryAt} from './git-repository.ts'

const red = 'annika in a red hat'
const good = {'a.png': '', 'a.txt': 'annika runs', 'b.png': '', 'b.txt': 'annika sits'}

describe('what changed is found', () => {
  test('for names with spaces, quotes, colons, line ends and other scripts, whatever core.quotePath says', async () => {
    const at = repository({...ruleConfig, ...good})
    const names = ['a b', `it's "quoted"`, 'x:y,z', 'line\nend', 'späte 猫', '-staged', '*']
    for (const name of names)
      at.write({[`${name}.txt`]: `${red} of ${names.indexOf(name)}`, [`${name}.png`]: ''})
    at.git('config', 'core.quotePath', 'true')
    at.git('add', '.')
    at.remove(...names.map((name) => `${name}.txt`))
    const {found, items, code} = await lintChanged(at, '--staged')
    expect({items, code}).toEqual({items: 7, code: 1})
    expect([...found].sort()).toEqual(names.map((name) => `${name}.txt: no-red`).sort())
  })

  test.skipIf(process.platform !== 'linux')(
    'for names that are no UTF-8: a failure, never a pass',
    async () => {
      const at = repository({...ruleConfig, ...good})
      const path = Buffer.concat([Buffer.from(`${at.folder}/caf`), Buffer.from([0xe9]), Buffer.from('.txt')])
      writeFileSync(path, red)
      at.git('add', '.')
      const {code, failures} = await lintChanged(at, '--staged')
      expect(code).toBe(2)
      expect(failures?.[0]?.message).toMatch(/holds bytes that are no UTF-8; rename it/)
    }
  )

  test('with the index of a hook, in GIT_INDEX_FILE', async () => {
    const at = repository({...ruleConfig, ...good})
    at.write({'a.txt': red, 'b.txt': `${red} too`})
    at.git('add', 'a.txt')
    at.git('read-tree', '--index-output=.git/next', 'HEAD')
    const env = {GIT_INDEX_FILE: join(at.folder, '.git', 'next')}
    expect(await lintChangedWith(env, at.folder, '--staged')).toMatchObject({code: 0, items: 0})
    expect(await lintChanged(at, '--staged')).toMatchObject({found: ['a.txt: no-red'], items: 1})
  })

  test('in the hook of a commit, as a program: `git commit --all`, `git commit FILE`', async () => {
    const at = repository({...ruleConfig, ...good})
    const hook = join(at.folder, '.git', 'hooks', 'pre-commit')
    mkdirSync(join(at.folder, '.git', 'hooks'), {recursive: true})
    writeFileSync(
      hook,
      `#!/bin/sh\nexec "${process.execPath}" "${process.cwd()}/bin/caplint.js" --staged --format compact >&2\n`
    )
    chmodSync(hook, 0o755)
    at.write({'a.txt': red})
    expect(() => at.git('commit', '--all', '--message', 'b')).toThrow(/a\.txt.*no-red|a\.txt.*red hat/)
    expect(at.git('commit', '--message', 'b', '--allow-empty')).toContain(' b')
    at.write({'b.txt': 'annika waits'})
    expect(at.git('commit', '--message', 'c', 'b.txt')).toContain('1 file changed')
    expect(() => at.git('commit', '--message', 'd', 'a.txt')).toThrow(/red hat/)
  })

  test('in a further work tree, from a folder in it, and through a link', async () => {
    const at = repository({...ruleConfig, 'set/a.png': '', 'set/a.txt': 'annika runs'})
    const place = join(emptyFolder(), 'tree')
    at.git('worktree', 'add', '--quiet', place)
    const tree = repositoryAt(place)
    tree.write({'set/a.txt': red})
    tree.git('add', '.')
    tree.write({'set/a.txt': 'annika walks'})
    const expected = {found: ['a.txt: no-red'], items: 1, of: 1}
    expect(await lintChangedWith({}, join(place, 'set'), '--staged')).toMatchObject(expected)
    expect(await lintChanged(at, '--staged')).toMatchObject({items: 0})
    const link = join(emptyFolder(), 'link')
    symlinkSync(place, link)
    expect(await lintChangedWith({}, join(link, 'set'), '--staged')).toMatchObject(expected)
  })

  test('where the index keeps other line ends than the work tree', async () => {
    const at = repository({...ruleConfig, ...good})
    at.git('config', 'core.autocrlf', 'true')
    at.write({'a.txt': 'annika runs\r\nin a park\r\n', 'b.txt': 'annika sits\r\non a bench'})
    at.git('add', '.')
    const rule = ['--rule', 'no-return: error']
    expect(await lintChanged(at, '--staged', ...rule)).toMatchObject({code: 0, found: [], items: 2})
    expect(await lintChanged(at, '--changed', ...rule)).toMatchObject({
      found: ['a.txt: no-return', 'b.txt: no-return'],
      items: 2
    })
  })

  test('in a sparse checkout the index has what the work tree lacks', async () => {
    const at = repository({
      ...ruleConfig,
      'in/a.txt': 'annika runs',
      'in/a.png': '',
      'out/b.txt': 'annika runs',
      'out/b.png': ''
    })
    at.git('sparse-checkout', 'set', 'in')
    at.write({'in/a.txt': 'annika runs\n'})
    at.git('add', '.')
    expect(await lintChanged(at, '--staged')).toMatchObject({
      found: ['no-duplicate-captions: in/a.txt out/b.txt'],
      items: 1,
      of: 2
    })
  })

  test('for captions and media that Git LFS keeps', async () => {
    const oid = 'a'.repeat(64)
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 60\n`
    const at = repository({...ruleConfig, ...good})
    at.write({'c.png': pointer, 'metadata.csv': pointer})
    at.git('add', '.')
    mkdirSync(join(at.folder, '.git/lfs/objects/aa/aa'), {recursive: true})
    writeFileSync(join(at.folder, '.git/lfs/objects/aa/aa', oid), `file_name,text\nc.png,${red}\n`)
    at.write({'metadata.csv': 'file_name,text\nc.png,annika\n'})
    expect(await lintChanged(at, '--staged')).toMatchObject({
      found: ['metadata.csv: no-red'],
      items: 1,
      of: 3
    })
    rmSync(join(at.folder, '.git/lfs'), {recursive: true})
    const {code, failures} = await lintChanged(at, '--staged')
    expect(code).toBe(2)
    expect(failures?.map(({message}) => message).join()).toMatch(
      /`metadata.csv`: Git LFS keeps it elsewhere.*`git lfs fetch`/
    )
  })

  test('for captions that git keeps encrypted, or in another encoding', async () => {
    const at = repository({...ruleConfig, ...good})
    for (const way of ['clean', 'smudge']) at.git('config', `filter.rot13.${way}`, 'tr a-z n-za-m')
    at.write({
      '.gitattributes': 'c.txt filter=rot13\nd.txt working-tree-encoding=UTF-16LE-BOM\n',
      'c.png': '',
      'c.txt': red,
      'd.png': '',
      'd.txt': Buffer.from('\uFEFFannika in a red dress', 'utf16le')
    })
    at.git('add', '.')
    expect(at.git('show', ':c.txt')).toBe('naavxn va n erq ung')
    expect(await lintChanged(at, '--staged')).toMatchObject({
      code: 1,
      found: ['c.txt: no-red', 'd.txt: no-red'],
      items: 2
    })
  })

  test('in archives member by member', async () => {
    const zip = (caption: string) =>
      zipOf({'a.png': '', 'a.txt': 'annika in a red hat', 'b.png': '', 'b.txt': caption})
    const at = repository({...ruleConfig, 'set.zip': zip('annika sits')})
    at.write({'set.zip': zip('annika sits on a red chair')})
    at.git('add', '.')
    at.remove('set.zip')
    expect(await lintChanged(at, '--staged')).toMatchObject({
      found: ['set.zip/b.txt: no-red'],
      items: 1,
      of: 2
    })
  })

  test('where a folder is not in the index, which is told', async () => {
    const at = repository({...ruleConfig, ...good})
    at.write({'set/a.txt': red, 'set/a.png': '', 'b.txt': 'annika waits'})
    at.git('add', 'b.txt')
    expect(await lintChanged(at, '--staged', 'set')).toMatchObject({
      code: 2,
      notes: expect.arrayContaining([
        "Of `set` nothing is in git's index; `--staged` sees what was added by `git add`"
      ])
    })
    at.write({'docs/notes.md': 'x'})
    at.git('add', 'docs')
    expect(await lintChanged(at, '--staged', 'docs')).toMatchObject({
      code: 2,
      notes: expect.arrayContaining([
        "Of `docs` no caption and no media is in git's index; `--staged` sees what was added by `git add`"
      ])
    })
  })
})
