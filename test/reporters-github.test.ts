import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {error as actionsError} from '@actions/core'
import fc from 'fast-check'
import {gfm, gfmHtml} from 'micromark-extension-gfm'
import {micromark} from 'micromark'
import {afterAll, describe, expect, test, vi} from 'vitest'
import {defaultFormat} from '../src/cli/default-format.ts'
import {githubCommand} from '../src/reporters/github-command.ts'
import {markdownCode, markdownMessage} from '../src/reporters/markdown-text.ts'
import {stepSummary} from '../src/reporters/step-summary.ts'
import {message, plain, report, show, usual} from './report-fixture.ts'
import {project, runInProcess} from './run-caplint.ts'

interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

/** Reads a log as GitHub's runner does: commands stand at the start of a line. */
function commands(log: string): readonly Command[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => {
    const [, name, list = '', data] = /^\s*::([^ :]+)(?: (.*?))?::(.*)$/s.exec(line) ?? []
    if (name === undefined || data === undefined) return []
    const properties = list.split(',').map((pair): [string, string] => {
      const at = pair.indexOf('=')
      return [pair.slice(0, at), unescaped(pair.slice(at + 1))]
    })
    return [{name, properties: Object.fromEntries(properties), data: unescaped(data)}]
  })
}

const codes: Readonly<Record<string, string>> = {
  '%0D': '\r',
  '%0A': '\n',
  '%3A': ':',
  '%2C': ',',
  '%25': '%'
}
const unescaped = (text: string): string =>
  text.replace(/%(?:0D|0A|3A|2C|25)/g, (code) => codes[code] ?? code)

const many = (rule: string, amount: number, severity: 'error' | 'warn' = 'error') =>
  Array.from({length: amount}, (_, index) => ({
    path: `${rule}-${index}.txt`,
    caption: 'a red hat',
    messages: [message('a red hat', 'red', {rule, severity})]
  }))

describe('annotations', () => {
  test('few findings are each one: failures first, then errors, warnings, notes', async () => {
    const told = commands(await show('github', usual))
    expect(told.map(({name}) => name)).toEqual([
      'error',
      'error',
      'error',
      'error',
      'error',
      'error',
      'warning',
      'notice'
    ])
    expect(told[2]).toEqual({
      name: 'error',
      properties: {
        file: 'images/a.txt',
        line: '1',
        endLine: '1',
        col: '28',
        endColumn: '43',
        title: 'caplint: no-appearance'
      },
      data: 'Unexpected `long brown hair`, leave it out so that the anchor `annika` carries it'
    })
  })

  test('stand at paths from the root of the checkout', async () => {
    const context = {repositoryPath: (path: string) => `data/${path}`}
    expect(commands(await show('github', usual, context))[2]?.properties.file).toBe('data/images/a.txt')
  })

  test('many findings are gathered by rule, with how many there are, and the log has every one', async () => {
    const log = await show(
      'github',
      report([...many('rare', 2), ...many('usual', 214), ...many('warned', 3, 'warn')])
    )
    const told = commands(log)
    expect(told.map(({properties: {title}, data}) => [title, data.replace(/, here.*/, '')])).toEqual([
      ['caplint: usual', '214 times in 214 files'],
      ['caplint: rare', '2 times in 2 files'],
      ...Array.from({length: 3}, () => ['caplint: warned', 'Unexpected `red`'])
    ])
    expect(log.split('\n').filter((line) => /^usual-\d+\.txt:1:3 error /.test(line))).toHaveLength(214)
    expect(log).toContain('5 annotations for 219 findings')
  })

  test('tell in how many files a rule is broken, each counted once', async () => {
    const caption = 'a red hat'
    const red = message(caption, 'red')
    const twice = Array.from({length: 6}, (_, index) => ({
      path: `${index}.txt`,
      caption,
      messages: [red, red]
    }))
    const pairs = Array.from({length: 6}, (_, index) => ({
      ...{rule: 'no-twins', severity: 'error' as const, message: 'Same'},
      paths: ['all.jsonl:1', `all.jsonl:${index + 2}`, 'b.txt']
    }))
    const told = commands(await show('github', report(twice, {datasetMessages: pairs})))
    expect(told.map(({data}) => data)).toEqual([
      '12 times in 6 files, here: Unexpected `red`',
      '6 times in 2 files, here: Same'
    ])
  })

  test('never are more than GitHub shows, and the last one says what is missing', async () => {
    const rules = Array.from({length: 30}, (_, index) => many(`rule-${index}`, 2)).flat()
    const told = commands(await show('github', report(rules)))
    expect(told).toHaveLength(10)
    expect(told[9]?.data).toMatch(/^42 more findings of rule-\d+, /)
  })

  test('columns are left out where words span lines', () => {
    const place = {path: 'a.txt', line: 1, range: {column: 3, endLine: 2, endColumn: 4}}
    expect(githubCommand({level: 'error', title: 't', message: 'm', place})).toBe(
      '::error file=a.txt,line=1,endLine=2,title=t::m'
    )
  })

  test('are written as the official toolkit writes them', () => {
    const written: string[] = []
    const write = vi
      .spyOn(process.stdout, 'write')
      .mockImplementation((text) => written.push(String(text)) > 0)
    const path = 'a, b: 100%,c.txt'
    const said = 'Unexpected `50%: yes, %0A`'
    actionsError(said, {file: path, startLine: 2, endLine: 2, startColumn: 3, endColumn: 4, title: 'x, y'})
    write.mockRestore()
    const place = {path, line: 2, range: {column: 3, endLine: 2, endColumn: 4}}
    const [theirs] = commands(written.join(''))
    expect(commands(githubCommand({level: 'error', title: 'x, y', message: said, place}))).toEqual([theirs])
  })

  test('nothing in captions, paths and rules makes a command of its own', async () => {
    const start = fc.constantFrom(
      '',
      '::error::',
      '\n::set-output name=a::',
      '\n::stop-commands::pause\n',
      '\u2028::add-mask::x',
      '##vso[task.complete]',
      '\r::warning ',
      ' ::',
      '%0A::debug::'
    )
    const hostile = fc
      .tuple(start, fc.string({unit: 'binary', maxLength: 30}), start)
      .map((parts) => parts.join(''))
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (text, path) => {
        const words = {message: text, rule: text}
        const shown = report([{path, caption: text, messages: [message('', '', words)]}], {
          datasetMessages: [{rule: text, severity: 'warn', message: text, paths: [path]}],
          failures: [{message: text, path, rule: text}],
          notes: [text]
        })
        const log = await show('github', shown)
        expect(commands(log).map(({name}) => name)).toEqual(['error', 'error', 'warning', 'notice'])
        expect(log).not.toMatch(/[^\P{Cc}\n]|##\w{0,20}\[/u)
        expect(commands(log).every(({data}) => !data.includes('\n'))).toBe(true)
      })
    )
  })

  test('a path comes back as it was, line breaks, commas and colons included', () => {
    const path = 'a,b:c%\r\n=;::d.txt'
    const [told] = commands(githubCommand({level: 'error', title: 't', message: 'm', place: {path}}))
    expect(told?.properties).toEqual({file: path, title: 't'})
  })
})

