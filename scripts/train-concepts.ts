/**
 * Learns how to weigh the reader's evidence from annotated captions written for caplint (MIT like the rest of the project)
 * and writes `src/language/grammar/weights.generated.ts`. Per concept it fits a linear-chain conditional random field with
 * two labels over the words that can carry a concept.
 *
 *     npx tsx scripts/train-concepts.ts CAPTIONS.jsonl            # train on all, write the weights
 *     npx tsx scripts/train-concepts.ts CAPTIONS.jsonl --cv dataset|author [--test OTHER.jsonl]
 */
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {
  type AnnotatedCaption,
  contentWords,
  goldRanges,
  groups,
  printErrors,
  printTable,
  scoreTable
} from '../bench/score.ts'
import {conceptNames, type ConceptName} from '../src/language/concept.ts'
import {readEvidence} from '../src/language/concepts.ts'
import {settle, spansOfLabels} from '../src/language/grammar/spans.ts'
import {linkNames} from '../src/language/grammar/links.ts'
import type {LoraKind} from '../src/language/kind.ts'
import {parseAnnotatedSentences} from '../bench/annotated-sentences.ts'
import {conceptInput} from './concept-input.ts'

const argument = (name: string): string | undefined => {
  const i = process.argv.indexOf(name)
  return i < 0 ? undefined : process.argv[i + 1]
}
const file = process.argv[2] ?? ''
const load = (path: string): AnnotatedCaption[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as AnnotatedCaption)

export interface Example {
  readonly caption: AnnotatedCaption
  readonly evidence: ReturnType<typeof readEvidence>
  /** Evidence by position. */
  readonly items: Int32Array
  readonly from: Int32Array
  readonly links: Uint8Array
  /** Concepts by position, as bits. */
  readonly labels: Int32Array
}

function example(caption: AnnotatedCaption): Example {
  const kind = ['character', 'style', 'motion', 'object'].includes(caption.kind)
    ? (caption.kind as LoraKind)
    : undefined
  const evidence = readEvidence(conceptInput(caption.caption, kind, caption.anchor ? [caption.anchor] : []))
  const {positions, from, items, links} = evidence.evidence
  const labels = new Int32Array(positions.length)
  const words = contentWords(caption.caption)
  for (const [c, concept] of conceptNames.entries()) {
    const ranges = goldRanges(caption, concept)
    if (ranges.length === 0) continue
    for (const [n, i] of positions.entries()) {
      const unit = evidence.reading.units[i]
      if (unit === undefined) continue
      const inUnit = words.filter((word) => word.start < unit.end && word.end > unit.start)
      const covered = inUnit.filter((word) =>
        ranges.some(([start, end]) => word.start >= start && word.end <= end)
      )
      if (
        covered.length * 2 > inUnit.length ||
        (inUnit.length === 0 && ranges.some(([start, end]) => unit.start >= start && unit.end <= end))
      )
        labels[n] = (labels[n] ?? 0) | (1 << c)
    }
  }
  return {
    caption,
    evidence,
    from: Int32Array.from(from),
    items: Int32Array.from(items),
    links: Uint8Array.from(links),
    labels
  }
}

const L = linkNames.length
const C = conceptNames.length

export interface Model {
  readonly ids: Map<number, number>
  /** Weight of item `id` for concept c at id * C + c. */
  readonly weights: Float32Array
  /** Transition weights by concept, link and pair of labels. */
  readonly transitions: Float32Array
}

