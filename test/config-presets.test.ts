import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {shippedPreset, shippedPresetNames} from '../src/config/shipped-presets.ts'
import {builtInRules} from '../src/engine/built-in-rules.ts'
import {complaintOf, configOf, folderWith, resolverIn} from './config-fixture.ts'

const builtIn = {ruleList: builtInRules}
const layersOf = async (folder: string, file = 'a.txt', flags = {}) =>
  (await resolverIn(folder, {...builtIn, flags}).folder(folder)).resolutionFor(join(folder, file)).layers

describe('the presets that ship', () => {
  it.each(shippedPresetNames)('%s names rules there are, with options they take', async (name) => {
    const preset = shippedPreset(name)
    expect(preset?.id).toBe(name)
    const ids = builtInRules.map(({id}) => id)
    expect(Object.keys(preset?.rules ?? {}).filter((id) => !ids.includes(id))).toEqual([])
    const config = await configOf(folderWith({}), 'a.txt', {...builtIn, flags: {preset: name}})
    expect(config.kind).toBe(preset?.kind)
    expect(config.register).toBe(preset?.register)
    for (const [id, {severity, options = {}, because}] of Object.entries(preset?.rules ?? {})) {
      expect(config.rules.get(id)).toMatchObject({severity, options, because, origin: `preset ${name}`})
    }
  })

  it('does not find names of objects among them', () => {
    expect(shippedPreset('constructor')).toBeUndefined()
  })
})

describe('what a config builds on', () => {
  it('is `recommended` where it says nothing, also where it extends something else', async () => {
    expect(await layersOf(folderWith({'.caplintrc.yaml': 'anchor: x'}))).toEqual([
      'preset recommended',
      '.caplintrc.yaml'
    ])
    const folder = folderWith({
      '.caplintrc.yaml': 'extends: ./team.yaml',
      'team.yaml': 'rules: {no-mood: off}'
    })
    expect(await layersOf(folder)).toEqual(['preset recommended', 'team.yaml', '.caplintrc.yaml'])
  })

  it('is nothing where it extends an empty list', async () => {
    expect(await layersOf(folderWith({'.caplintrc.yaml': 'extends: []'}))).toEqual(['.caplintrc.yaml'])
  })

  it('lays the preset below what is extended: a team may change what the guide says', async () => {
    const folder = folderWith({
      '.caplintrc.yaml':
        'preset: character\nextends: [./team.yaml, tags]\noverrides: [{files: a.txt, kind: style}]',
      'team.yaml': 'extends: ./base.json\nrules: {no-mood: off}',
      'base.json':
        '{"rules": {"no-mood": "error"}, "overrides": [{"files": "*.txt"}, {"files": "*.caption"}]}'
    })
    expect(await layersOf(folder)).toEqual([
      'preset recommended',
      'preset character',
      'base.json',
      'base.json overrides[0]',
      'team.yaml',
      'preset tags',
      '.caplintrc.yaml',
      '.caplintrc.yaml overrides[0]'
    ])
    expect((await configOf(folder, 'a.txt', builtIn)).rules.get('no-mood')).toMatchObject({
      severity: 'off',
      origin: 'team.yaml'
    })
  })

  it('lays patterns of what is extended from the folder of the config that extends it', async () => {
    const folder = folderWith({
      'set/.caplintrc.yaml': 'extends: ../team/caplint.yaml',
      'team/caplint.yaml': 'overrides: [{files: images/*.txt, anchor: annika}]\nignore: [drafts/]'
    })
    const set = await resolverIn(folder).folder(join(folder, 'set'))
    expect(set.configFor(join(folder, 'set/images/a.txt')).anchors).toEqual(['annika'])
    expect(set.isIgnored(join(folder, 'set/drafts/a.txt'))).toBe(true)
  })

  it('takes part once, however often it is named', async () => {
    const folder = folderWith({
      '.caplintrc.yaml': 'extends: [./a.yaml, ./b.yaml, recommended]',
      'a.yaml': 'extends: ./base.yaml\nrules: {no-mood: error}',
      'b.yaml': 'extends: ./base.yaml',
      'base.yaml': 'rules: {no-mood: off}'
    })
    expect(await layersOf(folder)).toEqual([
      'preset recommended',
      'base.yaml',
      'a.yaml',
      'b.yaml',
      '.caplintrc.yaml'
    ])
    expect((await configOf(folder, 'a.txt')).rules.get('no-mood')?.severity).toBe('error')
  })

  it('may be a package, JSON or a program, with its own packages and files', async () => {
    const folder = folderWith({
      '.caplintrc.yaml': 'extends: [caplint-config-team, "@team/esm"]',
      'node_modules/caplint-config-team/package.json':
        '{"name": "caplint-config-team", "main": "config.json"}',
      'node_modules/caplint-config-team/config.json': '{"extends": "./more.yaml", "secondary": ["a hat"]}',
      'node_modules/caplint-config-team/more.yaml': 'anchor: packaged',
      'node_modules/@team/esm/package.json':
        '{"name": "@team/esm", "type": "module", "exports": {"import": "./config.js"}}',
      'node_modules/@team/esm/config.js': 'export default {kind: "object"}'
    })
    expect(await configOf(folder, 'a.txt')).toMatchObject({
      anchors: ['packaged'],
      secondary: ['a hat'],
      kind: 'object'
    })
  })

  it('may be a preset of one’s own', async () => {
    const folder = folderWith({
      '.caplintrc.yaml': 'preset: ./guide.json',
      'guide.json': `{"id": "ours", "about": "Us.", "kind": "object", "extends": ["character"],
        "rules": {"no-mood": {"severity": "error", "because": "We are moody."}}}`
    })
    const config = await configOf(folder, 'a.txt', builtIn)
    expect(config.kind).toBe('object')
    expect(config.rules.get('no-mood')).toMatchObject({
      severity: 'error',
      because: 'We are moody.',
      origin: 'guide.json'
    })
    expect(config.rules.get('no-appearance')?.origin).toBe('preset character')
  })

  it('is told with its place where it is wrong', async () => {
    const preset = (json: string) =>
      complaintOf(folderWith({'.caplintrc.yaml': 'preset: ./guide.json', 'guide.json': json}))
    expect(
      await preset(
        '{"id": "ours", "about": "Us.", "rules": {"no-mood": {"severity": "wran", "because": ""}}}'
      )
    ).toBe(
      'guide.json:1:66: Expected `off`, `warn` or `error` in `rules.no-mood.severity` but found `wran`; did you mean `warn`?'
    )
    expect(
      await preset('{"id": "ours", "about": "Us.", "rules": {"no-moo": {"severity": "warn", "because": ""}}}')
    ).toMatch(/^guide\.json:1:42: There is no rule `no-moo`; did you mean `no-mood`\?/)
    expect(
      await preset(
        '{"id": "ours", "about": "Us.", "rules": {"word-count": {"severity": "warn", "because": "", "options": {"max": 3}}}}'
      )
    ).toMatch(/^guide\.json:1:104: Rule `word-count`: Unexpected key `max`/)
  })
})

