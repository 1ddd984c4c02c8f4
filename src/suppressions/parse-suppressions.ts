import * as v from 'valibot'
import {describeIssue} from '../config/config-problem.ts'
import {parseJson} from '../config/parse-config-text.ts'
import {schemaKeys} from '../config/schema-keys.ts'
import {errorAt, showPlace} from '../errors.ts'
import {isDay} from './day.ts'
import {placeIn} from './entry-places.ts'
import {
  suppressionKey,
  type SuppressionsDocument,
  suppressionsSchema,
  suppressionsVersion
} from './suppression.ts'

const conflictMark = /^(?:<{7}|\|{7}|={7}|>{7})(?=\s|$)/m

/**
 * Reads a suppressions file.
 * @param label The path of the file, for messages.
 * @throws {UserError} with the place of the first mistake.
 */
export async function parseSuppressions(text: string, label: string): Promise<SuppressionsDocument> {
  const conflict = conflictMark.exec(text)
  if (conflict) {
    const line = text.slice(0, conflict.index).split('\n').length
    throw errorAt(
      {path: label, line},
      `Unexpected merge conflict; keep the lines of both sides and remove the marks \`<<<<<<<\`, \`=======\` and \`>>>>>>>\``
    )
  }
  const value = await parseJson(text, label)
  const foreign = foreignVersion(value)
  if (foreign !== undefined) {
    throw errorAt(
      await placeIn(text, label, ['version']),
      `Unexpected version ${foreign}; this caplint reads version ${suppressionsVersion}, use the one that wrote the file`
    )
  }
  const {issues, output} = v.safeParse(suppressionsSchema, value, {abortEarly: true})
  if (issues) {
    const {keys, part, message} = describeIssue(issues, (parent) => schemaKeys(suppressionsSchema, parent))
    throw errorAt(await placeIn(text, label, keys, part), message)
  }
  await refuseImpossibleDays(output, text, label)
  await refuseDuplicates(output, text, label)
  return output
}

/** A version that is not this one, as it stands in the file; anything that is no version is left to the schema. */
function foreignVersion(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('version' in value)) return undefined
  const {version} = value
  const isVersion = typeof version === 'number' || typeof version === 'string'
  return isVersion && version !== suppressionsVersion ? JSON.stringify(version) : undefined
}

/** `2027-02-30` has the shape of a day, and would hold for longer than anybody meant. */
async function refuseImpossibleDays(
  {suppressions}: SuppressionsDocument,
  text: string,
  label: string
): Promise<void> {
  const index = suppressions.findIndex(({expires}) => expires !== undefined && !isDay(expires))
  const expires = suppressions[index]?.expires
  if (expires === undefined) return
  throw errorAt(
    await placeIn(text, label, ['suppressions', index, 'expires']),
    `Expected a day that the calendar has but found \`${expires}\``
  )
}

async function refuseDuplicates(
  {suppressions}: SuppressionsDocument,
  text: string,
  label: string
): Promise<void> {
  const seen = new Map<string, number>()
  for (const [index, suppression] of suppressions.entries()) {
    const key = suppressionKey(suppression)
    const earlier = seen.get(key)
    if (earlier !== undefined) {
      const first = showPlace(await placeIn(text, label, ['suppressions', earlier]))
      throw errorAt(
        await placeIn(text, label, ['suppressions', index]),
        `Unexpected second entry for \`${suppression.rule}\` in \`${suppression.path}\` with this fingerprint, the first is ${first}; keep one of them`
      )
    }
    seen.set(key, index)
  }
}
