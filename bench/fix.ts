/**
 * Measures what fixes by rule make of violating captions: annotated captions beside the project, where they are, each
 * under the preset of its kind.
 *
 *     npm run bench:fix [-- --show 50] [-- --lost] [-- --left]
 *
 * `--show` prints captions before and after, to be read; `--lost` those of them that lose described words; `--left` prints
 * what stays unmended, and why.
 */
import {existsSync, readFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {captionLinter} from '../src/engine/caption-linter.ts'
import {type FixOutcome, fixCaption} from '../src/engine/fix-caption.ts'
import {whatToKeep} from '../src/engine/keep.ts'
import type {Message} from '../src/engine/report.ts'
import {loadConfig} from '../src/api.ts'
import {kindOf} from './read-annotated.ts'
import {type AnnotatedCaption, contentWords, goldRanges, parseAnnotatedCaptions} from './score.ts'

const gold = join(import.meta.dirname, '../../shared/gold')

/** What a kind wants described, or takes for content. */
const described = ['framing', 'angle', 'action', 'expression']
const describedBesides = {
  character: [],
  motion: ['timing', 'direction'],
  style: ['background', 'place', 'object-look'],
  object: ['background', 'place']
} as const

/** What a kind wants left out: where such words are part of a described phrase, they are to go. */
const omitted = {
  character: ['appearance', 'clothing', 'background', 'style', 'lighting'],
  motion: ['appearance', 'clothing', 'background', 'style', 'lighting'],
  style: ['style'],
  object: ['object-look', 'style']
} as const
const omittedAlways = ['quality', 'mood', 'meta', 'hedge', 'text']

const mendable = new Set(['omit', 'residue'])

interface Result {
  readonly caption: AnnotatedCaption
  readonly before: readonly Message[]
  readonly after: readonly Message[]
  readonly outcome: FixOutcome
  readonly isMendable: boolean
  readonly isIdempotent: boolean
  readonly words: {readonly all: number; readonly lost: readonly string[]}
}

const isError = ({severity}: Message): boolean => severity === 'error'

async function mend(caption: AnnotatedCaption): Promise<Result | undefined> {
  const kind = kindOf(caption)
  if (!kind) return undefined
  const config = await loadConfig('caption.txt', {
    preset: kind,
    config: false,
    ...(caption.anchor ? {anchor: caption.anchor} : {})
  })
  const lint = captionLinter(config)
  const before = lint(caption.caption)?.messages ?? []
  if (!before.some(isError)) return undefined
  const options = {wants: () => true, keep: whatToKeep(config)}
  const outcome = fixCaption(caption.caption, lint, options)
  const family = (rule: string) => config.rules.get(rule)?.rule.family ?? ''
  return {
    caption,
    before,
    after: lint(outcome.text)?.messages ?? [],
    outcome,
    isMendable: before.filter(isError).every(({rule}) => mendable.has(family(rule))),
    isIdempotent: fixCaption(outcome.text, lint, options).text === outcome.text,
    words: survivors(caption, kind, outcome.text)
  }
}

/** Described words of the annotation, and those of them that the caption has lost. */
function survivors(caption: AnnotatedCaption, kind: keyof typeof omitted, text: string): Result['words'] {
  const rangesOf = (names: readonly string[]) => names.flatMap((name) => goldRanges(caption, name))
  const wanted = rangesOf([...described, ...describedBesides[kind]])
  const unwanted = rangesOf([...omitted[kind], ...omittedAlways])
  const left = new Map<string, number>()
  for (const {text: word} of contentWords(text)) left.set(word, (left.get(word) ?? 0) + 1)
  const isIn = (ranges: typeof wanted, start: number, end: number): boolean =>
    ranges.some((range) => range[0] <= start && end <= range[1])
  const words = contentWords(caption.caption).filter(
    ({start, end}) => isIn(wanted, start, end) && !isIn(unwanted, start, end)
  )
  const lost: string[] = []
  for (const {text: word} of words) {
    const count = left.get(word) ?? 0
    if (count === 0) lost.push(word)
    else left.set(word, count - 1)
  }
  return {all: words.length, lost}
}

const percent = (part: number, all: number): string =>
  `${part} of ${all} (${((100 * part) / (all || 1)).toFixed(1)} %)`

function print(results: readonly Result[]): void {
  const mendableOnes = results.filter(({isMendable}) => isMendable)
  const clean = (each: readonly Result[]) => each.filter(({after}) => !after.some(isError)).length
  const all = results.reduce((sum, {words}) => sum + words.all, 0)
  const lost = results.reduce((sum, {words}) => sum + words.lost.length, 0)
  console.log(`  without errors after fixing     ${percent(clean(results), results.length)}`)
  console.log(`  … errors only omit or residue   ${percent(clean(mendableOnes), mendableOnes.length)}`)
  console.log(`  described words kept            ${percent(all - lost, all)}`)
  console.log(
    `  fixing again changes nothing    ${percent(results.filter(({isIdempotent}) => isIdempotent).length, results.length)}`
  )
}

function show(results: readonly Result[], count: number, onlyLost: boolean): void {
  const changed = results.filter(
    ({caption, outcome, words}) => caption.caption !== outcome.text && (!onlyLost || words.lost.length > 0)
  )
  const step = Math.max(1, Math.floor(changed.length / count))
  for (const {caption, outcome, words} of changed.filter((_, index) => index % step === 0).slice(0, count)) {
    const loss = words.lost.length > 0 ? `\n    lost: ${words.lost.join(', ')}` : ''
    console.log(`\n${caption.id} ${caption.kind}\n  - ${caption.caption}\n  + ${outcome.text}${loss}`)
  }
}

function showLeft(results: readonly Result[]): void {
  for (const {caption, outcome, after, isMendable} of results) {
    const errors = after.filter(isError)
    if (!isMendable || errors.length === 0) continue
    console.log(`\n${caption.id} ${caption.kind}\n  ${outcome.text}`)
    for (const message of errors) {
      const left = outcome.left.find(
        ({message: other}) => other.rule === message.rule && other.start === message.start
      )
      const fix = message.fix ? `would ${left?.reason ?? '…'}` : 'no fix'
      console.log(`    ${message.rule} \`${message.text}\`: ${fix}`)
    }
  }
}

const numberBehind = (flag: string): number => {
  const index = process.argv.indexOf(flag)
  return index < 0 ? 0 : Number(process.argv[index + 1] ?? 50)
}

const paths = ['dev-authored.jsonl', 'dev-real.jsonl']
  .map((name) => join(gold, name))
  .filter((path) => existsSync(path))
if (paths.length === 0) console.log('No annotated captions beside the project: nothing is measured.')
for (const path of paths) {
  const results: Result[] = []
  for (const caption of parseAnnotatedCaptions(readFileSync(path, 'utf8'))) {
    const result = await mend(caption)
    if (result) results.push(result)
  }
  console.log(`\n${basename(path)}: ${results.length} captions with errors`)
  print(results)
  if (process.argv.includes('--show')) show(results, numberBehind('--show'), false)
  if (process.argv.includes('--lost')) show(results, Infinity, true)
  if (process.argv.includes('--left')) showLeft(results)
}
