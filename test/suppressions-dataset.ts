import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {dataset} from './cli-dataset.ts'
import {runInProcess} from './run-caplint.ts'

export const fileName = 'caplint-suppressions.json'

/** A dataset of captions by stem, each with media. */
export const setOf = (captions: Readonly<Record<string, string>>, rules?: object): string =>
  dataset(
    Object.fromEntries(
      Object.entries(captions).flatMap(([stem, caption]) => [
        [`${stem}.txt`, caption],
        [`${stem}.png`, '']
      ])
    ),
    rules
  )

/** The entries of a suppressions file of a folder. */
export const entriesIn = (folder: string, name = fileName): readonly Readonly<Record<string, unknown>>[] =>
  JSON.parse(readFileSync(join(folder, name), 'utf8')).suppressions

/** Runs caplint in a folder, inside the test. */
export const caplint = (cwd: string, ...args: readonly string[]) => runInProcess(args, {cwd})
