/** Reads XML as libxml2 does, so that tests see what a strict consumer sees. */
import {validateXML} from 'xmllint-wasm'
import {expect} from 'vitest'

/** Expects XML to be well-formed and to follow a schema (XSD); gives how often each element stands in it. */
export async function elementsOf(xml: string, schema: string): Promise<Readonly<Record<string, number>>> {
  const {valid, errors} = await validateXML({
    xml: [{fileName: 'report.xml', contents: xml}],
    schema: [schema]
  })
  expect(errors).toEqual([])
  expect(valid).toBe(true)
  const counts: Record<string, number> = {}
  // Markup in a text would be `&lt;`, as the document is well-formed and has no CDATA.
  expect(xml).not.toContain('<!')
  for (const [, name = ''] of xml.matchAll(/<([a-z]+)/g)) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
