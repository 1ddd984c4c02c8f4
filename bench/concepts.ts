/**
 * Scores the concept reader: on annotated captions beside the project, where they are, and on the corpus in
 * `test/corpus`, from which its weights were learned too.
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

function report(path: string, note: string): void {
  const captions = load(path)
  if (concept !== undefined) {
    printErrors(captions, readAnnotated, concept, process.argv.includes('--why'))
    return
  }
  console.log(`\n${basename(path)}: ${captions.length} captions${note}`)
  printTable(scoreTable(captions, readAnnotated))
}

const authored = join(gold, 'dev-authored.jsonl')
const real = join(gold, 'dev-real.jsonl')
if (existsSync(authored))
  report(authored, ', learned from: scripts/train-concepts.ts --cv gives honest figures')
if (existsSync(real)) report(real, ', never learned from')
if (!existsSync(gold)) console.log('No annotated captions beside the project: their tables are left out.')
report(join(corpus, 'captions.jsonl'), ', learned from')
report(join(corpus, 'sentences.txt'), ', learned from')
