import type {Root} from 'nlcst'
import type {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {mountRetextPlugin} from '../src/config/mount-retext-plugin.ts'
import {readCaption} from '../src/language/read-caption.ts'
import type {Rule} from '../src/rule.ts'
import {complaintOf, configOf, folderWith} from './config-fixture.ts'

/** Source of a module that makes a rule of this id, without a package to import from. */
const ruleSource = (id: string) =>
  `Object.assign(() => {}, {id: ${JSON.stringify(id)}, family: 'residue', summary: 'S.', why: 'W.', examples: [],
    options: (await import(${JSON.stringify(import.meta.resolve('valibot'))})).strictObject({}),
    *check() { yield {start: 0, end: 1, message: 'Found'} }})`

const severityOf = async (folder: string, id: string) =>
  (await configOf(folder, 'a.txt')).rules.get(id)?.severity

describe('rules of one’s own', () => {
  it.each([
    ['a default export', `export default ${ruleSource('own-rule')}`],
    ['a named export', `export const ownRule = ${ruleSource('own-rule')}`],
    ['a list called rules', `export const rules = [${ruleSource('own-rule')}]`],
    ['a record called rules', `export const rules = {own: ${ruleSource('own-rule')}}`],
    ['a default export that holds rules', `export default {rules: [${ruleSource('own-rule')}]}`],
    ['the same rule twice', `const rule = ${ruleSource('own-rule')}\nexport {rule}\nexport default rule`]
  ])('come from %s', async (_, source) => {
    const folder = folderWith({
      'own.mjs': source,
      '.caplintrc.yaml': 'plugins: [./own.mjs]\nrules: {own-rule: error}'
    })
    const config = await configOf(folder, 'a.txt')
    expect(config.rules.get('own-rule')).toMatchObject({severity: 'error', origin: '.caplintrc.yaml'})
    expect([...config.rules.keys()].at(-1)).toBe('own-rule')
  })

  it('come from packages and from the config itself, and are off until they are configured', async () => {
    const folder = folderWith({
      'node_modules/caplint-plugin-team/package.json':
        '{"name": "caplint-plugin-team", "type": "module", "exports": "./index.js"}',
      'node_modules/caplint-plugin-team/index.js': `export default ${ruleSource('team-rule')}`,
      'caplint.config.mjs': `export default {plugins: ['caplint-plugin-team', ${ruleSource('inline-rule')}], rules: {'inline-rule': 'warn'}}`
    })
    expect(await severityOf(folder, 'team-rule')).toBe('off')
    expect(await severityOf(folder, 'inline-rule')).toBe('warn')
  })

  it('are known to overrides and flags, also where an extended config brings them', async () => {
    const folder = folderWith({
      'team/own.mjs': `export default ${ruleSource('own-rule')}`,
      'team/team.yaml': 'plugins: [./own.mjs]',
      '.caplintrc.yaml': 'extends: ./team/team.yaml\noverrides: [{files: a.txt, rules: {own-rule: warn}}]'
    })
    expect(await severityOf(folder, 'own-rule')).toBe('warn')
    const flags = {rules: {'own-rule': 'error'}} as const
    expect((await configOf(folder, 'b.txt', {flags})).rules.get('own-rule')?.severity).toBe('error')
  })

  it('must be there, be rules, and have ids of their own', async () => {
    const complaint = (yaml: string, files = {}) =>
      complaintOf(folderWith({...files, '.caplintrc.yaml': yaml}))
    expect(await complaint('plugins: [./nowhere.mjs]')).toBe(
      '.caplintrc.yaml:1:11: There is no file `./nowhere.mjs`; check the path'
    )
    expect(await complaint('plugins: [own.mjs]', {'own.mjs': ''})).toBe(
      '.caplintrc.yaml:1:11: Unexpected name `own.mjs`; to refer to the file, write `./own.mjs`'
    )
    expect(await complaint('plugins: [caplint-plugin-nowhere]')).toBe(
      '.caplintrc.yaml:1:11: There is no plugin `caplint-plugin-nowhere`; install the package, or write a path that starts with `./`'
    )
    expect(await complaint('plugins: [./own.mjs]', {'own.mjs': 'export const rules = 3'})).toBe(
      '.caplintrc.yaml:1:11: Plugin `./own.mjs` exports no rule; export one made by `defineRule`, or mount a retext plugin with `id` and `retext`'
    )
    expect(
      await complaint('plugins: [./own.mjs]', {'own.mjs': `export default ${ruleSource('no-mood')}`})
    ).toBe(
      '.caplintrc.yaml: Unexpected rule id `no-mood` in `plugins`, which a rule of caplint has already; give it another'
    )
    const twins = {
      'a.mjs': `export default ${ruleSource('twin')}`,
      'b.mjs': `export default ${ruleSource('twin')}`
    }
    expect(await complaint('plugins: [./a.mjs, ./b.mjs]', twins)).toBe(
      '.caplintrc.yaml: Unexpected rule id `twin` in `plugins`, which another rule has already; give it another'
    )
  })

  it('say so where their module fails', async () => {
    const folder = folderWith({
      '.caplintrc.yaml': 'plugins: [./own.mjs]',
      'own.mjs': 'export default {\n  "a" 3\n}'
    })
    expect(await complaintOf(folder)).toMatch(/^own\.mjs:2:\d+: This module cannot be loaded: /)
  })
})

/** A retext plugin as people write them: it tells of every word that is too long. */
const longWords = `import {visit} from ${JSON.stringify(import.meta.resolve('unist-util-visit'))}
export default function ({longest = 5} = {}) {
  return (tree, file) => visit(tree, 'WordNode', (node) => {
    const word = node.children.map((child) => child.value).join('')
    if (word.length > longest) file.message('Too long a word: \`' + word + '\`.', node)
  })
}`

const findingsOf = (rule: Rule | undefined, text: string) => [...(rule?.check?.(readCaption(text), {}) ?? [])]

describe('retext plugins mounted as rules', () => {
  it('report what they find, with their options', async () => {
    const folder = folderWith({
      'long-words.mjs': longWords,
      '.caplintrc.yaml': `plugins:
  - {id: long-words, retext: ./long-words.mjs, options: {longest: 7}, summary: Limit the length of words.}
rules: {long-words: warn}`
    })
    const active = (await configOf(folder, 'a.txt')).rules.get('long-words')
    expect(active).toMatchObject({severity: 'warn', options: {}})
    expect(active?.rule.summary).toBe('Limit the length of words.')
    expect(findingsOf(active?.rule, 'a photograph of annika, walking')).toEqual([
      {start: 2, end: 12, message: 'Too long a word: `photograph`'}
    ])
  })

  it('must be plugins', async () => {
    const folder = folderWith({
      'data.mjs': 'export default 3',
      '.caplintrc.yaml': 'plugins: [{id: data, retext: ./data.mjs}]'
    })
    expect(await complaintOf(folder)).toBe(
      '.caplintrc.yaml:1:30: `./data.mjs` has no plugin as its default export; name a retext plugin'
    )
    expect(
      await complaintOf(folderWith({'.caplintrc.yaml': 'plugins: [{id: data, retext: retext-nowhere}]'}))
    ).toMatch(/^\.caplintrc\.yaml:1:30: There is no plugin `retext-nowhere`/)
  })

  it('offer the one replacement that they know as a fix', () => {
    const plugin = () => (_tree: Root, file: VFile) => {
      const place = {start: {line: 1, column: 3, offset: 2}, end: {line: 1, column: 6, offset: 5}}
      Object.assign(file.message('Unexpected `teh`', {place}), {actual: 'teh', expected: ['the']})
      Object.assign(file.message('Unexpected `teh`', {place}), {actual: 'teh', expected: ['the', 'ten']})
      Object.assign(file.message('Unexpected `teh`', {place}), {actual: 'else', expected: ['the']})
      Object.assign(file.message('Unexpected end', {place: place.end}))
      file.message('Unexpected caption')
    }
    const span = {start: 2, end: 5, message: 'Unexpected `teh`'}
    expect(findingsOf(mountRetextPlugin({id: 'typo', plugin}), 'a teh b')).toEqual([
      {...span, fix: {start: 2, end: 5, text: 'the', type: 'rewrite'}},
      span,
      span,
      {start: 5, end: 5, message: 'Unexpected end'},
      {start: 0, end: 0, message: 'Unexpected caption'}
    ])
  })

  it('cannot change the tree that other rules see', () => {
    const caption = readCaption('a photo of annika')
    const before = structuredClone(caption.tree)
    const rule = mountRetextPlugin({
      id: 'vandal',
      plugin: () => (tree: Root) => {
        tree.children.length = 0
      }
    })
    expect([...(rule.check?.(caption, {}) ?? [])]).toEqual([])
    expect(caption.tree).toEqual(before)
  })

  it('crash as rules do', () => {
    const rule = mountRetextPlugin({
      id: 'broken',
      plugin: () => () => {
        throw new Error('out of luck')
      }
    })
    expect(() => findingsOf(rule, 'a photo')).toThrow('out of luck')
  })
})
