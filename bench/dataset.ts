import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

const examples = new URL('../examples/', import.meta.url)

/** The captions of `examples/mirela`: half of them faulty, as in real datasets. */
function exampleCaptions(): readonly string[] {
  const folder = new URL('mirela/', examples)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(new URL(name, folder), 'utf8').trim())
    .filter((caption) => caption.split(' ').length > 3)
}

/**
 * Captions as long as the examples, no two alike: each is one of the examples with half of its clauses exchanged for
 * clauses of others. The choice follows from a fixed seed, so that every run measures the same text.
 */
export function makeCaptions(count: number): readonly string[] {
  const captions = exampleCaptions().map((caption) => caption.split(/(?<=[,.]) /))
  const clauses = captions.flat()
  const random = randomNumbers(20_250_101)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const made = new Set<string>()
  while (made.size < count) {
    const mixed = pick(captions).map((clause) => (random() < 0.5 ? clause : pick(clauses)))
    // Later clauses keep short captions apart once their few combinations are used up.
    if (made.has(mixed.join(' '))) mixed.push(pick(clauses))
    made.add(mixed.join(' '))
  }
  return [...made]
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Writes captions with media as a trainer would read them, 1,000 to a folder, and the config that belongs to them. */
export function writeDataset(folder: string, captions: readonly string[]): void {
  const image = readFileSync(new URL('mirela/mirela_01.png', examples))
  for (const [index, caption] of captions.entries()) {
    const part = join(folder, `part-${String(Math.floor(index / 1000)).padStart(2, '0')}`)
    if (index % 1000 === 0) mkdirSync(part, {recursive: true})
    const name = String(index).padStart(5, '0')
    writeFileSync(join(part, `${name}.txt`), `${caption}\n`)
    writeFileSync(join(part, `${name}.png`), image)
  }
  const config = {preset: 'character', anchor: 'mirela', secondary: ['in the mustard raincoat']}
  writeFileSync(join(folder, '.caplintrc.json'), JSON.stringify(config))
}
