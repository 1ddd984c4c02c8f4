import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {agentVariables, defaultFormat} from '../src/cli/default-format.ts'
import {report, show, usual} from './report-fixture.ts'
import {project, runInProcess} from './run-caplint.ts'

describe('agent', () => {
  test('is one line per finding, failures first, counts last', async () => {
    expect(await show('agent', usual)).toBe(
      [
        'images/c.txt failure Expected UTF-8 text in `images/c.txt` but byte 3 is 0xE9',
        'images/d.txt failure my-rule crashed',
        'images/a.txt:1:11 warn no-appearance Unexpected `young`',
        'images/a.txt:1:28 error no-appearance Unexpected `long brown hair`, leave it out so that the anchor `annika` carries it [fixable]',
        'images/a.txt:1:60 error require-framing Expected a framing',
        'images/b.png error missing-caption Expected a caption `b.txt`',
        'images/0.txt error no-duplicate-captions Unexpected same caption in 12 files [also images/1.txt, images/2.txt, images/3.txt, images/4.txt and 7 more]',
        'skipped 2 files: is a folder',
        'skipped 1 file: is a link out of the dataset',
        'note `.caplintrc` is not used; keep one of them',
        'Found 2 items: 2 linted, 0 ignored, 0 skipped. 3 errors, 1 warning, 2 failures.',
        ''
      ].join('\n')
    )
  })

  test('names the line of a file that holds many captions', async () => {
    const message = {rule: 'x', severity: 'warn', message: 'Same', paths: ['m.jsonl:3', 'm.jsonl:9']} as const
    expect(await show('agent', report([], {datasetMessages: [message]}))).toMatch(
      /^m\.jsonl:3 warn x Same \[also m\.jsonl:9\]\n/
    )
  })

  test.each(agentVariables)('is the default where %s is set', (name) => {
    expect(defaultFormat({[name]: '1'})).toBe('agent')
    expect(defaultFormat({[name]: '1', GITHUB_ACTIONS: 'true'})).toBe('agent')
    expect(defaultFormat({[name]: ''})).toBe('stylish')
    expect(defaultFormat({[name]: '0', GITHUB_ACTIONS: 'true'})).toBe('github')
  })

  test('another format is taken where it is named', async () => {
    const settings = {cwd: join(project, 'test/scenarios/several-formats/input'), env: {AI_AGENT: 'x'}}
    expect((await runInProcess([], settings)).stdout).toMatch(/^images\/a\.txt:1:13 error no-red /)
    expect((await runInProcess(['-f', 'compact'], settings)).stdout).toContain('(no-red)')
  })
})
