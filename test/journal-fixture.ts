/** Projects whose journals lie beside their config, and runs in them. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect} from 'vitest'
import {
  type ChangeOutcome,
  type Journal,
  type JournalSettings,
  openJournal
} from '../src/fix-journal/journal.ts'
import {datasetWith, type Link} from './dataset-fixture.ts'

export const bytes = (text: string): Buffer => Buffer.from(text)

/** A project with a dataset in its folder `images`. */
export interface Project {
  readonly base: string
  readonly root: string
  /** Where its journals go. */
  readonly folder: string
}

/** A fresh project with these captions. */
export function project(
  captions: Readonly<Record<string, string | Uint8Array | Link>> = {'a.txt': 'old a', 'b.txt': 'old b'}
): Project {
  const named = Object.entries(captions).map(([name, content]) => [`images/${name}`, content] as const)
  const base = datasetWith({'images/': '', ...Object.fromEntries(named)})
  return {base, root: join(base, 'images'), folder: join(base, '.caplint', 'journal')}
}

export const open = ({folder, root}: Project, more: Partial<JournalSettings> = {}): Journal =>
  openJournal({folder, root, ...more})

/** Replaces a caption of a project; without `before`, makes it. */
export const replace = (
  journal: Journal,
  {root}: Project,
  name: string,
  before: string | undefined,
  after: string
): ChangeOutcome =>
  journal.replace({
    path: join(root, name),
    before: before === undefined ? undefined : bytes(before),
    after: bytes(after)
  })

export const read = ({root}: Project, name: string): string => readFileSync(join(root, name), 'utf8')

/** A run that gives the two captions of a project new text. */
export function run(place: Project): string {
  const journal = open(place)
  for (const name of ['a', 'b']) {
    expect(replace(journal, place, `${name}.txt`, `old ${name}`, `new ${name}`)).toEqual({status: 'written'})
  }
  return journal.close().run
}

export const journalOf = ({folder}: Project, name: string): string => join(folder, `${name}.jsonl`)
