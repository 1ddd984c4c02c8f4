import * as v from 'valibot'
import {describeIssue} from '../config/config-problem.ts'
import {parseJson} from '../config/parse-config-text.ts'
import {schemaKeys} from '../config/schema-keys.ts'
import {UserError} from '../errors.ts'
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
    throw new UserError(
      `${label}:${line}: Unexpected merge conflict; keep the lines of both sides and remove the marks \`<<<<<<<\`, \`=======\` and \`>>>>>>>\``
    )
  }
  const value = await parseJson(text, label)
  const newer = newerVersion(value)
  if (newer !== undefined) {
    throw new UserError(
      `${await placeIn(text, label, ['version'])}: Unexpected version ${newer}; this caplint reads version ${suppressionsVersion}, use the one that wrote the file`
    )
  }
  const {issues, output} = v.safeParse(suppressionsSchema, value, {abortEarly: true})
  if (issues) {
    const {keys, part, message} = describeIssue(issues, (parent) => schemaKeys(suppressionsSchema, parent))
    throw new UserError(`${await placeIn(text, label, keys, part)}: ${message}`)
  }
  await refuseDuplicates(output, text, label)
  return output
}

function newerVersion(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null || !('version' in value)) return undefined
  const {version} = value
  return typeof version === 'number' && version !== suppressionsVersion ? version : undefined
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
      const [first, second] = await Promise.all(
        [earlier, index].map((each) => placeIn(text, label, ['suppressions', each]))
      )
      throw new UserError(
        `${second}: Unexpected second entry for \`${suppression.rule}\` in \`${suppression.path}\` with this fingerprint, the first is ${first}; keep one of them`
      )
    }
    seen.set(key, index)
  }
}
