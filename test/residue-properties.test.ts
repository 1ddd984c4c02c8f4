/** What must hold of the rules of the families length and residue for any caption whatever. */
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import * as index from '../rules/index.ts'
import {applyFixes} from '../src/engine/apply-fixes.ts'
import {readCaption} from '../src/language/read-caption.ts'
import type {Finding, Rule} from '../src/rule.ts'
import {parseRuleOptions} from '../src/rule-options.ts'

const rules = Object.values(index).filter(
  ({family, check}: Rule) => check && (family === 'length' || family === 'residue')
) as readonly Rule[]

/** Pieces of which residue is made, to be strewn into captions. */
const pieces = [
  'annika',
  'a fox in the snow',
  'The image shows',
  'Caption:',
  '**',
  '*',
  '`',
  '__',
  '"',
  "'",
  '“',
  '«',
  '<b>',
  '</s>',
  '<think>',
  '&amp;',
  '{"caption":',
  '((',
  '(x:1.2)',
  '\\(',
  '[[',
  '--ar 3:2',
  '- ',
  '1. ',
  '# ',
  '> ',
  '---',
  '\n',
  '\r\n',
  '\u2028',
  ' ',
  ', ',
  '. ',
  'the',
  'white, black, ',
  "I'm sorry",
  'Sure, here is',
  'appears to be',
  'eine Frau und ein Hund mit',
  '一辆',
  '😀',
  '\ud83d'
]

const captions = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({maxLength: 8, unit: 'binary'})), {
  maxLength: 16
})

function findingsIn(rule: Rule, text: string): readonly Finding[] {
  const caption = readCaption(text, {anchors: ['annika']})
  if (rule.register && rule.register !== caption.register) return []
  const settings = rule.id === 'max-tokens' ? {maximum: 9} : {}
  return [...(rule.check?.(caption, parseRuleOptions(rule, settings)) ?? [])]
}

const fixesOf = (findings: readonly Finding[]) => findings.flatMap(({fix}) => fix ?? [])

/** The words of a caption, without what is left out by fixes that change no word. */
const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '')

test('there are rules to look at', () => {
  expect(rules.length).toBeGreaterThanOrEqual(17)
})

describe.each(rules.map((rule) => ({id: rule.id, rule})))('$id', ({rule}) => {
  test('finds places inside the caption and says so in one line', () => {
    fc.assert(
      fc.property(captions, (parts) => {
        const text = parts.join('')
        for (const {start, end, message} of findingsIn(rule, text)) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThanOrEqual(start)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(message).toMatch(/^\S.*[^\s.!]$/u)
        }
      }),
      {numRuns: 200}
    )
  })

  test('says nothing of an empty caption', () => {
    for (const text of ['', ' ', '\n', '\r\n']) expect(findingsIn(rule, text)).toEqual([])
  })

  test('offers fixes that settle and never add a word', () => {
    fc.assert(
      fc.property(captions, (parts) => {
        let text = parts.join('')
        for (let round = 0; round < 20; round++) {
          const fixes = fixesOf(findingsIn(rule, text))
          if (fixes.length === 0) return
          const fixed = applyFixes(text, fixes)
          expect(fixed).not.toBe(text)
          expect(letters(text).length).toBeGreaterThanOrEqual(letters(fixed).length)
          text = fixed
        }
        expect.fail(`The fixes never settle: ${JSON.stringify(parts.join(''))}`)
      }),
      {numRuns: 200}
    )
  })
})
