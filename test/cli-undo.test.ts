import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {journalFolder} from '../src/fix-journal/journal-place.ts'
import {openJournal} from '../src/fix-journal/journal.ts'
import {datasetWith} from './dataset-fixture.ts'
import {bytes, journalOf, open, type Project, project, read, replace, run} from './journal-fixture.ts'
import {type RunResult, runInProcess} from './run-caplint.ts'

/** Runs `caplint undo` in a project, or a folder of it; the state folder of whoever runs the test is left out of it. */
const undo = (
  {base}: Pick<Project, 'base'>,
  args: readonly string[] = [],
  {state = join(base, 'state'), folder = '.'} = {}
): Promise<RunResult> =>
  runInProcess(['undo', ...args], {
    cwd: join(base, folder),
    env: {XDG_STATE_HOME: state, LOCALAPPDATA: state}
  })

describe('caplint undo', () => {
  test('restores what the last run changed, and says so', async () => {
    const place = project()
    const name = run(place)
    const {code, stdout, stderr} = await undo(place)
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(stdout).toMatch(new RegExp(`^Run ${name}: restored 2 files\\.\nIts journal stays in .*${name}`))
    expect([read(place, 'a.txt'), read(place, 'b.txt')]).toEqual(['old a', 'old b'])
  })

  test('names what it leaves, restores the others, and fails', async () => {
    const place = project()
    run(place)
    writeFileSync(join(place.root, 'a.txt'), 'edited')
    const {code, stdout, stderr} = await undo(place)
    expect(code).toBe(2)
    expect(stderr).toBe('caplint: Cannot restore `images/a.txt`: it was changed since\n')
    expect(stdout).toContain('restored 1 file, 1 file left as found.')
    expect([read(place, 'a.txt'), read(place, 'b.txt')]).toEqual(['edited', 'old b'])
  })

  test('names later runs that stand in the way', async () => {
    const place = project()
    const first = run(place)
    const journal = open(place)
    replace(journal, place, 'a.txt', 'new a', 'newer a')
    const second = journal.close().run
    const {code, stderr} = await undo(place, [first])
    expect(code).toBe(2)
    expect(stderr).toContain(`Later runs may have changed what is left; undo them first: ${second}\n`)
  })

  test('tells with --dry-run what it would do, and does nothing', async () => {
    const place = project()
    run(place)
    const {code, stdout} = await undo(place, ['--dry-run'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^images\/a\.txt\nimages\/b\.txt\nRun .*: would restore 2 files\.\n$/)
    expect(read(place, 'a.txt')).toBe('new a')
  })

  test('answers in JSON', async () => {
    const place = project()
    const name = run(place)
    writeFileSync(join(place.root, 'b.txt'), 'edited')
    const {code, stdout} = await undo(place, ['--format', 'json'])
    expect(code).toBe(2)
    expect(JSON.parse(stdout)).toEqual({
      run: name,
      journal: journalOf(place, name),
      dryRun: false,
      restored: ['images/a.txt'],
      alreadyRestored: [],
      refused: [{path: 'images/b.txt', reason: 'it was changed since'}],
      damagedLines: [],
      cutOff: false,
      interrupted: false
    })
  })

  test('works from any folder of the project', async () => {
    const place = project()
    run(place)
    expect((await undo(place, [], {folder: 'images'})).code).toBe(0)
    expect(read(place, 'a.txt')).toBe('old a')
  })

  test('finds the runs of the state folder that concern the working directory alone', async () => {
    const state = datasetWith({})
    const [here, elsewhere] = [project(), project()]
    const names = [here, elsewhere].map((place) => {
      const {base, root} = place
      const folder = journalFolder({
        cwd: base,
        roots: [root],
        environment: {XDG_STATE_HOME: state, LOCALAPPDATA: state},
        platform: process.platform
      })
      return run({...place, folder})
    })
    const {stdout} = await undo(here, ['--list'], {state})
    expect(stdout).toContain(names[0])
    expect(stdout).not.toContain(names[1])
    expect((await undo(here, [], {state})).code).toBe(0)
    expect(read(here, 'a.txt')).toBe('old a')
    expect(read(elsewhere, 'a.txt')).toBe('new a')
    expect((await undo(here, [names[1] ?? ''], {state})).stderr).toMatch('There is no run')
  })

  test('ends between two files on Ctrl-C, and goes on when it is run again', async () => {
    const names = Array.from({length: 40}, (_, index) => `${index}.txt`)
    const place = project(Object.fromEntries(names.map((name) => [name, 'old'])))
    const journal = open(place)
    for (const name of names) replace(journal, place, name, 'old', 'new')
    journal.close()
    const before = process.listeners('SIGINT').length
    const interrupt = (): void => {
      const listeners = process.listeners('SIGINT')
      if (listeners.length > before) listeners.at(-1)?.('SIGINT')
      else setImmediate(interrupt)
    }
    setImmediate(interrupt)
    const {code, stdout, stderr} = await undo(place)
    expect(code).toBe(130)
    expect(stderr).toBe('Interrupted: every file is whole; `caplint undo` restores the rest.\n')
    const restored = Number(/restored (\d+) file/.exec(stdout)?.[1])
    expect(restored).toBeLessThan(names.length)
    expect(names.filter((name) => read(place, name) === 'old')).toHaveLength(restored)
    expect(process.listeners('SIGINT')).toHaveLength(before)
    expect((await undo(place)).code).toBe(0)
    expect(names.filter((name) => read(place, name) === 'new')).toEqual([])
  })

  test('shows nothing of a file name that a terminal would obey', async () => {
    const place = project({'a\u001b[2J.txt': 'old'})
    const journal = open(place)
    replace(journal, place, 'a\u001b[2J.txt', 'old', 'new')
    journal.close()
    writeFileSync(join(place.root, 'a\u001b[2J.txt'), 'edited')
    const {stdout, stderr} = await undo(place, ['--dry-run'])
    expect(stderr).toContain(String.raw`images/a\x1b[2J.txt`)
    expect(stdout + stderr).not.toContain('\u001b')
  })

  test('tells of a journal that suffered', async () => {
    const place = project()
    const name = run(place)
    const path = journalOf(place, name)
    const [head = '', first = '', second = ''] = readFileSync(path, 'utf8').split('\n')
    writeFileSync(path, `${head}\n${first.replace('old a', 'odd a')}\n${second}\n{"ended":"2`)
    const {code, stdout, stderr} = await undo(place)
    expect(code).toBe(2)
    expect(stdout).toContain('restored 1 file.')
    expect(stderr.split('\n')).toEqual([
      `caplint: The journal \`${path}\` is damaged in line 2; the file of each such line is left as found`,
      `caplint: The last line of the journal \`${path}\` is cut off: the run ended while it was written, before its file was changed`,
      ''
    ])
    expect((await undo(place, ['--list'])).stdout).toContain(
      '1 file, in images, broken off, or still going on, undone, 1 damaged line, last line cut off\n'
    )
  })

  test('passes over a journal that cannot be used', async () => {
    const place = project()
    run(place)
    writeFileSync(journalOf(place, '29990101-000000-000'), 'nonsense\n')
    expect((await undo(place, ['--list'])).stdout).toContain(
      '29990101-000000-000  0 files, cannot be undone: its first line is damaged'
    )
    expect((await undo(place)).code).toBe(0)
    expect((await undo(place, ['29990101'])).stderr).toMatch(
      /^caplint: Cannot undo the run 2999.*its first line is damaged\n$/
    )
  })
})

describe('caplint undo --list', () => {
  test('lists the runs, the last one first', async () => {
    const place = project()
    const first = run(place)
    const journal = open(place)
    replace(journal, place, 'a.txt', 'new a', 'newer a')
    const second = journal.close().run
    await undo(place, [second])
    const {code, stdout} = await undo(place, ['--list'])
    expect(code).toBe(0)
    const [title, ...lines] = stdout.trimEnd().split('\n')
    expect(title).toBe(`Journals in ${place.folder}`)
    expect(lines).toEqual([
      expect.stringMatching(new RegExp(`^  ${second} .*  1 file, in images, undone$`)),
      expect.stringMatching(new RegExp(`^  ${first} .*  2 files, in images$`))
    ])
  })

  test('lists them in JSON', async () => {
    const place = project()
    const name = run(place)
    const {stdout} = await undo(place, ['--list', '--format', 'json'])
    expect(JSON.parse(stdout)).toEqual([
      {
        run: name,
        started: expect.stringMatching(/^\d{4}-.*Z$/),
        ended: expect.stringMatching(/^\d{4}-.*Z$/),
        undone: null,
        files: 2,
        root: place.root,
        journal: journalOf(place, name),
        damagedLines: [],
        cutOff: false,
        problem: null
      }
    ])
  })

  test('says that there is none', async () => {
    const base = datasetWith({})
    expect(await undo({base}, ['--list'])).toEqual({
      code: 0,
      stdout: 'There is no run to undo here.\n',
      stderr: ''
    })
    expect(await undo({base})).toEqual({
      code: 2,
      stdout: '',
      stderr: 'caplint: There is no run to undo here; change into the folder in which caplint changed files\n'
    })
  })

  test('does nothing besides', async () => {
    const place = project()
    run(place)
    expect((await undo(place, ['--list', '--dry-run'])).code).toBe(2)
    expect(read(place, 'a.txt')).toBe('new a')
  })
})

describe('where journals go', () => {
  const environment = {XDG_STATE_HOME: '/state', LOCALAPPDATA: '/local'}
  const place = (configPath: string | undefined, cwd: string, roots: readonly string[]) =>
    journalFolder({configPath, cwd, roots, environment, platform: 'linux'})
  const state = join('/state', 'caplint', 'journal')

  test('beside the config, where it governs the working directory and has the datasets below it', () => {
    const base = datasetWith({'a/b/': '', '.hidden/': '', out: {to: '..'}})
    const config = join(base, '.caplintrc.yaml')
    const beside = join(base, '.caplint', 'journal')
    expect(place(config, base, [base])).toBe(beside)
    expect(place(config, join(base, 'a'), [join(base, 'a', 'b'), base])).toBe(beside)
    expect(place(undefined, base, [base])).toBe(state)
    expect(place(config, join(base, '..'), [base])).toBe(state)
    expect(place(join(base, 'a', 'x.yaml'), join(base, 'a'), [base])).toBe(state)
    expect(place(config, base, [join(base, '.hidden')])).toBe(state)
    expect(place(config, base, [join(base, 'none')])).toBe(state)
    if (process.platform !== 'win32') expect(place(config, base, [join(base, 'out')])).toBe(state)
  })

  test('else into the state folder that the system knows', () => {
    const choose = (platform: NodeJS.Platform, variables: Readonly<Record<string, string>>) =>
      journalFolder({cwd: '/', roots: [], environment: variables, platform})
    expect(choose('win32', environment)).toBe(join('/local', 'caplint', 'journal'))
    expect(choose('darwin', environment)).toBe(state)
    expect(choose('linux', {XDG_STATE_HOME: 'relative'})).toMatch(/\.local.state.caplint.journal$/)
    expect(choose('linux', {})).toMatch(/\.local.state.caplint.journal$/)
    expect(choose('win32', {})).toMatch(/AppData.Local.caplint.journal$/)
  })

  test('a journal is found where it went', async () => {
    const base = datasetWith({'set/a.txt': 'old', '.caplintrc.yaml': 'preset: character\n'})
    const root = join(base, 'set')
    const folder = journalFolder({
      configPath: join(base, '.caplintrc.yaml'),
      cwd: base,
      roots: [root],
      environment: {},
      platform: process.platform
    })
    const journal = openJournal({folder, root, cwd: base})
    journal.replace({path: join(root, 'a.txt'), before: bytes('old'), after: bytes('new')})
    journal.close()
    expect((await undo({base})).code).toBe(0)
    expect(readFileSync(join(root, 'a.txt'), 'utf8')).toBe('old')
  })
})
