/**
 * Works on captions in memory, one thread, no files, and prints how many milliseconds it took.
 *
 *     node text-work.js parse|lint captions.json
 */
import {readFileSync} from 'node:fs'
import retextEnglish from 'retext-english'
import {unified} from 'unified'
import {createConfigResolver} from '../src/config/config-resolver.ts'
import {builtInRules} from '../src/engine/built-in-rules.ts'
import {createLintRun} from '../src/engine/lint-run.ts'

const [work, file = ''] = process.argv.slice(2)
const captions = JSON.parse(readFileSync(file, 'utf8')) as readonly string[]

/** The least that any linter on retext must do. */
function parseAll(): void {
  const parser = unified().use(retextEnglish).freeze()
  for (const caption of captions) parser.parse(caption)
}

/** All that caplint does with captions: every rule of the preset, comparisons, the report. */
async function lintAll(): Promise<void> {
  const resolver = createConfigResolver({
    cwd: process.cwd(),
    ruleList: builtInRules,
    noConfig: true,
    flags: {preset: 'character', anchor: 'mirela', secondary: ['in the mustard raincoat']}
  })
  const config = await resolver.configFor(`${process.cwd()}/caption.txt`)
  const run = createLintRun({cwd: process.cwd()})
  for (const [index, caption] of captions.entries()) run.addText(caption, `${index}.txt`, config)
  run.report(resolver)
}

const started = performance.now()
if (work === 'lint') await lintAll()
else parseAll()
console.log(performance.now() - started)
