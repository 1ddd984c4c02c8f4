/**
 * Learns how to weigh the reader's evidence, from the annotated captions and sentences in `test/corpus`, which were
 * written for caplint (MIT like caplint), and writes `src/language/grammar/weights.generated.ts`. To be run again whenever
 * a rule of the grammar, the lexicon or the corpus changes.
 *
 *     npx tsx scripts/train-concepts.ts --write
 *     npx tsx scripts/train-concepts.ts --cv dataset|author [--errors CONCEPT | --save OUT.jsonl]
 *     npx tsx scripts/train-concepts.ts --test OTHER.jsonl
 *
 * `--cv` learns with whole datasets, or whole authors, held out and scores on those: the honest figures.
 */
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseAnnotatedSentences} from '../bench/annotated-sentences.ts'
import {
  type AnnotatedCaption,
  groups,
  parseAnnotatedCaptions,
  printErrors,
  printTable,
  scoreTable
} from '../bench/score.ts'
import type {ConceptSpan} from '../src/language/concept.ts'
import {conceptNames} from '../src/language/concept.ts'
import {settle, spansOfLabels} from '../src/language/grammar/spans.ts'
import {type Example, example} from './concept-training/example.ts'
import {fitWeights, usualOptions} from './concept-training/fit.ts'
import {type Model, predict} from './concept-training/model.ts'
import {writeWeights} from './concept-training/write-weights.ts'

const argument = (name: string): string | undefined => {
  const i = process.argv.indexOf(name)
  return i < 0 ? undefined : process.argv[i + 1]
}

/**
 * Added to every decision. The F1 of words is highest near 0.6, but then 2.6 % of the words of captions that conform to
 * the guide are marked wrongly with a concept that should be left out; precision comes first there.
 */
const biasOfOmitted = Number(argument('--bias') ?? 0.3)
const biasOfDescribed = Number(argument('--bias') ?? 0.5)
const bias = Float32Array.from(conceptNames, (name) =>
  groups.omit?.includes(name) ? biasOfOmitted : biasOfDescribed
)

const load = (path: string): Example[] => parseAnnotatedCaptions(readFileSync(path, 'utf8')).map(example)
const corpus = join(import.meta.dirname, '../test/corpus')
const examples = load(join(corpus, 'captions.jsonl'))
const sentences = parseAnnotatedSentences(readFileSync(join(corpus, 'sentences.txt'), 'utf8')).map(example)
const learn = (some: readonly Example[]): Model => fitWeights([...some, ...sentences], usualOptions)

type Results = ReadonlyMap<AnnotatedCaption, readonly ConceptSpan[]>

function read(
  model: Model,
  some: readonly Example[],
  results: Map<AnnotatedCaption, readonly ConceptSpan[]>
): void {
  for (const one of some) {
    const {reading, evidence} = one.evidence
    const labels = settle(reading, evidence, predict(model, one, bias))
    results.set(one.caption, spansOfLabels(reading, evidence, labels))
  }
}

function report(results: Results): void {
  const captions = [...results.keys()]
  const spansOf = (caption: AnnotatedCaption): readonly ConceptSpan[] => results.get(caption) ?? []
  const concept = argument('--errors')
  if (concept === undefined) printTable(scoreTable(captions, spansOf))
  else printErrors(captions, spansOf, concept, true)
  const path = argument('--save')
  if (path === undefined) return
  const lines = captions.map((caption) => JSON.stringify({id: caption.id, concepts: spansOf(caption)}))
  writeFileSync(path, `${lines.join('\n')}\n`)
}

function crossValidate(by: 'author' | 'dataset'): void {
  const groupOf = ({caption}: Example): string =>
    by === 'author' ? caption.id.slice(0, 1) : (caption.dataset ?? caption.id)
  const names = [...new Set(examples.map(groupOf))].sort()
  const folds = by === 'author' ? names.length : 5
  const foldOf = new Map(names.map((name, i) => [name, i % folds]))
  const results = new Map<AnnotatedCaption, readonly ConceptSpan[]>()
  for (let fold = 0; fold < folds; fold++) {
    const heldOut = (one: Example): boolean => foldOf.get(groupOf(one)) === fold
    const model = learn(examples.filter((one) => !heldOut(one)))
    read(model, examples.filter(heldOut), results)
  }
  report(results)
}

const by = argument('--cv')
const other = argument('--test')
if (by === 'author' || by === 'dataset') crossValidate(by)
if (other !== undefined) {
  const results = new Map<AnnotatedCaption, readonly ConceptSpan[]>()
  read(learn(examples), load(other), results)
  report(results)
}
if (process.argv.includes('--write')) writeWeights(learn(examples), bias)
