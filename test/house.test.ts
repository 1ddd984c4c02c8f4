/** Holds the house in order: who may import whom, where effects may live, how files are named and how long they get. */
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {builtinModules} from 'node:module'
import {basename, dirname, join, posix, relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'

const project = dirname(dirname(fileURLToPath(import.meta.url)))

interface Import {
  /** A path relative to the project for own files, otherwise what is written: `node:fs`, `chalk`. */
  readonly target: string
  /** Nothing of it is left at run time. */
  readonly typeOnly: boolean
}

interface SourceFile {
  readonly path: string
  readonly text: string
  readonly imports: readonly Import[]
}

const listed = (folder: string): readonly string[] =>
  readdirSync(join(project, folder), {recursive: true, encoding: 'utf8', withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => relative(project, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')

function readSource(path: string): SourceFile {
  const text = readFileSync(join(project, path), 'utf8')
  const code = withoutComments(text)
  const imports: Import[] = []
  const statement = /^(?:import|export)\b(?:([^'"`;=]*?)\bfrom)?\s*['"]([^'"]+)['"]/gm
  for (const [, clause = '', target = ''] of code.matchAll(statement)) {
    imports.push({target: resolved(path, target), typeOnly: isTypeOnly(clause)})
  }
  for (const [, target = ''] of code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)) {
    imports.push({target: resolved(path, target), typeOnly: false})
  }
  return {path, text, imports}
}

const resolved = (from: string, target: string): string =>
  target.startsWith('.') ? posix.join(posix.dirname(from), target) : target

function isTypeOnly(clause: string): boolean {
  if (/^\s+type\b/.test(clause)) return true
  const names = /^\s*\{([^}]*)\}\s*$/.exec(clause)?.[1]
  return names?.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type ')) ?? false
}

const sources = ['src', 'rules']
  .flatMap(listed)
  .filter((path) => path.endsWith('.ts'))
  .map(readSource)
const underneath = (folder: string): readonly SourceFile[] =>
  sources.filter(({path}) => path.startsWith(folder))
const isOwn = (target: string): boolean => /^(?:src|rules|presets|schema|package\.json$)\b/.test(target)
const isBuiltin = (target: string): boolean => target.startsWith('node:') || builtinModules.includes(target)

/** Imports of the given files that are not allowed, as `file → target`. */
const breaches = (
  files: readonly SourceFile[],
  allowed: (target: Import, path: string) => boolean
): readonly string[] =>
  files.flatMap(({path, imports}) =>
    imports.filter((each) => !allowed(each, path)).map(({target}) => `${path} → ${target}`)
  )

test('the test sees the house', () => {
  expect(sources.length).toBeGreaterThan(60)
  expect(readSource('src/rule.ts').imports).toContainEqual({target: 'src/rule-plugin.ts', typeOnly: false})
  expect(readSource('src/rule.ts').imports).toContainEqual({
    target: 'src/language/caption.ts',
    typeOnly: true
  })
})

describe('who may import whom', () => {
  const rules = sources.filter(({path}) => /^rules\/[^/]+\.ts$/.test(path) && path !== 'rules/index.ts')

  test('rules know the rule API and word lists, nothing else', () => {
    const allowed = ({target}: Import) => target === 'src/rule.ts' || target.startsWith('rules/words/')
    expect(breaches(rules, allowed)).toEqual([])
  })

  test('word lists are data: they know types and each other', () => {
    const allowed = ({target, typeOnly}: Import) => typeOnly || target.startsWith('rules/words/')
    expect(breaches(underneath('rules/words/'), allowed)).toEqual([])
  })

  test('the language knows text and libraries, never files, config, engine or rules', () => {
    const allowed = ({target}: Import) =>
      target.startsWith('src/language/') || (!isOwn(target) && !isBuiltin(target))
    expect(breaches(underneath('src/language/'), allowed)).toEqual([])
  })

  test('formats are text in, text out', () => {
    const allowed = ({target, typeOnly}: Import) =>
      typeOnly || target.startsWith('src/dataset/formats/') || (!isOwn(target) && !isBuiltin(target))
    expect(breaches(underneath('src/dataset/formats/'), allowed)).toEqual([])
  })

  test('reporters take a report and make text: of the rest they know types only', () => {
    const allowed = ({target, typeOnly}: Import) =>
      typeOnly || target.startsWith('src/reporters/') || (!isOwn(target) && !isBuiltin(target))
    expect(breaches(underneath('src/reporters/'), allowed)).toEqual([])
  })

  test('only the command line and the public API know all; nobody imports them', () => {
    const inside = sources.filter(({path}) => !path.startsWith('src/cli/') && path !== 'src/index.ts')
    const allowed = ({target}: Import) => !target.startsWith('src/cli/') && target !== 'src/index.ts'
    expect(breaches(inside, allowed)).toEqual([])
  })

  test('the engine prints nothing', () => {
    const allowed = ({target, typeOnly}: Import) => typeOnly || !target.startsWith('src/reporters/')
    expect(breaches(underneath('src/engine/'), allowed)).toEqual([])
  })

  test('no file imports itself by way of others', () => {
    const values = new Map(
      sources.map(({path, imports}) => [
        path,
        imports.filter(({typeOnly}) => !typeOnly).map(({target}) => target)
      ])
    )
    const done = new Set<string>()
    const cycles: string[] = []
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
      if (done.has(path)) return
      done.add(path)
      for (const target of values.get(path) ?? []) visit(target, [...trail, path])
    }
    for (const {path} of sources) visit(path, [])
    expect(cycles).toEqual([])
  })
})

describe('where effects live', () => {
  const outside = sources.filter(
    ({path}) =>
      !path.startsWith('src/cli/') && path !== 'src/files.ts' && !path.startsWith('src/file-writing/')
  )

  test('files are read in one place and written in one, requests sent in one, processes started in the command line', () => {
    const effects = /^(?:node:)?(?:fs|fs\/promises|child_process|net|http|https|readline|worker_threads)$/
    const isTransport = (path: string) => path === 'src/rewrite/providers/transport.ts'
    const allowed = ({target, typeOnly}: Import, path: string) =>
      typeOnly || !effects.test(target) || (isTransport(path) && /^node:https?$/.test(target))
    expect(breaches(outside, allowed)).toEqual([])
  })

  test('providers know HTTP and models, never captions or rules', () => {
    const allowed = ({target}: Import) =>
      target.startsWith('src/rewrite/providers/') ||
      /^src\/(?:errors|rewrite\/(?:clock|destination|language-model|provider-settings|secrets))\.ts$/.test(
        target
      ) ||
      !isOwn(target)
    expect(breaches(underneath('src/rewrite/providers/'), allowed)).toEqual([])
  })

  test('only the command line and the file access see process and console', () => {
    const seen = outside.filter(({text}) => /(?<![\w.'`])(?:process|console)\.\w/.test(withoutComments(text)))
    expect(seen.map(({path}) => path)).toEqual([])
  })

  test('globby and cosmiconfig look at the disk for discovery and config alone', () => {
    const allowed = ({target, typeOnly}: Import, path: string) =>
      typeOnly ||
      ((target !== 'globby' || path.startsWith('src/dataset/')) &&
        (target !== 'cosmiconfig' || path.startsWith('src/config/')))
    expect(breaches(outside, allowed)).toEqual([])
  })
})

describe('dependencies', () => {
  const {dependencies, peerDependencies, peerDependenciesMeta} = JSON.parse(
    readFileSync(join(project, 'package.json'), 'utf8')
  ) as {
    dependencies: Record<string, string>
    peerDependencies: Record<string, string>
    peerDependenciesMeta: Record<string, {optional: boolean}>
  }
  const imported = sources.flatMap(({imports}) =>
    imports
      .filter(({target}) => !isOwn(target) && !isBuiltin(target))
      .map(({target, typeOnly}) => ({name: packageName(target), typeOnly}))
  )

  function packageName(target: string): string {
    const [scope = '', name = ''] = target.split('/')
    return scope.startsWith('@') ? `${scope}/${name}` : scope
  }

  test('every package that the code imports is a dependency', () => {
    const missing = imported.filter(
      ({name}) =>
        !(name in dependencies) && !(`@types/${name}` in dependencies) && !(name in peerDependencies)
    )
    expect(missing).toEqual([])
  })

  test('peers are optional, and imported where they are needed, by providers and for pictures', () => {
    expect(Object.keys(peerDependenciesMeta)).toEqual(Object.keys(peerDependencies))
    expect(Object.values(peerDependenciesMeta).every(({optional}) => optional)).toBe(true)
    const allowed = ({target}: Import, path: string) =>
      !(packageName(target) in peerDependencies) ||
      path.startsWith('src/rewrite/providers/') ||
      path === 'src/cli/rewrite/picture.ts'
    expect(breaches(sources, allowed)).toEqual([])
    const atStart = sources.filter(({text}) =>
      /^import\b[^('"]*['"](?:@ai-sdk\/|sharp)/m.test(withoutComments(text))
    )
    expect(atStart.map(({path}) => path)).toEqual([])
  })

  test('every dependency is imported', () => {
    const used = new Set(imported.map(({name}) => name))
    const unused = Object.keys(dependencies).filter((name) => !used.has(name.replace('@types/', '')))
    expect(unused).toEqual([])
  })
})

describe('files', () => {
  const files = ['src', 'rules', 'presets', 'scripts', 'bench', 'test', 'docs']
    .flatMap(listed)
    .filter((path) => !/^test\/(?:scenarios|corpus)\//.test(path))

  test('are named in kebab-case', () => {
    const conventional = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*)(?:\.[a-z]+)+$/
    expect(files.filter((path) => !conventional.test(basename(path)))).toEqual([])
  })

  test('say one thing: none is called after nothing in particular', () => {
    expect(files.filter((path) => /(?:^|\/|-)(?:utils?|helpers?|misc|common)(?:[/.-]|$)/.test(path))).toEqual(
      []
    )
  })

  test('are short, word lists and generated data aside', () => {
    const isData = (path: string): boolean =>
      /^rules\/words\/|\/lexicon\/|\.generated\.|\.json$|^docs\//.test(path) || !path.endsWith('.ts')
    const long = files
      .filter((path) => !isData(path))
      .map((path) => ({path, lines: readFileSync(join(project, path), 'utf8').split('\n').length}))
      .filter(
        ({path, lines}) => lines > (/^rules\/[^/]+$/.test(path) && path !== 'rules/index.ts' ? 150 : 400)
      )
    expect(long).toEqual([])
  })
})

describe('documents', () => {
  const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...listed('docs')]

  test('link to what is there', () => {
    const broken = documents.flatMap((path) =>
      [...readFileSync(join(project, path), 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
        .map(([, target = '']) => posix.join(posix.dirname(path), target))
        .filter((target) => !existsSync(join(project, target)))
        .map((target) => `${path} → ${target}`)
    )
    expect(broken).toEqual([])
  })

  test('ARCHITECTURE names files and folders that are there', () => {
    const text = readFileSync(join(project, 'ARCHITECTURE.md'), 'utf8')
    const named = [...text.matchAll(/`((?:src|rules|test|presets|scripts|bench|bin)\/[\w./-]*)`/g)]
    expect(named.length).toBeGreaterThan(15)
    const missing = named.map(([, path = '']) => path).filter((path) => !existsSync(join(project, path)))
    expect(missing).toEqual([])
  })

  test('decisions are numbered once each, and titled by their number', () => {
    const names = readdirSync(join(project, 'docs/decisions'))
    const numbers = names.map((name) => name.slice(0, 4))
    const titles = names.map((name) => readFileSync(join(project, 'docs/decisions', name), 'utf8'))
    expect(titles.map((text) => /^# (\d+)\. \S/.exec(text)?.[1]?.padStart(4, '0'))).toEqual(numbers)
    expect(
      numbers.filter((number, index) => !/^\d{4}$/.test(number) || numbers.indexOf(number) !== index)
    ).toEqual([])
  })
})
