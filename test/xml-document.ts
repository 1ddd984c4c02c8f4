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

/** An element of a document, with its attributes as a parser of XML reads them. */
export interface XmlElement {
  readonly element: string
  readonly attributes: Readonly<Record<string, string>>
}

/**
 * The elements of a well-formed document in order. It is read by libxml2; what that gives, canonical XML, has one way to
 * write each thing, which makes it easy to take apart.
 */
export async function attributesOf(xml: string): Promise<readonly XmlElement[]> {
  const {normalized, errors} = await validateXML({
    xml: [{fileName: 'report.xml', contents: xml}],
    normalization: 'c14n'
  })
  expect(errors).toEqual([])
  return [...normalized.matchAll(/<([a-z]+)((?: [a-z]+="[^"]*")*)>/g)].map(([, element = '', list = '']) => ({
    element,
    attributes: Object.fromEntries(
      [...list.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decoded(value)])
    )
  }))
}

const named: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"'}

const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9A-F]+)|([a-z]+));/g, (_, code?: string, name?: string) =>
    code === undefined ? (named[name ?? ''] ?? '') : String.fromCodePoint(Number.parseInt(code, 16))
  )
