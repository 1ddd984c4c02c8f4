/**
 * Scores the concept reader: on annotated captions beside the project, where they are, and on the corpus in
 * `test/corpus`.
 *
 *     npm run bench:concepts [-- --errors CONCEPT [--why]]
 */
import {existsSync, readFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {parseAnnotatedSentences} from './annotated-sentences.ts'
import {readAnnotated} from './read-annotated.ts'
import {type AnnotatedCaption, parseAnnotatedCaptions, printErrors, printTable, scoreTable} from './score.ts'

const gold = join(import.meta.dirname, '../../shared/gold')
const corpus = join(import.meta.dirname, '../test/corpus')
const concept = process.argv.includes('--errors')
  ? process.argv[process.argv.indexOf('--errors') + 1]
  : undefined

const load = (path: string): AnnotatedCaption[] => {
  const text = readFileSync(path, 'utf8')
  return path.endsWith('.txt') ? parseAnnotatedSentences(text) : parseAnnotatedCaptions(text)
}

function report(path: string): void {
  const captions = load(path)
  if (concept !== undefined) {
    printErrors(captions, readAnnotated, concept, process.argv.includes('--why'))
    return
  }
  console.log(`\n${basename(path)}: ${captions.length} captions`)
  printTable(scoreTable(captions, readAnnotated))
}

const beside = ['dev-authored.jsonl', 'dev-real.jsonl']
  .map((name) => join(gold, name))
  .filter((path) => existsSync(path))
if (beside.length === 0) console.log('No annotated captions beside the project: their tables are left out.')
for (const path of beside) report(path)
report(join(corpus, 'captions.jsonl'))
report(join(corpus, 'sentences.txt'))
