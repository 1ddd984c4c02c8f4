/** What the page on editors tells people to paste can be read by what reads it. */
import {spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parse} from 'smol-toml'
import {describe, expect, test} from 'vitest'
import {readClientSettings, withClientSettings} from '../src/cli/lsp/client-settings.ts'
import {resolverFor} from '../src/engine/config-choice.ts'
import {project} from './run-caplint.ts'

const page = readFileSync(join(project, 'docs/editors.md'), 'utf8')
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, block = '']) => block)

describe('the page on editors', () => {
  test('shows JSON and TOML that can be parsed', () => {
    expect(blocks('json').length).toBeGreaterThan(4)
    for (const block of blocks('json')) JSON.parse(block)
    expect(blocks('toml').length).toBe(3)
    for (const block of blocks('toml')) parse(block)
  })

  test('shows a program that Node can parse', () => {
    const [program = ''] = blocks('js')
    const {status, stderr} = spawnSync(process.execPath, ['--check', '--input-type=commonjs', '-'], {
      input: program,
      encoding: 'utf8'
    })
    expect(stderr).toBe('')
    expect(status).toBe(0)
  })

  test('shows settings that the server takes', async () => {
    const [example = ''] = blocks('json')
    const settings = readClientSettings(JSON.parse(example)) ?? {}
    const choice = withClientSettings({}, {...settings, config: false})
    const {anchors, trainer} = await resolverFor(project, choice).configFor(join(project, 'a.txt'))
    expect(anchors).toEqual(['annika'])
    expect(trainer?.profile.name).toBe('sd-scripts')
    expect(choice.noJsConfig).toBe(true)
    expect(withClientSettings({noJsConfig: true}, {jsConfig: true}).noJsConfig).toBe(true)
    expect(readClientSettings({preset: null})).toEqual({})
  })
})
