/** Writes the schemas of reports; with `--check` only tells whether it is up to date. */
import {fileURLToPath} from 'node:url'
import {toJsonSchema} from '@valibot/to-json-schema'
import {reportLineSchema, reportSchema} from '../src/reporters/report-schema.ts'
import {bringUpToDate} from './generated-files.ts'

const textOf = (schema: typeof reportSchema | typeof reportLineSchema): string =>
  `${JSON.stringify(toJsonSchema(schema, {ignoreActions: ['readonly']}), null, 2)}\n`

/** The schema files' texts, by path. */
export const reportSchemaTexts = (): ReadonlyMap<string, string> =>
  new Map([
    ['schema/report.schema.json', textOf(reportSchema)],
    ['schema/report-line.schema.json', textOf(reportLineSchema)]
  ])

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  bringUpToDate(reportSchemaTexts(), 'schemas')
}
