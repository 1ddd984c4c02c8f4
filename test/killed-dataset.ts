import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/** What a caption of this name holds before a run, long enough not to be written in one go by chance. */
export const oldText = (name: string): string => `a shot of annika with long red hair, ${name}. `.repeat(50)
export const newText = (name: string): string => `a shot of annika, ${name}. `.repeat(50)

export const nameOf = (index: number): string => `${String(index).padStart(5, '0')}.txt`

/** Writes captions into a folder. */
export function fillDataset(root: string, captions: number): void {
  for (let index = 0; index < captions; index++) {
    writeFileSync(join(root, nameOf(index)), oldText(nameOf(index)))
  }
}

/** Numbers of captions that are old, new, and neither; hidden files aside. */
export function census(root: string): {readonly old: number; readonly new: number; readonly torn: number} {
  const counted = {old: 0, new: 0, torn: 0}
  for (const name of readdirSync(root)) {
    if (name.startsWith('.')) continue
    const text = readFileSync(join(root, name), 'utf8')
    counted[text === oldText(name) ? 'old' : text === newText(name) ? 'new' : 'torn']++
  }
  return counted
}
