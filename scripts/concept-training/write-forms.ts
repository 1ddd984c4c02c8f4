/**
 * Lists the word forms that the network's table should hold besides those of the training captions: the frequent ones of
 * the word vectors that the lexicon knows, each with its lexicon entry.
 *
 *     npx tsx scripts/concept-training/write-forms.ts WORD-VECTORS.json OUT.txt
 */
import {readFileSync, writeFileSync} from 'node:fs'
import {isListed, lookUp} from '../../src/language/lexicon/lexicon.ts'

/** Words of the vectors come most frequent first; rarer ones are names for the most part. */
const frequent = 120_000
const limit = 30_000

const [vectors, out] = process.argv.slice(2)
if (vectors === undefined || out === undefined)
  throw new Error('usage: write-forms.ts WORD-VECTORS.json OUT.txt')
const {words} = JSON.parse(readFileSync(vectors, 'utf8')) as {readonly words: readonly string[]}
const forms = words
  .slice(0, frequent)
  .filter((form) => /^[a-z][a-z'-]+$/.test(form) && isListed(form))
  .slice(0, limit)
writeFileSync(out, `${forms.map((form) => `${form}\t${lookUp(form).entry}`).join('\n')}\n`)
console.log(`${forms.length} forms`)
