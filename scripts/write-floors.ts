/** Lifts the floors in `test/corpus/floors.json` to what the reader reaches now. A floor never sinks. */
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseAnnotatedSentences} from '../bench/annotated-sentences.ts'
import {readAnnotated} from '../bench/read-annotated.ts'
import {type AnnotatedCaption, parseAnnotatedCaptions, scoreTable} from '../bench/score.ts'

interface Floor {
  readonly words: number
  readonly captions: number
}
type Floors = Record<string, Record<string, Floor>>

const corpus = join(import.meta.dirname, '../test/corpus')
const path = join(corpus, 'floors.json')
const text = (name: string): string => readFileSync(join(corpus, name), 'utf8')
const before = process.argv.includes('--anew') ? {} : (JSON.parse(text('floors.json')) as Floors)

/** Two decimals, rounded down: a floor isn't for the last hair. */
const floored = (figure: number): number => Math.floor(figure * 100) / 100

const floorsOf = (name: string, captions: readonly AnnotatedCaption[]): Record<string, Floor> =>
  Object.fromEntries(
    scoreTable(captions, readAnnotated).map((score): [string, Floor] => [
      score.concept,
      {
        words: Math.max(before[name]?.[score.concept]?.words ?? 0, floored(score.words.f1)),
        captions: Math.max(before[name]?.[score.concept]?.captions ?? 0, floored(score.captions.f1))
      }
    ])
  )

const floors: Floors = {
  captions: floorsOf('captions', parseAnnotatedCaptions(text('captions.jsonl'))),
  sentences: floorsOf('sentences', parseAnnotatedSentences(text('sentences.txt')))
}
writeFileSync(path, `${JSON.stringify(floors, null, 2)}\n`)
