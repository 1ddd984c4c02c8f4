/** `--changed` and `--since`: the work tree against a commit; and what is told of datasets of which a part changed. */
import {expect, test} from 'vitest'
import {lintChanged, ruleConfig} from './changed-report.ts'
import {repository} from './git-repository.ts'

const red = 'annika in a red hat'
const good = {'a.png': '', 'a.txt': 'annika runs', 'b.png': '', 'b.txt': 'annika sits'}

test('--changed sees what is staged, what is not, and what git does not know and does not ignore', async () => {
  const at = repository({...ruleConfig, ...good, 'c.png': '', 'c.txt': 'annika c', '.gitignore': 'ignored.*'})
  at.write({'a.txt': red, 'b.txt': `${red} sits`, 'd.txt': `${red} runs`, 'd.png': ''})
  at.write({'ignored.txt': `${red} waits`, 'ignored.png': ''})
  at.git('add', 'a.txt')
  expect(await lintChanged(at, '--changed')).toMatchObject({
    code: 1,
    found: ['a.txt: no-red', 'b.txt: no-red', 'd.txt: no-red'],
    items: 3,
    of: 5
  })
})

test('--changed reports what a deletion leaves behind', async () => {
  const at = repository({...ruleConfig, ...good})
  at.remove('a.png', 'b.txt')
  expect(await lintChanged(at, '--changed')).toMatchObject({
    found: ['a.txt: orphan-caption', 'b.png: missing-caption'],
    items: 2
  })
})

test('--changed says so where nothing changed, and where no caption did', async () => {
  const at = repository({...ruleConfig, ...good, 'bad.txt': red, 'bad.png': ''})
  expect(await lintChanged(at, '--changed')).toMatchObject({
    code: 0,
    items: 0,
    notes: ['Nothing changed since the last commit: there is nothing to lint']
  })
  at.write({'train.py': 'print()'})
  expect(await lintChanged(at, '--changed')).toMatchObject({
    code: 0,
    items: 0,
    of: 3,
    notes: ['No caption and no media changed: there is nothing to lint']
  })
})

test('--changed in a repository without commits lints everything', async () => {
  const at = repository()
  at.write({...ruleConfig, 'a.txt': red, 'a.png': ''})
  at.git('add', 'a.txt')
  expect(await lintChanged(at, '--changed')).toMatchObject({found: ['a.txt: no-red'], items: 1, of: 1})
})

test('--since looks at what the branch and the work tree changed, not at what others did', async () => {
  const at = repository({...ruleConfig, ...good, 'theirs.png': '', 'theirs.txt': 'annika theirs'})
  at.git('checkout', '--quiet', '-b', 'mine')
  at.write({'a.txt': red})
  at.commitAll()
  at.git('checkout', '--quiet', 'main')
  at.write({'theirs.txt': red})
  at.commitAll()
  at.git('checkout', '--quiet', 'mine')
  at.write({'new.png': ''})
  expect(await lintChanged(at, '--since', 'main')).toMatchObject({
    found: ['a.txt: no-red', 'new.png: missing-caption'],
    items: 2,
    of: 4
  })
  expect(await lintChanged(at, '--since=HEAD')).toMatchObject({found: ['new.png: missing-caption'], items: 1})
})

