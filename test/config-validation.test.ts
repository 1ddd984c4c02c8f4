import {describe, expect, it} from 'vitest'
import {closestName, suggestion} from '../src/config/closest-name.ts'
import {withProviderFlags} from '../src/rewrite/provider-settings.ts'
import {complaintAbout, complaintOf, configOf, folderWith, resolverIn} from './config-fixture.ts'

describe('keys', () => {
  it('names an unknown key with its place, what was meant, and what there is', async () => {
    expect(await complaintAbout('{\n  "preset": "style",\n  "anchr": "x"\n}')).toBe(
      '.caplintrc.json:3:3: Unexpected key `anchr`; did you mean `anchor`? Keys that are known here: `$schema`, `extends`, `preset`, `kind`, `register`, `anchor`, `trigger`, `secondary`, `lexicon`, `baseModel`, `tokenizer`, `trainer`, `rules`, `overrides`, `datasets`, `ignore`, `suppressions`, `captionExtension`, `mediaKey`, `captionKey`, `plugins`, `rewrite`'
    )
  })

  it('knows which keys there are inside an override and a mounted plugin', async () => {
    expect(await complaintAbout('{"overrides": [{"files": "*"}, {"file": "a"}]}')).toMatch(
      /^\.caplintrc\.json:1:33: Unexpected key `overrides\[1\]\.file`; did you mean `files`\?/
    )
    expect(await complaintAbout('{"overrides": [{"files": "*", "datasets": ["a"]}]}')).toMatch(
      /^\.caplintrc\.json:1:31: Unexpected key `overrides\[0\]\.datasets`; keys that are known here: `files`, `preset`, /
    )
    expect(await complaintAbout('{"plugins": [{"id": "x", "retxt": "y"}]}')).toMatch(
      /^\.caplintrc\.json:1:26: Unexpected key `plugins\[0\]\.retxt`; did you mean `retext`\?/
    )
  })

  it('asks for a key that is missing', async () => {
    expect(await complaintAbout('{"overrides": [{"anchor": "x"}]}')).toBe(
      '.caplintrc.json:1:16: Expected a key `overrides[0].files`; add it'
    )
  })

  it('finds the place in YAML and in a package.json', async () => {
    expect(
      await complaintOf(folderWith({'.caplintrc.yaml': 'preset: style\nrules:\n  no-mood: wrn\n'}))
    ).toMatch(/^\.caplintrc\.yaml:3:12: /)
    expect(await complaintOf(folderWith({'package.json': '{"caplint": {\n  "anchr": "x"}}'}))).toMatch(
      /^package\.json:2:3: Unexpected key `anchr`/
    )
  })

  it('names the file where the config is a program', async () => {
    expect(await complaintOf(folderWith({'caplint.config.mjs': 'export default {anchr: "x"}'}))).toMatch(
      /^caplint\.config\.mjs: Unexpected key `anchr`; did you mean `anchor`\?/
    )
  })

  it('takes no list and no text for a config', async () => {
    expect(await complaintAbout('["style"]')).toBe(
      '.caplintrc.json:1:1: Expected keys with values but found a list'
    )
    expect(await complaintAbout('"style"')).toBe(
      '.caplintrc.json:1:1: Expected keys with values but found `style`'
    )
    expect(await complaintOf(folderWith({'caplint.config.mjs': 'export default () => ({})'}))).toBe(
      'caplint.config.mjs: Expected keys with values but found a function'
    )
  })
})

