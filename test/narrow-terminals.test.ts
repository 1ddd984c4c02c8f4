/** What people see on terminals of 20 columns and up: nothing is wider, so that no line is broken where it should not be. */
import stringWidth from 'string-width'
import {describe, expect, test} from 'vitest'
import {createProgram} from '../src/cli/program.ts'
import {entries, paragraph} from '../src/cli/text-layout.ts'
import {wrapText} from '../src/reporters/wrap-text.ts'
import {message, report, show} from './report-fixture.ts'

const widths = [20, 33, 40, 60, 80]
const tooWide = (lines: readonly string[], columns: number): readonly string[] =>
  lines.filter((line) => stringWidth(line) > columns)

test.each(widths)('reports fit into %i columns', async (columns) => {
  const caption = 'annika with her long black hair beside a bicycle, 红色的裙子 and a cat'
  const found = message(caption, 'long black hair', {
    message: 'Unexpected appearance `long black hair`, leave it to the anchor `annika`'
  })
  const shown = await show('stylish', report([{path: 'a.txt', caption, messages: [found]}]), {width: columns})
  expect(tooWide(shown.split('\n'), columns)).toEqual([])
  expect(shown.replaceAll(/\s+/g, ' ')).toContain('leave it to the anchor `annika`')
})

describe('text after a lead', () => {
  const words = 'Unexpected guess, say what is there'

  test('stands beside it where there is room', () => {
    expect([...wrapText(words, 'error  1:1  ', 12, 40)]).toEqual([
      'error  1:1  Unexpected guess, say what',
      '            is there'
    ])
  })

  test('stands below it where there is not', () => {
    expect([...wrapText(words, 'error  1:1  ', 12, 20)]).toEqual([
      'error  1:1',
      '    Unexpected',
      '    guess, say what',
      '    is there'
    ])
    expect(entries([['a-long-name', words]], 2, 24)).toEqual([
      '  a-long-name',
      '    Unexpected guess,',
      '    say what is there'
    ])
  })

  test('is nothing where there is none', () => {
    expect([...wrapText('', 'error  1:1  ', 12, 20)]).toEqual([])
  })

  test('keeps a short indent as it is', () => {
    expect(paragraph('one two three four five', 2, 20)).toEqual(['  one two three four', '  five'])
  })
})

test.each(widths)(
  'help fits into %i columns, but for names and examples that cannot be broken',
  (columns) => {
    const program = createProgram(
      async () => {},
      () => {}
    )
    for (const command of [program, ...program.commands]) {
      const help = command.createHelp()
      help.helpWidth = columns
      const items = help
        .visibleOptions(command)
        .map((option) => [help.optionTerm(option), help.optionDescription(option)] as const)
      const termWidth = Math.max(...items.map(([term]) => term.length))
      for (const [term, description] of items) {
        const [first = '', ...others] = help.formatItem(term, termWidth, description, help).split('\n')
        expect(
          tooWide(
            others.filter((line) => line.trim().includes(' ')),
            columns
          ),
          term
        ).toEqual([])
        expect(first.startsWith(`  ${term}`)).toBe(true)
        if (columns < 60 && first.length > columns) expect(first).toBe(`  ${term}`)
        expect([first.slice(term.length + 2), ...others].join(' ').replaceAll(/\s+/g, ' ').trim()).toBe(
          description.replaceAll(/\s+/g, ' ')
        )
      }
    }
  }
)
