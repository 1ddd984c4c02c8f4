import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {message, report, show, usual} from './report-fixture.ts'
import {elementsOf} from './xml-document.ts'

const attribute = (name: string, type: string, use = 'required'): string =>
  `<xs:attribute name="${name}" type="xs:${type}" use="${use}"/>`

/** What readers of Checkstyle reports expect; Checkstyle itself publishes no schema. */
const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="checkstyle"><xs:complexType><xs:sequence>
<xs:element name="file" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
<xs:element name="error" maxOccurs="unbounded"><xs:complexType>
${attribute('line', 'positiveInteger')}${attribute('column', 'positiveInteger', 'optional')}
<xs:attribute name="severity" use="required"><xs:simpleType><xs:restriction base="xs:string">
<xs:enumeration value="error"/><xs:enumeration value="warning"/><xs:enumeration value="info"/>
</xs:restriction></xs:simpleType></xs:attribute>
${attribute('message', 'string')}${attribute('source', 'string')}
</xs:complexType></xs:element>
</xs:sequence>${attribute('name', 'string')}</xs:complexType></xs:element>
</xs:sequence>${attribute('version', 'string')}</xs:complexType></xs:element>
</xs:schema>`

describe('checkstyle', () => {
  test('has every finding in each of its files, and failures', async () => {
    const xml = await show('checkstyle', usual)
    expect(await elementsOf(xml, schema)).toEqual({checkstyle: 1, file: 18, error: 18})
    expect(xml).toContain(
      '<file name="images/a.txt"><error line="1" column="11" severity="warning" message="Unexpected `young`" source="caplint.no-appearance"/></file>'
    )
    expect(xml).toContain(
      '<file name="images/b.png"><error line="1" severity="error" message="Expected a caption'
    )
    expect(await elementsOf(await show('checkstyle', report([])), schema)).toEqual({checkstyle: 1})
  })

  test('nothing in a report becomes an element or an attribute', async () => {
    const start = fc.constantFrom(
      '',
      '<error/>',
      '"/>',
      "' a='",
      '&#60;',
      '\u0000',
      '\ufffe',
      '<!--',
      '<![CDATA['
    )
    await fc.assert(
      fc.asyncProperty(start, fc.string({unit: 'binary', maxLength: 30}), async (before, after) => {
        const words = before + after
        const shown = report([{path: words, messages: [message('', '', {message: words, rule: words})]}], {
          datasetMessages: [{rule: words, severity: 'warn', message: words, paths: [words, words]}],
          failures: [{message: words, path: words, rule: words}, {message: words}]
        })
        expect(await elementsOf(await show('checkstyle', shown), schema)).toEqual({
          checkstyle: 1,
          file: 5,
          error: 5
        })
      }),
      {numRuns: 20}
    )
  }, 60_000)
})