describe('the summary of a step', () => {
  const html = (markdown: string): string =>
    micromark(markdown, {allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()]})
  const summaryOf = (shown: typeof usual): string => [...stepSummary(shown, plain)].join('')

  test('is a table of rules, errors first', () => {
    const rows = [...html(summaryOf(usual)).matchAll(/<td>(.*?)<\/td>\n<td><code>(.*?)<\/code>/g)]
    expect(rows.map(([, severity, rule]) => `${severity} ${rule}`)).toEqual([
      'error missing-caption',
      'error no-appearance',
      'error no-duplicate-captions',
      'error require-framing',
      'warn no-appearance'
    ])
  })

  test('stays far below what GitHub takes', () => {
    const long = 'x'.repeat(100_000)
    const results = Array.from({length: 500}, (_, index) => many(`${index}${long}`, 1)).flat()
    const failures = Array.from({length: 500}, () => ({message: `\`${long}`}))
    const summary = summaryOf(report(results, {failures}))
    expect(summary.length).toBeLessThan(200_000)
    expect(summary).toContain('490 more failures')
    expect(summary).toContain('450 more rules')
  })

  test('nothing in a text becomes an element, a link, a mention or a cell', () => {
    const start = fc.constantFrom(
      '',
      '<img src=x>',
      '|',
      '[a](b)',
      '`',
      '\n# x',
      'https://a.b',
      '@me',
      '![',
      '&lt;'
    )
    fc.assert(
      fc.property(start, fc.string({unit: 'binary', maxLength: 40}), start, (before, between, after) => {
        const text = before + between + after
        const shown = html(`| a |\n| --- |\n| ${markdownCode(text)} ${markdownMessage(text)} |\n`)
        const elements = [...shown.matchAll(/<\/?([^>\s/]+)/g)].map(([, name]) => name)
        expect(new Set(elements)).toEqual(new Set(['table', 'thead', 'tr', 'th', 'tbody', 'td', 'code']))
        expect(elements.filter((name) => name === 'td')).toHaveLength(2)
        expect(shown.replaceAll(/<code>.*?<\/code>/g, '')).not.toMatch(/[@#](?!\d+;)/)
      })
    )
  })
})

describe('inside GitHub Actions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'caplint-github-'))
  afterAll(() => rmSync(folder, {recursive: true}))
  const images = join(project, 'test/scenarios/several-formats/input')
  const file = join(folder, 'summary.md')
  const env = {GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: join(images, '..'), GITHUB_STEP_SUMMARY: file}

  test('is the default', () => {
    expect(defaultFormat({GITHUB_ACTIONS: 'true'})).toBe('github')
    expect(defaultFormat({})).toBe('stylish')
  })

  test('annotations go to the log, the table to the summary of the step', async () => {
    writeFileSync(file, 'before\n')
    const {stdout, code} = await runInProcess([], {cwd: images, env})
    expect(code).toBe(1)
    expect(commands(stdout)[0]?.properties.file).toBe('input/images/a.txt')
    expect(readFileSync(file, 'utf8')).toMatch(/^before\n## caplint\n/)
  })

  test('another format leaves both alone', async () => {
    writeFileSync(file, '')
    const {stdout} = await runInProcess(['--format', 'stylish'], {cwd: images, env})
    expect(commands(stdout)).toEqual([])
    expect(readFileSync(file, 'utf8')).toBe('')
  })

  test('a summary that is full or cannot be written is told, and nothing is lost', async () => {
    writeFileSync(file, 'x'.repeat(1 << 20))
    const full = await runInProcess([], {cwd: images, env})
    expect(full).toMatchObject({code: 1, stderr: expect.stringContaining('The step summary is full: ')})
    const away = await runInProcess([], {cwd: images, env: {...env, GITHUB_STEP_SUMMARY: folder}})
    const said = `caplint: Cannot write the step summary to \`${folder}\`: it is a folder, not a file\n`
    expect(away).toMatchObject({code: 1, stderr: expect.stringContaining(said)})
  })
})
