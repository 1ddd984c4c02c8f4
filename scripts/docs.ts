/**
 * Writes the pages that follow from the sources: `docs/rules`, `docs/presets`, `docs/trainers`, and the generated parts of README and
 * CONTRIBUTING. With `--check` nothing is written, and the exit code is 1 if a page is not what it would be.
 */
import {exampleRun} from './docs/example-run.ts'
import {codeBlock, fillIn} from './docs/markdown.ts'
import {presetPage} from './docs/preset-page.ts'
import {presetsOverview, rulesOverview} from './docs/readme.ts'
import {rulePage} from './docs/rule-page.ts'
import {presets, rules} from './docs/sources.ts'
import {trainers} from '../src/dataset/trainers/index.ts'
import {trainerPage, trainersOverview} from './docs/trainer-page.ts'
import {bringUpToDate, currentText} from './generated-files.ts'

/** A page with its generated parts, by the name of their place, filled in. */
function filled(path: string, parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts).reduce(
    (text, [name, content]) => fillIn(text, name, content),
    currentText(path) ?? ''
  )
}

const pages = new Map<string, string>()
for (const rule of rules) pages.set(`docs/rules/${rule.id}.md`, rulePage(rule))
for (const preset of presets) pages.set(`docs/presets/${preset.id}.md`, presetPage(preset))
pages.set(
  'README.md',
  filled('README.md', {run: exampleRun(), presets: presetsOverview(), rules: rulesOverview()})
)
const shownRule = codeBlock('ts', (currentText('rules/no-mood.ts') ?? '').trim())
pages.set('CONTRIBUTING.md', filled('CONTRIBUTING.md', {rule: shownRule}))
for (const trainer of trainers) pages.set(`docs/trainers/${trainer.name}.md`, trainerPage(trainer))
pages.set('docs/trainers.md', filled('docs/trainers.md', {trainers: trainersOverview()}))
bringUpToDate(pages, 'docs', ['docs/rules', 'docs/presets', 'docs/trainers'])
