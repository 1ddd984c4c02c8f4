/** Datasets that are linted for a trainer, and what single trainers make of texts. */
import {trainerNamed} from '../src/dataset/trainers/index.ts'
import type {TrainerSettings} from '../src/dataset/trainers/settings.ts'
import {useTrainer} from '../src/dataset/trainers/trainer-use.ts'
import {datasetWith} from './dataset-fixture.ts'
import {runInProcess} from './run-caplint.ts'

/** A caption that no rule has anything against. */
export const caption = 'a wide shot of annika running down a hill'

export type Files = Readonly<Record<string, string | Uint8Array>>
interface Setting {
  readonly trainer?: object | string
  readonly anchor?: string
  readonly [key: string]: unknown
}

/** Rules that found something, by path, of a dataset with a config. */
export async function found(files: Files, config: Setting = {}, args: readonly string[] = []) {
  const folder = datasetWith({'.caplintrc.json': JSON.stringify(config), ...files})
  const {stdout, stderr} = await runInProcess([...args, '-f', 'json'], {cwd: folder})
  if (stdout === '') throw new Error(stderr)
  const {results, notes = []} = JSON.parse(stdout)
  const rules = results.map(({path, messages}: {path: string; messages: {rule: string}[]}) => [
    path,
    messages.map(({rule}) => rule)
  ])
  return {rules: Object.fromEntries(rules) as Record<string, string[]>, stderr, notes}
}

/** A trainer, set so. */
export const use = (name: string, settings: TrainerSettings = {}) => {
  const profile = trainerNamed(name)
  if (!profile) throw new Error(`no trainer ${name}`)
  return useTrainer(profile, settings)
}
/** What a trainer makes of a caption file. */
export const texts = (name: string, text: string, settings: TrainerSettings = {}) =>
  use(name, settings).read(text).texts
