/** Writes `schema/report.schema.json`; with `--check` only tells whether it is up to date. */
import {fileURLToPath} from 'node:url'
import {toJsonSchema} from '@valibot/to-json-schema'
import {reportSchema} from '../src/reporters/report-schema.ts'
import {bringUpToDate} from './generated-files.ts'

/** The schema file's text. */
export const reportSchemaText = (): string =>
  `${JSON.stringify(toJsonSchema(reportSchema, {ignoreActions: ['readonly']}), null, 2)}\n`

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  bringUpToDate(new Map([['schema/report.schema.json', reportSchemaText()]]), 'schemas')
}