function train(
  examples: readonly Example[],
  {
    epochs = Number(argument('--epochs') ?? 10),
    rate = Number(argument('--rate') ?? 0.1),
    l2 = Number(argument('--l2') ?? 0.00004),
    minimum = Number(argument('--min') ?? 4),
    l1 = Number(argument('--l1') ?? 0)
  } = {}
): Model {
  const counts = new Map<number, number>()
  for (const {items} of examples) for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  const ids = new Map<number, number>()
  for (const [item, count] of counts) if (count >= minimum) ids.set(item, ids.size)
  const weights = new Float32Array(ids.size * C)
  const sums = new Float32Array(ids.size * C).fill(1e-2)
  const transitions = new Float32Array(C * L * 4)
  const transitionSums = new Float32Array(C * L * 4).fill(1e-2)
  const dense = examples.map(({items, from, links, labels}) => {
    const known: number[] = []
    const starts = new Int32Array(from.length)
    for (let n = 0; n + 1 < from.length; n++) {
      starts[n] = known.length
      for (let k = from[n] ?? 0; k < (from[n + 1] ?? 0); k++) {
        const id = ids.get(items[k] ?? 0)
        if (id !== undefined) known.push(id)
      }
    }
    starts[from.length - 1] = known.length
    return {items: Int32Array.from(known), starts, links, labels}
  })
  let seed = 42
  const random = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return seed / 4294967296
  }
  const drop = Number(argument('--drop') ?? 0.3)
  const thin = (
    all: Int32Array,
    allStarts: Int32Array,
    N: number
  ): {items: Int32Array; starts: Int32Array} => {
    if (drop === 0) return {items: all, starts: allStarts}
    const items = new Int32Array(all.length)
    const starts = new Int32Array(N + 1)
    let size = 0
    for (let n = 0; n < N; n++) {
      starts[n] = size
      for (let k = allStarts[n]!; k < allStarts[n + 1]!; k++) if (random() >= drop) items[size++] = all[k]!
    }
    starts[N] = size
    return {items, starts}
  }
  const scores = new Float32Array(400 * C)
  const forward = new Float64Array(400 * 2)
  const backward = new Float64Array(400 * 2)
  // The mean of the later epochs' weights generalises better than the last.
  const mean = new Float32Array(weights.length)
  const meanTransitions = new Float32Array(transitions.length)
  let averaged = 0
  /** Weights that matter; the last epochs fit these alone. */
  const sparse = Number(argument('--sparse') ?? 0.22)
  let kept: Uint8Array | undefined
  for (let epoch = 0; epoch < epochs; epoch++) {
    if (epoch === epochs - 3 && sparse > 0) {
      kept = new Uint8Array(weights.length)
      for (let w = 0; w < weights.length; w++) {
        if (Math.abs(weights[w] ?? 0) >= sparse) kept[w] = 1
        else weights[w] = 0
      }
    }
    const order = dense.map((_, i) => i)
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1))
      ;[order[i], order[j]] = [order[j] as number, order[i] as number]
    }
    for (const e of order) {
      const {items: all, starts: allStarts, links, labels} = dense[e] as (typeof dense)[number]
      const N = labels.length
      const {items, starts} = thin(all, allStarts, N)
      if (N === 0 || N > 400) continue
      scores.fill(0, 0, N * C)
      for (let n = 0; n < N; n++)
        for (let k = starts[n] as number; k < (starts[n + 1] as number); k++) {
          const at = (items[k] as number) * C
          for (let c = 0; c < C; c++) scores[n * C + c]! += weights[at + c]!
        }
      const gradient = new Float32Array(N * C)
      for (let c = 0; c < C; c++) {
        // Forward and backward over two labels, in probabilities with scaling.
        for (let n = 0; n < N; n++) {
          const s = Math.exp(Math.max(-30, Math.min(30, scores[n * C + c]!)))
          let a0: number
          let a1: number
          if (n === 0 || links[n] === 0) {
            a0 = 1
            a1 = s
          } else {
            const t = (c * L + links[n]!) * 4
            const p0 = forward[(n - 1) * 2]!
            const p1 = forward[(n - 1) * 2 + 1]!
            a0 = p0 * Math.exp(transitions[t]!) + p1 * Math.exp(transitions[t + 2]!)
            a1 = (p0 * Math.exp(transitions[t + 1]!) + p1 * Math.exp(transitions[t + 3]!)) * s
          }
          const z = a0 + a1
          forward[n * 2] = a0 / z
          forward[n * 2 + 1] = a1 / z
        }
        for (let n = N - 1; n >= 0; n--) {
          if (n === N - 1 || links[n + 1] === 0) {
            backward[n * 2] = 1
            backward[n * 2 + 1] = 1
          } else {
            const s = Math.exp(Math.max(-30, Math.min(30, scores[(n + 1) * C + c]!)))
            const t = (c * L + links[n + 1]!) * 4
            const b0 = backward[(n + 1) * 2]!
            const b1 = backward[(n + 1) * 2 + 1]! * s
            const x0 = Math.exp(transitions[t]!) * b0 + Math.exp(transitions[t + 1]!) * b1
            const x1 = Math.exp(transitions[t + 2]!) * b0 + Math.exp(transitions[t + 3]!) * b1
            const z = x0 + x1
            backward[n * 2] = x0 / z
            backward[n * 2 + 1] = x1 / z
          }
        }
        for (let n = 0; n < N; n++) {
          const m0 = forward[n * 2]! * backward[n * 2]!
          const m1 = forward[n * 2 + 1]! * backward[n * 2 + 1]!
          const gold = (labels[n]! >> c) & 1
          gradient[n * C + c] = gold - m1 / (m0 + m1)
          if (n > 0 && links[n] !== 0) {
            const t = (c * L + links[n]!) * 4
            const s = Math.exp(Math.max(-30, Math.min(30, scores[n * C + c]!)))
            const e00 = forward[(n - 1) * 2]! * Math.exp(transitions[t]!) * backward[n * 2]!
            const e01 = forward[(n - 1) * 2]! * Math.exp(transitions[t + 1]!) * s * backward[n * 2 + 1]!
            const e10 = forward[(n - 1) * 2 + 1]! * Math.exp(transitions[t + 2]!) * backward[n * 2]!
            const e11 = forward[(n - 1) * 2 + 1]! * Math.exp(transitions[t + 3]!) * s * backward[n * 2 + 1]!
            const z = e00 + e01 + e10 + e11
            const pair = ((labels[n - 1]! >> c) & 1) * 2 + gold
            for (const [k, value] of [e00, e01, e10, e11].entries()) {
              const g = (k === pair ? 1 : 0) - value / z - 0.0005 * transitions[t + k]!
              transitionSums[t + k]! += g * g
              transitions[t + k]! += (rate * g) / Math.sqrt(transitionSums[t + k]!)
            }
          }
        }
      }
      for (let n = 0; n < N; n++)
        for (let k = starts[n] as number; k < (starts[n + 1] as number); k++) {
          const at = (items[k] as number) * C
          for (let c = 0; c < C; c++) {
            const raw = gradient[n * C + c]!
            if ((raw > -0.002 && raw < 0.002) || (kept !== undefined && kept[at + c] === 0)) continue
            const g = raw - l2 * 100 * weights[at + c]!
            const sum = (sums[at + c]! += g * g)
            const step = rate / Math.sqrt(sum)
            let w = weights[at + c]! + step * g
            if (l1 > 0) w = Math.sign(w) * Math.max(0, Math.abs(w) - step * l1)
            weights[at + c] = w
          }
        }
    }
    if (epoch >= epochs - (sparse > 0 ? 2 : 6)) {
      averaged++
      for (let w = 0; w < weights.length; w++) mean[w]! += weights[w]!
      for (let w = 0; w < transitions.length; w++) meanTransitions[w]! += transitions[w]!
    }
  }
  return prune({
    ids,
    weights: mean.map((sum) => sum / averaged),
    transitions: meanTransitions.map((sum) => sum / averaged)
  })
}

