import {readFileSync} from 'node:fs'
import {Ajv} from 'ajv'
import {expect, test} from 'vitest'
import {report, show, usual} from './report-fixture.ts'

const validate = new Ajv({allErrors: true}).compile(
  JSON.parse(readFileSync('schema/report-line.schema.json', 'utf8'))
)

/** The lines, each of which is what the shipped schema describes. */
const parsed = async (shown: typeof usual): Promise<readonly {readonly type: string}[]> =>
  (await show('jsonl', shown))
    .trimEnd()
    .split('\n')
    .map((text) => {
      const line = JSON.parse(text)
      validate(line)
      expect(validate.errors).toBeNull()
      return line
    })

test('has one line for everything the report holds, its version first and its summary last', async () => {
  const lines = await parsed({...usual, dryRun: true, fixed: [], stats: [{part: 'parsing', milliseconds: 1}]})
  const amount = (type: string): number => lines.filter((line) => line.type === type).length
  expect(lines[0]).toEqual({type: 'start', version: 1})
  expect(lines.at(-1)).toEqual({type: 'summary', ...usual.summary})
  expect(['finding', 'dataset-finding', 'failure', 'skipped', 'note', 'stat'].map(amount)).toEqual([
    4, 1, 2, 3, 1, 1
  ])
})

test('a finding stands with its file, nothing lost', async () => {
  const [result] = usual.results
  const lines = await parsed(usual)
  expect(lines.filter(({type}) => type === 'finding').slice(0, 3)).toEqual(
    result?.messages.map((message) => ({type: 'finding', path: result.path, media: result.media, ...message}))
  )
})

test('tells what was mended, and whether it was written', async () => {
  const fixed = [{path: 'a.txt', before: 'x\u2028', after: 'x', fixes: []}]
  expect((await parsed(report([], {fixed, dryRun: true})))[1]).toEqual({
    type: 'fixed',
    ...fixed[0],
    dryRun: true
  })
})

test('the schema refuses lines of no type, and those with more than theirs', () => {
  expect(validate({type: 'start', version: 1})).toBe(true)
  for (const line of [{}, {type: 'other'}, {type: 'note'}, {type: 'note', message: 'x', more: 1}]) {
    expect(validate(line)).toBe(false)
  }
})