describe('references that lead nowhere', () => {
  const complaint = (yaml: string, files = {}) => complaintOf(folderWith({...files, '.caplintrc.yaml': yaml}))

  it('names the preset that was meant', async () => {
    expect(await complaint('preset: charakter')).toBe(
      '.caplintrc.yaml:1:9: There is no preset or package `charakter`; did you mean `character`? Presets: `character`, `style`, `motion`, `object`, `tags`, `recommended`'
    )
    expect(await complaint('extends:\n  - style\n  - caplint-config-nobody')).toMatch(
      /^\.caplintrc\.yaml:3:5: There is no preset or package `caplint-config-nobody`; presets: /
    )
  })

  it('names a file that is not there, or wants `./` in front', async () => {
    expect(await complaint('extends: ./team.yaml')).toBe(
      '.caplintrc.yaml:1:10: There is no file `./team.yaml`; check the path'
    )
    expect(await complaint('overrides: [{files: a, preset: team.yaml}]', {'team.yaml': 'anchor: x'})).toBe(
      '.caplintrc.yaml:1:32: Unexpected name `team.yaml`; to refer to the file, write `./team.yaml`'
    )
  })

  it('finds circles', async () => {
    expect(
      await complaint('extends: ./a.yaml', {'a.yaml': 'preset: ./b.yaml', 'b.yaml': 'extends: [./a.yaml]'})
    ).toBe(
      'b.yaml:1:11: `.caplintrc.yaml` builds on `a.yaml` builds on `b.yaml` builds on `a.yaml`; break this circle'
    )
    expect(await complaint('extends: ./.caplintrc.yaml')).toBe(
      '.caplintrc.yaml:1:10: `.caplintrc.yaml` builds on `.caplintrc.yaml`; break this circle'
    )
  })

  it('names the flag that is wrong', async () => {
    const folder = folderWith({})
    expect(await complaintOf(folder, {flags: {preset: 'stile'}})).toMatch(
      /^--preset: There is no preset or package `stile`; did you mean `style`\?/
    )
    expect(await complaintOf(folder, {flags: {rules: {'no-moo': 'off'}}})).toMatch(
      /^--rule: There is no rule `no-moo`/
    )
    expect(await complaintOf(folder, {flags: {anchor: ['']}})).toMatch(/^--anchor: Expected a text/)
    expect(await complaintOf(folder, {flags: {anchor: 'x', trigger: 'y'}})).toBe(
      'Unexpected option `trigger` beside `anchor`, which means the same; keep one of them'
    )
    const misspelled = {flags: {ancor: 'x'} as object}
    expect(await complaintOf(folder, misspelled)).toMatch(
      /^Unexpected option `ancor`; did you mean `anchor`\?/
    )
  })
})