/** Takes away weights that matter little, and items that are left without any. */
function prune({ids, weights, transitions}: Model): Model {
  const least = Number(argument('--prune') ?? 0.1)
  const kept = new Map<number, number>()
  const rows: number[] = []
  let count = 0
  for (const [item, id] of ids) {
    let any = false
    for (let c = 0; c < C; c++) {
      const w = weights[id * C + c] ?? 0
      if (Math.abs(w) < least) weights[id * C + c] = 0
      else {
        any = true
        count++
      }
    }
    if (any) {
      kept.set(item, kept.size)
      for (let c = 0; c < C; c++) rows.push(weights[id * C + c] ?? 0)
    }
  }
  if (process.argv.includes('--sizes')) console.log(`${kept.size} items, ${count} weights`)
  return {ids: kept, weights: Float32Array.from(rows), transitions}
}

function predict(model: Model, {items, from, links}: Example, bias: Float32Array): Int32Array {
  const N = from.length - 1
  const labels = new Int32Array(N)
  const scores = new Float32Array(N * C)
  for (let n = 0; n < N; n++)
    for (let k = from[n]!; k < from[n + 1]!; k++) {
      const id = model.ids.get(items[k]!)
      if (id === undefined) continue
      for (let c = 0; c < C; c++) scores[n * C + c]! += model.weights[id * C + c]!
    }
  for (let c = 0; c < C; c++) {
    const back = new Uint8Array(N * 2)
    let s0 = 0
    let s1 = 0
    for (let n = 0; n < N; n++) {
      const s = scores[n * C + c]! + bias[c]!
      if (n === 0) {
        s0 = 0
        s1 = s
        continue
      }
      if (links[n] === 0) {
        const best = s1 > s0 ? 1 : 0
        back[n * 2] = best
        back[n * 2 + 1] = best
        const b = Math.max(s0, s1)
        s0 = b
        s1 = b + s
        continue
      }
      const t = (c * L + links[n]!) * 4
      const T = model.transitions
      const a00 = s0 + T[t]!,
        a10 = s1 + T[t + 2]!,
        a01 = s0 + T[t + 1]!,
        a11 = s1 + T[t + 3]!
      back[n * 2] = a10 > a00 ? 1 : 0
      back[n * 2 + 1] = a11 > a01 ? 1 : 0
      s0 = Math.max(a00, a10)
      s1 = Math.max(a01, a11) + s
    }
    let y = s1 > s0 ? 1 : 0
    for (let n = N - 1; n >= 0; n--) {
      if (y) labels[n]! |= 1 << c
      y = back[n * 2 + y]!
    }
  }
  return labels
}

