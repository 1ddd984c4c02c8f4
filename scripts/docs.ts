/**
 * Writes the pages that follow from the sources: `docs/rules`, `docs/presets`, and README's generated parts. With
 * `--check` nothing is written, and the exit code is 1 if a page is not what it would be.
 */
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {exampleRun} from './docs/example-run.ts'
import {codeBlock, fillIn} from './docs/markdown.ts'
import {presetPage} from './docs/preset-page.ts'
import {presetsOverview, rulesOverview} from './docs/readme.ts'
import {rulePage} from './docs/rule-page.ts'
import {presets, rules} from './docs/sources.ts'

const project = dirname(dirname(fileURLToPath(import.meta.url)))
const read = (path: string): string | undefined =>
  existsSync(join(project, path)) ? readFileSync(join(project, path), 'utf8') : undefined

const pages = new Map<string, string>()
for (const rule of rules) pages.set(`docs/rules/${rule.id}.md`, rulePage(rule))
for (const preset of presets) pages.set(`docs/presets/${preset.id}.md`, presetPage(preset))
const run = fillIn(read('README.md') ?? '', 'run', exampleRun())
const readme = fillIn(run, 'presets', presetsOverview())
pages.set('README.md', fillIn(readme, 'rules', rulesOverview()))
const shownRule = codeBlock('ts', (read('rules/no-mood.ts') ?? '').trim())
pages.set('CONTRIBUTING.md', fillIn(read('CONTRIBUTING.md') ?? '', 'rule', shownRule))

const stale = [...pages].filter(([path, content]) => read(path) !== content).map(([path]) => path)
const leftOver = ['docs/rules', 'docs/presets']
  .flatMap((folder) =>
    (existsSync(join(project, folder)) ? readdirSync(join(project, folder)) : []).map(
      (name) => `${folder}/${name}`
    )
  )
  .filter((path) => path.endsWith('.md') && !pages.has(path))

if (process.argv.includes('--check')) {
  for (const path of [...stale, ...leftOver]) console.error(`${path} is not fresh, run \`npm run docs\``)
  process.exitCode = stale.length + leftOver.length > 0 ? 1 : 0
} else {
  for (const path of stale) {
    mkdirSync(dirname(join(project, path)), {recursive: true})
    writeFileSync(join(project, path), pages.get(path) ?? '')
  }
  for (const path of leftOver) rmSync(join(project, path))
  console.log(`${pages.size} pages: ${stale.length} written, ${leftOver.length} removed`)
}
