import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterAll} from 'vitest'
import {project} from './run-caplint.ts'

const root = mkdtempSync(join(tmpdir(), 'caplint-'))
afterAll(() => rmSync(root, {recursive: true}))

/** A fresh folder that is gone after the tests. */
export const temporaryFolder = (prefix: string): string => mkdtempSync(join(root, prefix))

/** Writes a dataset into a fresh folder, with a config that has rules of the scenarios' own on. */
export function dataset(
  files: Readonly<Record<string, string | Buffer>>,
  rules: object = {'no-red': 'error'}
): string {
  const folder = temporaryFolder('set-')
  const plugins = [join(project, 'test', 'scenarios', 'rules.js')]
  const all = {'.caplintrc.json': JSON.stringify({extends: [], plugins, rules}), ...files}
  for (const [name, content] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), {recursive: true})
    writeFileSync(join(folder, name), content)
  }
  return folder
}