const examples = load(file).map(example)
/** Sentences for single constructions and traps; learned from with double weight, never tested on here. */
const lessons = parseAnnotatedSentences(
  readFileSync(join(import.meta.dirname, '../test/corpus/sentences.txt'), 'utf8')
).map(example)
const repeat = Number(argument('--lessons') ?? 1)
const withLessons = (some: readonly Example[]): Example[] => [
  ...some,
  ...Array.from({length: repeat}, () => lessons).flat()
]
/**
 * Added to every decision. Words F1 is highest near 0.6, but then 2.6 % of the words of conforming captions are marked
 * wrongly with a concept that should be omitted; precision comes first there.
 */
const biasOfOmitted = 0.3
const biasOfDescribed = 0.5
const bias = Float32Array.from(conceptNames, (name) =>
  Number(argument('--bias') ?? (groups['omit']?.includes(name) === true ? biasOfOmitted : biasOfDescribed))
)
const spansFor =
  (results: Map<string, Int32Array>, byId: Map<string, Example>) => (caption: AnnotatedCaption) => {
    const found = byId.get(caption.id)
    const labels = results.get(caption.id)
    return found === undefined || labels === undefined
      ? []
      : spansOfLabels(found.evidence.reading, found.evidence.evidence, labels)
  }

/** Tries a few biases for all concepts at once and keeps each concept's best. */
function tune(labelAll: () => void, read: ReturnType<typeof spansFor>): void {
  const best = new Map<string, {value: number; score: number}>()
  for (const value of [-0.2, 0, 0.2, 0.4, 0.6, 0.8, 1, 1.2]) {
    bias.fill(value)
    labelAll()
    for (const {concept, words, captions} of scoreTable(
      examples.map((one) => one.caption),
      read
    )) {
      const score = words.f1 + captions.f1
      if (score > (best.get(concept)?.score ?? 0)) best.set(concept, {value, score})
    }
  }
  for (const [c, name] of conceptNames.entries()) bias[c] = best.get(name)?.value ?? 0.6
  console.log(
    JSON.stringify(
      Object.fromEntries(conceptNames.map((name, c) => [name, Number((bias[c] ?? 0).toFixed(1))]))
    )
  )
  labelAll()
}

