/** Writes the schemas of reports and of what `effective` prints; with `--check` only tells whether it is up to date. */
import {fileURLToPath} from 'node:url'
import {toJsonSchema} from '@valibot/to-json-schema'
import {effectiveSchema} from '../src/cli/effective/effective-schema.ts'
import {reportLineSchema, reportSchema} from '../src/reporters/report-schema.ts'
import {bringUpToDate} from './generated-files.ts'

const textOf = (schema: typeof reportSchema | typeof reportLineSchema | typeof effectiveSchema): string =>
  `${JSON.stringify(toJsonSchema(schema, {ignoreActions: ['readonly']}), null, 2)}\n`

/** The schema files' texts, by path. */
export const reportSchemaTexts = (): ReadonlyMap<string, string> =>
  new Map([
    ['schema/report.schema.json', textOf(reportSchema)],
    ['schema/report-line.schema.json', textOf(reportLineSchema)],
    ['schema/effective.schema.json', textOf(effectiveSchema)]
  ])

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  bringUpToDate(reportSchemaTexts(), 'schemas')
}
