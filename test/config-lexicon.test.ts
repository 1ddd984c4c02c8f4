/** The key `lexicon`: how it adds up over a config's layers, what is refused, and who is told as its source. */
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {describeConfig} from '../src/config/describe-config.ts'
import {inspect, lint, lintText, loadConfig} from '../src/index.ts'
import {complaintAbout, configOf, folderWith, resolverIn} from './config-fixture.ts'
import {runInProcess} from './run-caplint.ts'

const caption = 'a full body shot of annika in a blue furisode, walking past a konbini'

const files = {
  'team.yaml': 'lexicon: {place: [konbini]}\n',
  '.caplintrc.yaml': `preset: character
extends: ./team.yaml
anchor: annika
lexicon: {clothing: [furisode]}
overrides:
  - files: casual
    lexicon: {ignore: [furisode]}
`,
  'a.txt': caption,
  'a.png': '',
  'casual/a.txt': `${caption} today`,
  'casual/a.png': ''
}

describe('the lexicon of a config', () => {
  it('adds up: what it extends, its own, its overrides, the options of the API', async () => {
    const folder = folderWith(files)
    const flags = {lexicon: {mood: ['hygge']}}
    expect((await configOf(folder, 'a.txt')).lexicon).toEqual([
      {words: {place: ['konbini']}, from: 'team.yaml'},
      {words: {clothing: ['furisode']}, from: '.caplintrc.yaml'}
    ])
    expect((await configOf(folder, 'casual/a.txt', {flags})).lexicon?.slice(2)).toEqual([
      {words: {ignore: ['furisode']}, from: '.caplintrc.yaml overrides[0]'},
      {words: {mood: ['hygge']}, from: 'option lexicon'}
    ])
  })

  it('is absent where no config has one', async () => {
    const folder = folderWith({'.caplintrc.yaml': 'anchor: annika\n'})
    expect(await configOf(folder, 'a.txt')).not.toHaveProperty('lexicon')
  })

  it('holds in its own folder alone, within one run', async () => {
    const folder = folderWith(files)
    const {results} = await lint([folder], {cwd: folder})
    const found = results.flatMap(({path, messages}) =>
      messages.filter(({rule}) => rule === 'no-clothing').map(({text}) => `${path}: ${text}`)
    )
    expect(found).toEqual(['a.txt: blue furisode'])
  })

  it('is told by --print-config, as text and as JSON', async () => {
    const folder = folderWith(files)
    const path = join(folder, 'casual/a.txt')
    const description = await describeConfig(resolverIn(folder), path, {cwd: folder, isFolder: false})
    expect(description.lexicon).toEqual([
      {value: {place: ['konbini']}, from: 'team.yaml'},
      {value: {clothing: ['furisode']}, from: '.caplintrc.yaml'},
      {value: {ignore: ['furisode']}, from: '.caplintrc.yaml overrides[0]'}
    ])
    const {stdout} = await runInProcess(['--print-config', 'a.txt'], {cwd: folder})
    expect(stdout).toContain('{"clothing":["furisode"]} (.caplintrc.yaml)')
  })

  it('is named by inspect --why as the source of its entries', async () => {
    const folder = folderWith(files)
    const page = await runInProcess(['inspect', '--why', 'a.txt'], {cwd: folder})
    expect(page.stdout.replaceAll(/\s+/g, ' ')).toContain(
      '“blue furisode” (garment: furisode, from the lexicon of .caplintrc.yaml)'
    )
    const lines = await runInProcess(['inspect', '--why', '--format', 'jsonl', 'a.txt'], {cwd: folder})
    expect(JSON.parse(lines.stdout).concepts).toContainEqual(
      expect.objectContaining({concept: 'clothing', entry: 'furisode', from: '.caplintrc.yaml'})
    )
  })
})

