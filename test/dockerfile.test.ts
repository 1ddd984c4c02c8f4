/** What can be said of the image without an engine that builds it. */
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {project} from './run-caplint.ts'

const lines = readFileSync(join(project, 'Dockerfile'), 'utf8').split('\n')
const arguments_ = (instruction: string): readonly string[] =>
  lines.flatMap((line) => (line.startsWith(`${instruction} `) ? line.slice(instruction.length + 1) : []))

test('both stages stand on the same release of Node, named to the patch, that caplint runs on', () => {
  const images = arguments_('FROM').map((image) => image.replace(/ AS \w+$/, ''))
  expect(new Set(images).size).toBe(1)
  const [, major = '', minor = ''] = /^node:(\d+)\.(\d+)\.\d+-\w+-slim$/.exec(images[0] ?? '') ?? []
  expect(Number(major) * 100 + Number(minor)).toBeGreaterThanOrEqual(2019)
})

test('the image runs as a user without rights, and its entry is the command', () => {
  expect(arguments_('USER')).toEqual(['node'])
  expect(lines.indexOf('USER node')).toBeGreaterThan(lines.findLastIndex((line) => line.startsWith('FROM ')))
  const {bin} = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {bin: object}
  expect(arguments_('ENTRYPOINT').map((entry) => JSON.parse(entry))).toEqual([Object.keys(bin)])
})

test('the build is given what it takes, and all of that is there', () => {
  const given = readFileSync(join(project, '.dockerignore'), 'utf8').split('\n')
  const kept = given.flatMap((line) => (line.startsWith('!') ? line.slice(1) : []))
  expect(given).toContain('*')
  expect(kept.filter((path) => !existsSync(join(project, path)))).toEqual([])
  const {files} = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    files: readonly string[]
  }
  const sources = files.map((path) => path.split('/')[0] ?? '').filter((path) => path !== 'dist')
  expect(kept).toEqual(expect.arrayContaining([...sources, 'src', 'rules', 'scripts', 'package-lock.json']))
})
