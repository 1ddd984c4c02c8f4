/**
 * A run that is there to be killed: gives every caption of a folder that is not the new one yet the new text, through
 * the journal, and writes a byte to stdout after each.
 *
 * `node --import tsx test/journal-driver.ts <folder of journals> <dataset>`
 */
import {readdirSync, readFileSync, writeSync} from 'node:fs'
import {join} from 'node:path'
import {openJournal} from '../src/fix-journal/journal.ts'
import {indexOf, longTexts} from './killed-dataset.ts'

const [, , folder = '', root = ''] = process.argv
const journal = openJournal({folder, root})
for (const name of readdirSync(root)) {
  if (name.startsWith('.')) continue
  const path = join(root, name)
  const before = readFileSync(path)
  const after = Buffer.from(longTexts.new(indexOf(name)))
  if (before.equals(after)) continue
  const outcome = journal.replace({path, before, after})
  if (outcome.status !== 'written') throw new Error(`${name}: ${outcome.reason}`)
  writeSync(1, '.')
}
journal.close()
