import {describe, expect, it} from 'vitest'
import {join} from 'node:path'
import {describeConfig} from '../src/config/describe-config.ts'
import {folderWith, resolverIn} from './config-fixture.ts'
import {runInProcess} from './run-caplint.ts'

const config = `preset: character
anchor: {b: bob, "**": annika}
ignore: [drafts]
captionExtension: .caption
datasets: [images]
baseModel: sdxl
rules: {word-count: [error, {maximum: 40}]}
overrides: [{files: b, secondary: [a hat], rules: {no-mood: off}}]`

describe('--print-config', () => {
  it('tells every value of what applies, and where it comes from', async () => {
    const folder = folderWith({'set/.caplintrc.yaml': config})
    const resolver = resolverIn(folder, {flags: {kind: 'object'}})
    const path = join(folder, 'set/b/a.caption')
    const description = await describeConfig(resolver, path, {cwd: folder, isFolder: false})
    expect(description).toMatchObject({
      path: 'set/b/a.caption',
      configFile: 'set/.caplintrc.yaml',
      ignored: false,
      layers: [
        'preset recommended',
        'preset character',
        'set/.caplintrc.yaml',
        'set/.caplintrc.yaml overrides[0]',
        '--kind'
      ],
      kind: {value: 'object', from: '--kind'},
      register: {value: 'auto', from: 'default'},
      anchors: {value: ['annika'], from: 'set/.caplintrc.yaml'},
      secondary: {value: ['a hat'], from: 'set/.caplintrc.yaml overrides[0]'},
      captionExtensions: ['.caption'],
      datasets: ['set/images']
    })
    expect(description.rules['word-count']).toEqual({
      severity: 'error',
      from: 'set/.caplintrc.yaml',
      options: {
        minimum: {value: 3, from: 'default'},
        maximum: {value: 40, from: 'set/.caplintrc.yaml'},
        unit: {value: 'words', from: 'default'}
      }
    })
    expect(description.rules['no-mood']).toMatchObject({
      severity: 'off',
      from: 'set/.caplintrc.yaml overrides[0]'
    })
    expect(JSON.parse(JSON.stringify(description))).toEqual(description)
  })

  it('says which preset the kind is from', async () => {
    const folder = folderWith({'.caplintrc.yaml': config})
    const description = await describeConfig(resolverIn(folder), join(folder, 'a.txt'), {
      cwd: folder,
      isFolder: false
    })
    expect(description.kind).toEqual({value: 'character', from: 'preset character'})
    expect(description.rules['require-anchor']?.because).toBeTypeOf('string')
  })

  it('describes what the resolver gives, and nothing else', async () => {
    const folder = folderWith({'.caplintrc.yaml': config})
    const resolver = resolverIn(folder)
    for (const name of ['a.txt', 'b/a.txt', 'c/d.txt']) {
      const path = join(folder, name)
      const description = await describeConfig(resolver, path, {cwd: folder, isFolder: false})
      const resolved = await resolver.configFor(path)
      expect(description.anchors.value).toEqual(resolved.anchors)
      expect(description.secondary.value).toEqual(resolved.secondary)
      expect(description.kind?.value).toBe(resolved.kind)
      for (const [id, {severity, options}] of resolved.rules) {
        expect(description.rules[id]?.severity).toBe(severity)
        const values = Object.entries(description.rules[id]?.options ?? {}).map(([key, {value}]) => [
          key,
          value
        ])
        expect(Object.fromEntries(values)).toEqual(options)
      }
    }
  })

  it('prints JSON, and text for people', async () => {
    const folder = folderWith({'.caplintrc.yaml': config, 'drafts/a.txt': ''})
    const json = await runInProcess(['--print-config', 'b/a.txt', '--format', 'json'], {cwd: folder})
    expect(json.code).toBe(0)
    expect(JSON.parse(json.stdout)).toMatchObject({path: 'b/a.txt', anchors: {value: ['annika']}})
    const text = await runInProcess(['--print-config', 'drafts', '--rule', 'no-mood: error'], {cwd: folder})
    expect(text.code).toBe(0)
    expect(text.stdout).toMatch(
      /^What applies to "drafts", which the config ignores\n {2}config file {2}\.caplintrc\.yaml\n/
    )
    expect(text.stdout).toMatch(/ {2}anchor {7}`annika` \(\.caplintrc\.yaml\)\n/)
    expect(text.stdout).toMatch(/ {2}error {2}no-mood {2}\(--rule\)\n/)
    expect(text.stdout).toMatch(/ {9}maximum: {2}40 \(\.caplintrc\.yaml\)\n/)
    expect(text.stdout).toMatch(/\n {2}off {2}.*require-angle/s)
  })

  it('tells of the model that rewrites, with the config that names it', async () => {
    const rewrite = {provider: 'google', model: 'gemini-2.5-flash', vision: true}
    const folder = folderWith({'.caplintrc.json': JSON.stringify({rewrite})})
    const {stdout: json} = await runInProcess(['--print-config', 'a.txt', '--format', 'json'], {cwd: folder})
    expect(JSON.parse(json)).toMatchObject({rewrite: {value: rewrite, from: '.caplintrc.json'}})
    const {stdout: text} = await runInProcess(['--print-config', 'a.txt'], {cwd: folder})
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'rewrite {"provider":"google","model":"gemini-2.5-flash","vision":true} (.caplintrc.json)'
    )
  })

  it('shows terminal escapes in anchors and does not obey them', async () => {
    const folder = folderWith({'.caplintrc.json': JSON.stringify({anchor: 'a\u001b[31mb'})})
    for (const format of ['stylish', 'json']) {
      const {stdout} = await runInProcess(['--print-config', 'a.txt', '--format', format], {cwd: folder})
      expect(stdout).not.toContain('\u001b')
      expect(stdout).toMatch(/a(?:\\x1b|\\u001b)\[31mb/)
    }
  })

  it('tells of mistakes in the config', async () => {
    const folder = folderWith({'.caplintrc.yaml': 'anchr: x'})
    const {code, stdout, stderr} = await runInProcess(['--print-config', '.'], {cwd: folder})
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toMatch(/^caplint: \.caplintrc\.yaml:1:1: Unexpected key `anchr`; did you mean `anchor`\?/)
  })
})