/** Gold labels through units: the most that labels of units can reach. */
if (process.argv.includes('--ceiling')) {
  const byId = new Map(examples.map((one) => [one.caption.id, one]))
  printTable(
    scoreTable(
      examples.map((one) => one.caption),
      spansFor(new Map(examples.map((one) => [one.caption.id, one.labels])), byId)
    )
  )
} else if (argument('--cv') !== undefined) {
  const key = (one: Example): string =>
    argument('--cv') === 'author'
      ? one.caption.id.slice(0, 1)
      : ((one.caption as {dataset?: string}).dataset ?? one.caption.id)
  const groups = [...new Set(examples.map(key))].sort()
  const folds = argument('--cv') === 'author' ? groups.length : 5
  const foldOf = new Map(groups.map((group, i) => [group, i % folds]))
  const results = new Map<string, Int32Array>()
  const models: Model[] = []
  for (let fold = 0; fold < folds; fold++) {
    const fraction = Number(argument('--fraction') ?? 1)
    models.push(
      train(
        withLessons(
          examples.filter((one, i) => foldOf.get(key(one)) !== fold && (i * 7919) % 100 < fraction * 100)
        )
      )
    )
  }
  const labelAll = (): void => {
    for (const one of examples) {
      const model = models[foldOf.get(key(one)) ?? 0]
      if (model === undefined) continue
      const {reading, evidence} = one.evidence
      results.set(one.caption.id, settle(reading, evidence, predict(model, one, bias)))
    }
  }
  labelAll()
  const byId = new Map(examples.map((one) => [one.caption.id, one]))
  if (process.argv.includes('--tune')) tune(labelAll, spansFor(results, byId))
  const wanted = argument('--errors')
  const save = argument('--save')
  if (save !== undefined) {
    const read = spansFor(results, byId)
    writeFileSync(
      save,
      examples.map(({caption}) => JSON.stringify({id: caption.id, concepts: read(caption)})).join('\n')
    )
  }
  if (wanted === undefined)
    printTable(
      scoreTable(
        examples.map((one) => one.caption),
        spansFor(results, byId)
      )
    )
  else
    printErrors(
      examples.map((one) => one.caption),
      spansFor(results, byId),
      wanted,
      false
    )
}
const other = argument('--test')
if (other !== undefined) {
  const model = train(withLessons(examples))
  const tests = load(other).map(example)
  const results = new Map(
    tests.map((one) => [
      one.caption.id,
      settle(one.evidence.reading, one.evidence.evidence, predict(model, one, bias))
    ])
  )
  const byId = new Map(tests.map((one) => [one.caption.id, one]))
  console.log(`\n${other}; ${model.ids.size} items`)
  printTable(
    scoreTable(
      tests.map((one) => one.caption),
      spansFor(results, byId)
    )
  )
}
if (process.argv.includes('--write')) writeWeights(train(withLessons(examples)))

/** Weights in steps of 1/24, one byte each; items, row lengths, concepts and values as base64. */
function writeWeights({ids, weights, transitions}: Model): void {
  const step = 1 / 24
  const keys = new Int32Array(ids.size)
  const counts = new Uint8Array(ids.size)
  const rowConcepts: number[] = []
  const values: number[] = []
  for (const [item, id] of ids) {
    keys[id] = item
  }
  for (let id = 0; id < ids.size; id++) {
    for (let c = 0; c < C; c++) {
      const value = Math.max(-127, Math.min(127, Math.round((weights[id * C + c] ?? 0) / step)))
      if (value === 0) continue
      counts[id] = (counts[id] ?? 0) + 1
      rowConcepts.push(c)
      values.push(value)
    }
  }
  const base64 = (bytes: ArrayBufferView): string =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  const text = `// Generated by scripts/train-concepts.ts from captions that were written and annotated for caplint (MIT, like caplint); do not edit.
export const weightData = {
  step: ${step},
  items: '${base64(keys)}',
  counts: '${base64(counts)}',
  concepts: '${base64(Uint8Array.from(rowConcepts))}',
  values: '${base64(Int8Array.from(values))}',
  transitions: ${JSON.stringify([...transitions].map((value) => Number(value.toFixed(2))))},
  bias: ${JSON.stringify([...bias].map((value) => Number(value.toFixed(2))))}
}
`
  writeFileSync(join(import.meta.dirname, '../src/language/grammar/weights.generated.ts'), text)
  console.log(`${ids.size} items, ${values.length} weights, ${(text.length / 1024).toFixed(0)} KiB`)
}
export type {ConceptName}