describe('the guide that is chosen', () => {
  it('is replaced by the guide of an override: a caption follows one', async () => {
    const folder = folderWith({
      '.caplintrc.yaml':
        'preset: character\nrules: {no-mood: error}\noverrides: [{files: style/, preset: style}]'
    })
    const config = await configOf(folder, 'style/a.txt', builtIn)
    expect(config.kind).toBe('style')
    expect(config.rules.get('no-appearance')).toMatchObject({severity: 'off', origin: 'preset style'})
    expect(config.rules.get('no-mood')).toMatchObject({severity: 'error', origin: '.caplintrc.yaml'})
    expect(await layersOf(folder, 'style/a.txt')).not.toContain('preset character')
    expect(await layersOf(folder, 'a.txt')).not.toContain('preset style')
  })

  it('is replaced by `--preset`, also where the config extends it', async () => {
    for (const key of ['preset', 'extends']) {
      const folder = folderWith({'.caplintrc.yaml': `${key}: character\nrules: {no-mood: error}`})
      const config = await configOf(folder, 'a.txt', {...builtIn, flags: {preset: 'style'}})
      expect(config.kind).toBe('style')
      expect(config.rules.get('no-appearance')?.severity).toBe('off')
      expect(config.rules.get('no-mood')?.severity).toBe('error')
    }
  })

  it('says the kind from its layer up', async () => {
    const folder = folderWith({
      '.caplintrc.yaml': 'preset: character\nkind: object\noverrides: [{files: b, kind: motion}]'
    })
    expect((await configOf(folder, 'a.txt')).kind).toBe('object')
    expect((await configOf(folder, 'b/a.txt')).kind).toBe('motion')
    expect((await configOf(folder, 'b/a.txt', {flags: {preset: 'style'}})).kind).toBe('style')
    expect((await configOf(folder, 'a.txt', {flags: {preset: 'recommended'}})).kind).toBe('object')
  })

  it('says the register, which `auto` takes back', async () => {
    const folder = folderWith({
      '.caplintrc.yaml':
        'preset: tags\noverrides: [{files: prose, register: auto}, {files: style, preset: style}]'
    })
    expect((await configOf(folder, 'a.txt')).register).toBe('tags')
    expect((await configOf(folder, 'prose/a.txt')).register).toBeUndefined()
    expect((await configOf(folder, 'style/a.txt')).register).toBeUndefined()
  })

  it('may choose a guide itself, which lies below it', async () => {
    const folder = folderWith({
      '.caplintrc.yaml': 'preset: ./team.yaml',
      'team.yaml': 'preset: object\nrules: {no-mood: off}\noverrides: [{files: b, rules: {no-mood: error}}]'
    })
    expect(await layersOf(folder)).toEqual([
      'preset recommended',
      'preset object',
      'team.yaml',
      '.caplintrc.yaml'
    ])
    const config = await configOf(folder, 'a.txt')
    expect(config.kind).toBe('object')
    expect(config.rules.get('no-mood')?.severity).toBe('off')
    expect((await configOf(folder, 'b/a.txt')).rules.get('no-mood')?.severity).toBe('error')
  })
})

describe('the base model', () => {
  it('is told to every rule that asks for it, and leaves its severity alone', async () => {
    const folder = folderWith({'.caplintrc.yaml': 'baseModel: sdxl'})
    expect((await configOf(folder, 'a.txt', builtIn)).rules.get('max-tokens')).toMatchObject({
      severity: 'warn',
      options: {baseModel: 'sdxl'},
      origin: 'preset recommended'
    })
    const flux = await configOf(folder, 'a.txt', {
      ...builtIn,
      flags: {baseModel: 'flux', rules: {'max-tokens': 'error'}}
    })
    expect(flux.rules.get('max-tokens')).toMatchObject({severity: 'error', options: {baseModel: 'flux'}})
    const off = await configOf(
      folderWith({'.caplintrc.yaml': 'extends: []\nbaseModel: sdxl'}),
      'a.txt',
      builtIn
    )
    expect(off.rules.get('max-tokens')).toMatchObject({severity: 'off', origin: 'not configured'})
  })

  it('must be one that a rule knows: what was meant is told, or else what there is', async () => {
    expect(await complaintOf(folderWith({'.caplintrc.yaml': 'baseModel: sdxxl'}), builtIn)).toBe(
      '.caplintrc.yaml:1:12: Unexpected `sdxxl` in `baseModel`; did you mean `sdxl`?'
    )
    expect(await complaintOf(folderWith({'.caplintrc.yaml': 'baseModel: mymerge'}), builtIn)).toMatch(
      /^\.caplintrc\.yaml:1:12: Expected .*`sdxl`.* in `baseModel` but found `mymerge`$/
    )
  })
})
