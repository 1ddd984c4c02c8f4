import {mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {onTestFinished} from 'vitest'
import {type ConfigResolverSettings, createConfigResolver} from '../src/config/config-resolver.ts'
import {UserError} from '../src/errors.ts'
import {defineRule, v} from '../src/rule.ts'

/** Rules with names and options as the built-in ones have them, so that tests don't depend on the real ones. */
export const sampleRules = [
  defineRule({
    id: 'no-mood',
    family: 'omit',
    summary: 'Disallow moods.',
    why: 'It is a sample.',
    examples: [],
    options: {allow: v.optional(v.array(v.string()), [])}
  }),
  defineRule({
    id: 'word-count',
    family: 'length',
    summary: 'Limit the number of words.',
    why: 'It is a sample.',
    examples: [],
    options: {
      minimum: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 3),
      maximum: v.optional(v.number(), 60),
      unit: v.optional(v.picklist(['words', 'letters']), 'words')
    }
  }),
  defineRule({
    id: 'require-anchor',
    family: 'anchor',
    summary: 'Require it.',
    why: 'It is a sample.',
    examples: []
  })
]

/**
 * A folder of its own for a test, with these files in it; removed afterwards. It looks like a repository, so that
 * no config above it is found.
 * @returns Absolute path.
 */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'caplint-config-')))
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}))
  mkdirSync(join(folder, '.git'))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), {recursive: true})
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** A resolver with the sample rules. */
export const resolverIn = (cwd: string, settings: Partial<ConfigResolverSettings> = {}) =>
  createConfigResolver({cwd, ruleList: sampleRules, ...settings})

/** What applies to a file of the folder. */
export const configOf = (folder: string, file: string, settings: Partial<ConfigResolverSettings> = {}) =>
  resolverIn(folder, settings).configFor(join(folder, file))

/** The message of the user error that the config in the folder causes. */
export async function complaintOf(
  folder: string,
  settings: Partial<ConfigResolverSettings> = {}
): Promise<string> {
  try {
    await configOf(folder, 'a.txt', settings)
  } catch (error) {
    if (error instanceof UserError) return error.message
    throw error
  }
  throw new Error('Expected the config to be refused')
}

/** A config with a mistake, under the usual name of JSON configs. */
export const complaintAbout = (json: string): Promise<string> =>
  complaintOf(folderWith({'.caplintrc.json': json}))
