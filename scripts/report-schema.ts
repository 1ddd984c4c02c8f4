/** Writes `schema/report.schema.json`; with `--check` only tells whether it is up to date. */
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {fileURLToPath} from 'node:url'
import {toJsonSchema} from '@valibot/to-json-schema'
import {reportSchema} from '../src/reporters/report-schema.ts'

const file = fileURLToPath(new URL('../schema/report.schema.json', import.meta.url))

/** The schema file's text. */
export const reportSchemaText = (): string =>
  `${JSON.stringify(toJsonSchema(reportSchema, {ignoreActions: ['readonly']}), null, 2)}\n`

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    if (readFileSync(file, 'utf8') !== reportSchemaText()) {
      console.error('schema/report.schema.json is out of date: run `npx tsx scripts/report-schema.ts`')
      process.exitCode = 1
    }
  } else {
    mkdirSync(dirname(file), {recursive: true})
    writeFileSync(file, reportSchemaText())
  }
}