describe('values', () => {
  it.each([
    [
      '{"kind": "charakter"}',
      '1:10: Expected `character`, `style`, `motion` or `object` in `kind` but found `charakter`; did you mean `character`?'
    ],
    ['{"kind": 3}', '1:10: Expected `character`, `style`, `motion` or `object` in `kind` but found `3`'],
    ['{"anchor": 3}', '1:12: Expected a text, a list or keys with values in `anchor` but found `3`'],
    ['{"anchor": null}', '1:12: Expected a text, a list or keys with values in `anchor` but found no value'],
    ['{"anchor": ["a", 3]}', '1:18: Expected a text in `anchor[1]` but found `3`'],
    ['{"anchor": {"a": [3]}}', '1:19: Expected a text in `anchor.a[0]` but found `3`'],
    [
      '{"anchor": " annika"}',
      '1:12: Expected a text that neither begins nor ends with white space in `anchor` but found ` annika`'
    ],
    ['{"secondary": "a hat"}', '1:15: Expected a list in `secondary` but found `a hat`'],
    ['{"rules": ["no-mood"]}', '1:11: Expected keys with values in `rules` but found a list'],
    [
      '{"rules": {"no-mood": "of"}}',
      '1:23: Expected `off`, `warn`, `error` or a list in `rules.no-mood` but found `of`; did you mean `off`?'
    ],
    ['{"rules": {"no-mood": ["warn", {}, 1]}}', '1:36: Unexpected value in `rules.no-mood[2]`; remove it'],
    [
      '{"rules": {"no-mood": ["wran", {}]}}',
      '1:24: Expected `off`, `warn` or `error` in `rules.no-mood[0]` but found `wran`; did you mean `warn`?'
    ],
    [
      '{"rules": {"no-mood": ["warn", 3]}}',
      '1:32: Expected keys with values in `rules.no-mood[1]` but found `3`'
    ],
    [
      '{"captionExtension": "txt"}',
      '1:22: Expected an extension that begins with a dot in `captionExtension` but found `txt`'
    ],
    [
      '{"ignore": ["a", ""]}',
      '1:18: Expected a text that neither begins nor ends with white space in `ignore[1]` but found an empty text'
    ],
    [
      '{"plugins": [{"id": "X y", "retext": "z"}]}',
      '1:21: Expected lower-case words joined by hyphens in `plugins[0].id` but found `X y`'
    ]
  ])('%s', async (json, complaint) => {
    expect(await complaintAbout(json)).toBe(`.caplintrc.json:${complaint}`)
  })

  it('shortens what was found', async () => {
    const message = await complaintAbout(`{"kind": "${'x'.repeat(500)}"}`)
    expect(message).toContain(`but found \`${'x'.repeat(59)}…\``)
  })
})

describe('rules', () => {
  it('names an unknown rule with its place and what was meant', async () => {
    expect(await complaintAbout('{"rules": {"word-count": "warn",\n "no-moood": "off"}}')).toBe(
      '.caplintrc.json:2:2: There is no rule `no-moood`; did you mean `no-mood`? Rules: `no-mood`, `word-count`, `require-anchor`'
    )
  })

  it('names an unknown option and one with a wrong value', async () => {
    expect(await complaintAbout('{"rules": {"word-count": ["warn", {"maximun": 5}]}}')).toBe(
      '.caplintrc.json:1:36: Rule `word-count`: Unexpected key `maximun`; did you mean `maximum`? Keys that are known here: `minimum`, `maximum`, `unit`'
    )
    expect(await complaintAbout('{"rules": {"word-count": ["warn", {"unit": "word"}]}}')).toBe(
      '.caplintrc.json:1:44: Rule `word-count`: Expected `words` or `letters` in `unit` but found `word`; did you mean `words`?'
    )
    expect(await complaintAbout('{"rules": {"word-count": ["warn", {"minimum": -1}]}}')).toBe(
      '.caplintrc.json:1:47: Rule `word-count`: Expected >=0 in `minimum` but found `-1`'
    )
    expect(await complaintAbout('{"rules": {"require-anchor": ["warn", {"all": true}]}}')).toBe(
      '.caplintrc.json:1:40: Rule `require-anchor`: Unexpected key `all`; remove it'
    )
  })

  it('checks overrides that match nothing, and rules that are off', async () => {
    expect(
      await complaintAbout(
        '{"overrides": [{"files": "nowhere", "rules": {"word-count": ["off", {"max": 5}]}}]}'
      )
    ).toMatch(/^\.caplintrc\.json:1:70: Rule `word-count`: Unexpected key `max`/)
  })

  it('checks what is extended, and says which file is wrong', async () => {
    const folder = folderWith({
      '.caplintrc.yaml': 'extends: ./team.yaml',
      'team.yaml': 'rules:\n  no-moo: off'
    })
    expect(await complaintOf(folder)).toMatch(
      /^team\.yaml:2:3: There is no rule `no-moo`; did you mean `no-mood`\?/
    )
  })
})