const known =
  'Keys that are known here: `framing`, `angle`, `camera`, `action`, `expression`, `appearance`, `clothing`, `place`, `background`, `lighting`, `style`, `quality`, `mood`, `meta`, `hedge`, `text`, `object-look`, `timing`, `direction`, `body-part`, `ignore`'

describe('mistakes in a lexicon', () => {
  it.each([
    ['{"clothng": ["x"]}', `1:14: Unexpected key \`lexicon.clothng\`; did you mean \`clothing\`? ${known}`],
    [
      '{"clothing": [""]}',
      '1:27: Expected a word or phrase in `lexicon.clothing[0]` but found an empty text'
    ],
    [
      '{"clothing": ["  "]}',
      '1:27: Expected a word or phrase in `lexicon.clothing[0]` but found white space alone'
    ],
    ['{"clothing": ["--"]}', '1:27: Expected a word or phrase in `lexicon.clothing[0]` but found `--`'],
    ['{"clothing": [3]}', '1:27: Expected a text in `lexicon.clothing[0]` but found `3`'],
    ['{"clothing": "x"}', '1:26: Expected a list in `lexicon.clothing` but found `x`'],
    [
      '{"clothing": [" x"]}',
      '1:27: Expected a word or phrase that neither begins nor ends with white space in `lexicon.clothing[0]` but found ` x`'
    ],
    [
      '{"clothing": ["Bako"], "ignore": ["sly", "bako"]}',
      '1:54: Unexpected `bako` in `lexicon.ignore`, as `lexicon.clothing` lists it, too; keep one of them'
    ]
  ])('%s', async (lexicon, complaint) => {
    expect(await complaintAbout(`{"lexicon": ${lexicon}}`)).toBe(`.caplintrc.json:${complaint}`)
  })

  it('have their place in an override, too', async () => {
    expect(await complaintAbout('{"overrides": [{"files": "a", "lexicon": {"hair": ["x"]}}]}')).toContain(
      '.caplintrc.json:1:43: Unexpected key `overrides[0].lexicon.hair`; keys that are known here:'
    )
  })

  it('may not be the same word in capitals: a name beside a word', async () => {
    const folder = folderWith({
      '.caplintrc.json': '{"lexicon": {"appearance": ["amber"], "ignore": ["Amber"]}}'
    })
    expect((await configOf(folder, 'a.txt')).lexicon).toHaveLength(1)
  })
})

describe('the API takes a lexicon', () => {
  const lexicon = {clothing: ['furisode']}
  const options = {config: false, preset: 'character', anchor: 'annika'} as const
  const clothes = async (added: {lexicon?: typeof lexicon}) => {
    const {results} = await lintText(caption, {...options, ...added})
    return results.flatMap(({messages}) => messages).filter(({rule}) => rule === 'no-clothing').length
  }

  it('when it lints, loads configs and inspects', async () => {
    expect(await clothes({})).toBe(0)
    expect(await clothes({lexicon})).toBe(1)
    expect((await loadConfig('a.txt', {...options, lexicon})).lexicon).toEqual([
      {words: lexicon, from: 'option lexicon'}
    ])
    const found = inspect(caption, {anchor: 'annika', lexicon}).concepts
    expect(found).toContainEqual(expect.objectContaining({concept: 'clothing', text: 'blue furisode'}))
  })

  it('and refuses a wrong one', async () => {
    const wrong = {clothng: ['x']} as object
    await expect(lintText('a', {...options, lexicon: wrong})).rejects.toThrow(
      'option lexicon: Unexpected key `lexicon.clothng`; did you mean `clothing`?'
    )
    expect(() => inspect('a', {lexicon: wrong})).toThrow(
      'Unexpected key `lexicon.clothng`; did you mean `clothing`?'
    )
    expect(() => inspect('a', {lexicon: {mood: ['x'], ignore: ['x']}})).toThrow(
      'Unexpected `x` in `lexicon.ignore`, as `lexicon.mood` lists it, too; keep one of them'
    )
  })
})