test('paths restrict what is reported, and not what it is compared with', async () => {
  const at = repository({
    ...ruleConfig,
    'one/a.txt': 'annika runs',
    'one/a.png': '',
    'one/b.txt': 'annika sits',
    'one/b.png': '',
    'two/c.txt': 'annika waits',
    'two/c.png': ''
  })
  at.write({'one/b.txt': 'annika runs', 'one/a.png': 'x', 'two/c.txt': red})
  expect(await lintChanged(at, '--changed', 'one')).toMatchObject({
    found: ['no-duplicate-captions: one/a.txt one/b.txt'],
    items: 2,
    of: 2
  })
  expect(await lintChanged(at, '--changed', 'one/b.txt')).toMatchObject({
    found: ['no-duplicate-captions: one/a.txt one/b.txt'],
    items: 1,
    of: 2
  })
  expect(await lintChanged(at, '--changed', 'two/*.txt')).toMatchObject({
    found: ['two/c.txt: no-red'],
    items: 1,
    of: 1
  })
  expect(await lintChanged(at, '--changed', 'one/nothing.txt')).toMatchObject({
    code: 2,
    failures: [{message: 'Found nothing at `one/nothing.txt`, check the spelling'}]
  })
  at.git('add', 'one/b.txt')
  expect(await lintChanged(at, '--staged', 'one/a.txt')).toMatchObject({
    code: 0,
    items: 0,
    notes: expect.arrayContaining(['Nothing that is named changed: there is nothing to lint'])
  })
})

test('dataset findings that were there before, and that no changed caption has part in, are left out', async () => {
  const same = {'x.txt': 'annika waits', 'x.png': '', 'y.txt': 'annika waits', 'y.png': ''}
  const at = repository({...ruleConfig, ...good, ...same})
  at.write({'b.txt': 'annika stands'})
  expect(await lintChanged(at, '--changed')).toMatchObject({code: 0, found: [], items: 1, of: 4})
  at.write({'x.txt': 'annika waits\n', 'x.png': 'changed'})
  expect(await lintChanged(at, '--changed')).toMatchObject({
    found: ['no-duplicate-captions: x.txt y.txt'],
    items: 2
  })
})

test('dataset findings that the change causes are told, though no changed caption has part in them', async () => {
  const at = repository({...ruleConfig, ...good, 'odd.txt': 'bo jumps', 'odd.png': ''})
  const flags = ['--rule', 'all-begin-alike: error'] as const
  expect(await lintChanged(at, '--since', 'HEAD', ...flags)).toMatchObject({code: 0, found: []})
  at.remove('odd.txt', 'odd.png')
  expect(await lintChanged(at, '--changed', ...flags)).toMatchObject({
    code: 1,
    found: ['all-begin-alike: a.txt b.txt'],
    items: 0,
    of: 2
  })
  at.commitAll()
  at.write({'note.md': 'a'})
  expect(await lintChanged(at, '--changed', ...flags)).toMatchObject({code: 0, found: []})
})

test('what was unreadable before is told as not compared; what became unreadable is a failure', async () => {
  const broken = '{"file_name": "a.png", "text": "annika runs"'
  const at = repository({...ruleConfig, ...good, 'more/metadata.jsonl': broken, 'more/a.png': ''})
  at.write({'b.txt': 'annika waits'})
  const result = await lintChanged(at, '--changed')
  expect(result).toMatchObject({code: 0, failures: [], items: 1})
  expect(result.notes.join('\n')).toMatch(/Compared without what cannot be read.*`more\/metadata.jsonl`/)
  at.write({'more/metadata.jsonl': `${broken} `})
  expect(await lintChanged(at, '--changed')).toMatchObject({code: 2})
})

test('a changed config, and a changed submodule, are told', async () => {
  const inner = repository({'x.txt': red, 'x.png': ''})
  const at = repository({...ruleConfig, ...good})
  at.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.folder, 'sub')
  at.write({'.caplintrc.json': ruleConfig['.caplintrc.json'].replace('"no-red":"error"', '"no-red":"warn"')})
  at.git('add', '.')
  const {notes, code} = await lintChanged(at, '--staged')
  expect(code).toBe(0)
  expect(notes).toEqual(
    expect.arrayContaining([
      'The submodule `sub` changed, which is not looked into: run caplint in there',
      '`.caplintrc.json` changed, too, which concerns captions that did not: lint all of them to see'
    ])
  )
  const inside = await lintChanged(at, '--staged', 'sub/x.txt')
  expect(inside.code).toBe(2)
  expect(inside.stderr).toMatch(/`sub\/x.txt` lies in the submodule `sub`, a repository of its own/)
})
