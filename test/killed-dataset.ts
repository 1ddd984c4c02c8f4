import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/** What a caption holds before a run and after it, by its number. Long, lest it be written in one go by chance. */
export interface Versions {
  readonly old: (index: number) => string
  readonly new: (index: number) => string
}

/** Captions that any program could have changed. */
export const longTexts: Versions = {
  old: (index) => `a shot of annika with long red hair, ${index}. `.repeat(50),
  new: (index) => `a shot of annika, ${index}. `.repeat(50)
}

const framings = ['close up', 'medium shot', 'full body shot', 'wide shot']
const expressions = ['smiling', 'laughing', 'frowning', 'grinning', 'crying']
const actions = [
  'waving',
  'pointing up',
  'running',
  'jumping',
  'sitting',
  'kneeling',
  'dancing',
  'crouching',
  'reading a book',
  'holding a cup'
]
const angles = ['side view', 'front view', 'back view', 'three quarter view', 'low angle']
const directions = ['left', 'right']

/** One of 2,000 captions, no two the same: what would make duplicates is not mended. */
function caption(index: number, trait: string): string {
  let rest = index
  const pick = (words: readonly string[]): string => {
    const word = words[rest % words.length] ?? ''
    rest = Math.floor(rest / words.length)
    return word
  }
  return `a ${pick(framings)} of annika${trait}, ${pick(expressions)} and ${pick(actions)}, looking ${pick(directions)}, ${pick(angles)}\n`
}

/** Captions as caplint mends them. */
export const captions: Versions = {
  old: (index) => caption(index, ' with long red hair'),
  new: (index) => caption(index, '')
}

const nameOf = (index: number): string => `${String(index).padStart(5, '0')}.txt`
export const indexOf = (name: string): number => Number.parseInt(name, 10)

/** Writes captions into a folder. */
export function fillDataset(root: string, amount: number, versions: Versions): void {
  for (let index = 0; index < amount; index++) {
    writeFileSync(join(root, nameOf(index)), versions.old(index))
  }
}

/** Numbers of captions that are old, new, and neither; hidden files aside. */
export function census(
  root: string,
  versions: Versions
): {readonly old: number; readonly new: number; readonly torn: number} {
  const counted = {old: 0, new: 0, torn: 0}
  for (const name of readdirSync(root)) {
    if (name.startsWith('.')) continue
    const text = readFileSync(join(root, name), 'utf8')
    const index = indexOf(name)
    counted[text === versions.old(index) ? 'old' : text === versions.new(index) ? 'new' : 'torn']++
  }
  return counted
}
