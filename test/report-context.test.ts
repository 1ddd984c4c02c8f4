import {expect, test} from 'vitest'
import {reportSurroundings} from '../src/cli/report-context.ts'

const paths = (environment: NodeJS.ProcessEnv, cwd = '/repo/data') =>
  ['a.txt', './a.txt', '../b/a.txt', '/repo/c.txt', '/other/c.txt', '../../x.txt'].map(
    reportSurroundings(environment, cwd).repositoryPath
  )

test.each(['GITHUB_WORKSPACE', 'CI_PROJECT_DIR'])('paths start at the root of the checkout in %s', (name) => {
  expect(paths({[name]: '/repo'})).toEqual([
    'data/a.txt',
    'data/a.txt',
    'b/a.txt',
    'c.txt',
    '/other/c.txt',
    '../../x.txt'
  ])
})

test('without a checkout, or outside of it, they stay', () => {
  expect(paths({})).toEqual(['a.txt', 'a.txt', '../b/a.txt', '/repo/c.txt', '/other/c.txt', '../../x.txt'])
  expect(paths({GITHUB_WORKSPACE: '/elsewhere'})).toEqual(paths({}))
})

test('caplint tells its version and every rule, and hashes the same everywhere', () => {
  const {tool, hash} = reportSurroundings({}, '/')
  expect(tool.version).toMatch(/^\d+\.\d+\.\d+/)
  expect(tool.rules.map(({id}) => id)).toContain('no-appearance')
  expect(hash('a')).toBe('ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb')
})