describe('anchors', () => {
  it('takes `trigger` for `anchor`, but not both', async () => {
    expect(
      (await configOf(folderWith({'.caplintrc.json': '{"trigger": "annika"}'}), 'a.txt')).anchors
    ).toEqual(['annika'])
    expect(await complaintAbout('{"anchor": "annika",\n "trigger": "annika"}')).toBe(
      '.caplintrc.json:2:2: Unexpected `trigger` beside `anchor`, which means the same; keep one of them'
    )
    expect(await complaintAbout('{"overrides": [{"files": "a",\n "anchor": "b", "trigger": "c"}]}')).toMatch(
      /^\.caplintrc\.json:2:17: Unexpected `trigger`/
    )
  })
})

describe('closestName', () => {
  it('forgives a third of the letters, and case', () => {
    expect(closestName('Character', ['style', 'character'])).toBe('character')
    expect(closestName('charaktr', ['style', 'character'])).toBe('character')
    expect(closestName('motion', ['style', 'character'])).toBeUndefined()
    expect(closestName('x', [])).toBeUndefined()
  })

  it('does not list more names than anyone reads', () => {
    const many = Array.from({length: 60}, (_, index) => `rule-number-${index}`)
    expect(suggestion('zzz', many, 'rules', '`caplint rules` lists them')).toBe('`caplint rules` lists them')
    expect(suggestion('rule-nmber-3', many, 'rules')).toBe('did you mean `rule-number-3`? There are 60')
  })
})

describe('rewrite', () => {
  it.each([
    [
      '{"rewrite": {"provider": "gogle", "model": "x"}}',
      '1:26: Expected `google`, `openai`, `openai-compatible`, `anthropic` or `replicate` in `rewrite.provider` but found `gogle`; did you mean `google`?'
    ],
    ['{"rewrite": {"provider": "google"}}', '1:2: Expected a key `rewrite.model`; add it'],
    [
      '{"rewrite": {"provider": "google", "model": "x", "apiKey": "y"}}',
      '1:50: Unexpected key `rewrite.apiKey`; keys that are known here: `provider`, `model`, `baseURL`, `vision`, `concurrency`, `maxCost`, `apiKeyEnv`'
    ],
    [
      '{"rewrite": {"provider": "google", "model": "x", "baseURL": "https://user:pass@host/v1"}}',
      '1:61: Expected a URL that begins with `https://` or `http://` and holds neither user, query nor fragment in `rewrite.baseURL` but found something that looks like a key, which belongs in the environment'
    ],
    [
      '{"rewrite": {"provider": "google", "model": "x", "concurrency": 0}}',
      '1:65: Expected >=1 in `rewrite.concurrency` but found `0`'
    ],
    [
      '{"rewrite": {"provider": "google", "model": "x", "apiKeyEnv": "AIzaSyA1234567890abcdefg"}}',
      '1:63: Expected the name of an environment variable, in capitals, in `rewrite.apiKeyEnv` but found something that looks like a key, which belongs in the environment'
    ]
  ])('%s', async (json, complaint) => {
    expect(await complaintAbout(json)).toBe(`.caplintrc.json:${complaint}`)
  })

  it('is one for all files: overrides have none', async () => {
    expect(await complaintAbout('{"overrides": [{"files": "*", "rewrite": {}}]}')).toMatch(
      /Unexpected key `overrides\[0\]\.rewrite`/
    )
  })

  it('comes from the nearest config that has it, as a whole', async () => {
    const folder = folderWith({
      '.caplintrc.yaml': 'extends: ./team.yaml\npreset: style\nanchor: x',
      'team.yaml':
        'rewrite: {provider: openai-compatible, model: m, baseURL: "http://localhost:1/v1", vision: true}'
    })
    expect((await resolverIn(folder).folder(folder)).rewrite).toEqual({
      value: {provider: 'openai-compatible', model: 'm', baseURL: 'http://localhost:1/v1', vision: true},
      from: 'team.yaml'
    })
  })
})

describe('flags over rewrite', () => {
  const configured = {
    provider: 'openai',
    model: 'm',
    baseURL: 'https://x/v1',
    apiKeyEnv: 'K',
    vision: true
  } as const

  it('replace one by one what is given', () => {
    expect(withProviderFlags(configured, {model: 'n', vision: undefined})).toEqual({
      ...configured,
      model: 'n'
    })
    expect(withProviderFlags(undefined, {provider: 'google'})).toEqual({provider: 'google'})
  })

  it('leave of another provider only what is not its own', () => {
    expect(withProviderFlags(configured, {provider: 'google', model: 'g'})).toEqual({
      provider: 'google',
      model: 'g',
      vision: true
    })
  })
})
