/**
 * Scores the concept reader on annotated captions: precision, recall and F1 over content words and over captions.
 * `npm run bench:concepts [-- --errors CONCEPT] [--why] [--file PATH]`
 */
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {LoraKind} from '../src/language/kind.ts'
import {type AnnotatedCaption, scoreTable, printErrors, printTable} from './score.ts'
import {readCaption} from '../src/language/read-caption.ts'

const gold = join(import.meta.dirname, '../../shared/gold')
const files = ['dev-authored.jsonl', 'dev-real.jsonl'].map((name) => join(gold, name))
const errors = process.argv[process.argv.indexOf('--errors') + 1]
const only = process.argv.includes('--file') ? process.argv[process.argv.indexOf('--file') + 1] : undefined

if (!existsSync(gold)) console.log('No annotated captions beside the project: nothing to score.')
else {
  for (const file of files) {
    if (only !== undefined && !file.includes(only)) continue
    const captions = readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as AnnotatedCaption)
    const read = (caption: AnnotatedCaption) => {
      const kind = ['character', 'style', 'motion', 'object'].includes(caption.kind)
        ? (caption.kind as LoraKind)
        : undefined
      const anchors = caption.anchor ? [caption.anchor] : []
      return readCaption(caption.caption, {kind, anchors}).concepts()
    }
    if (process.argv.includes('--errors') && errors !== undefined)
      printErrors(captions, read, errors, process.argv.includes('--why'))
    else {
      console.log(`\n${file.split('/').at(-1)}: ${captions.length} captions`)
      printTable(scoreTable(captions, read))
    }
  }
}
