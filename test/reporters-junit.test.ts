import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {message, report, show, usual} from './report-fixture.ts'
import {elementsOf} from './xml-document.ts'

const text = '<xs:attribute name="NAME" type="xs:string" use="required"/>'
const attribute = (name: string): string => text.replace('NAME', name)
const number = (name: string): string => attribute(name).replace('xs:string', 'xs:nonNegativeInteger')
const outcome = (name: string, attributes: string): string =>
  `<xs:element name="${name}"><xs:complexType mixed="true">${attributes}</xs:complexType></xs:element>`
const counts = ['tests', 'failures', 'errors'].map(number).join('')

/** What Ant, Jenkins and GitLab agree on: one outcome per test case, and these attributes. */
const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="testsuites"><xs:complexType><xs:sequence>
<xs:element name="testsuite" maxOccurs="unbounded"><xs:complexType><xs:sequence>
<xs:element name="testcase" maxOccurs="unbounded"><xs:complexType><xs:choice minOccurs="0">
${outcome('skipped', attribute('message'))}
${outcome('error', attribute('message') + attribute('type'))}
${outcome('failure', attribute('message') + attribute('type'))}
</xs:choice>${attribute('name')}${attribute('classname')}</xs:complexType></xs:element>
</xs:sequence>${attribute('name')}${counts}${number('skipped')}</xs:complexType></xs:element>
</xs:sequence>${attribute('name')}${counts}</xs:complexType></xs:element>
</xs:schema>`

describe('junit', () => {
  test('has a test per finding: errors fail, warnings are skipped, failures are erroneous', async () => {
    const xml = await show('junit', usual)
    expect(await elementsOf(xml, schema)).toEqual({
      testsuites: 1,
      testsuite: 1,
      testcase: 7,
      error: 2,
      failure: 4,
      skipped: 1
    })
    expect(xml).toContain('<testsuites name="caplint" tests="7" failures="4" errors="2">')
    expect(xml).toContain(
      '<testcase name="require-framing" classname="images/a.txt"><failure message="Expected a framing" type="require-framing">images/a.txt:1:60: Expected a framing</failure></testcase>'
    )
  })

  test('has a test that passed where nothing was found', async () => {
    const xml = await show('junit', report([]))
    expect(await elementsOf(xml, schema)).toEqual({testsuites: 1, testsuite: 1, testcase: 1})
  })

  test('nothing in a report becomes an element', async () => {
    const start = fc.constantFrom('', '<a>', ']]>', '"/>', '&lt;', '\u0000', '\uffff', '<!--', '</testcase>')
    await fc.assert(
      fc.asyncProperty(start, fc.string({unit: 'binary', maxLength: 30}), async (before, after) => {
        const words = before + after
        const shown = report(
          [{path: words, caption: words, messages: [message('', '', {message: words, rule: words})]}],
          {
            datasetMessages: [{rule: words, severity: 'warn', message: words, paths: [words]}],
            failures: [{message: words, path: words, rule: words, stack: words}]
          }
        )
        expect(await elementsOf(await show('junit', shown), schema)).toEqual({
          testsuites: 1,
          testsuite: 1,
          testcase: 3,
          error: 1,
          failure: 1,
          skipped: 1
        })
      }),
      {numRuns: 20}
    )
  }, 60_000)
})
