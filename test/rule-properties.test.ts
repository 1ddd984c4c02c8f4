import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import * as index from '../rules/index.ts'
import {applyFixes} from '../src/engine/apply-fixes.ts'
import {readCaption} from '../src/language/read-caption.ts'
import type {Finding, Rule} from '../src/rule.ts'
import {parseRuleOptions} from '../src/rule-options.ts'

const rules = (Object.values(index) as Rule[]).filter(({check}) => check)
const anchors = ['annika', 'crystal sword']
const secondary = ['in the red dress']

/** Pieces that captions are made of, and pieces that captions should not be made of. */
const piece = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...[
        'annika',
        'Annika',
        'ANNIKA',
        'anika',
        'crystal-sword',
        'crystal swords',
        'annika’s',
        'the character annika'
      ],
      ...[
        'she',
        'He',
        'a young woman',
        'the man',
        'it',
        'is walking',
        'smiling',
        'standing',
        'a photo of',
        'a close up of'
      ],
      ...[
        'in the red dress',
        'wearing her red dress',
        '1girl',
        'solo',
        '2girls',
        'long_hair',
        'Long hair',
        'hair',
        'shirt'
      ],
      ...[
        'white shirt',
        '(red hat:1.2)',
        'score_9',
        'looking at viewer',
        'looking away',
        'BREAK',
        '[trigger]',
        'TOK'
      ],
      ...[
        '{name}',
        '{a|b}',
        '<lora:x:1>',
        'The image shows',
        'appears to be',
        '"OPEN"',
        'a sign reads',
        '**bold**',
        '- '
      ]
    )
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ' ',
      ', ',
      ',',
      '. ',
      '.',
      '\n',
      ' ,',
      ',,',
      ';',
      ' |||',
      '\u00a0',
      '\u200b',
      '\u202e',
      '👩\u200d🚀',
      '猫'
    )
  },
  {weight: 1, arbitrary: fc.string({maxLength: 6, unit: 'grapheme'})}
)
const caption = fc
  .tuple(fc.array(piece, {maxLength: 14}), fc.constantFrom('', ' ', ', '))
  .map(([pieces, separator]) => pieces.join(separator))

function findings(rule: Rule, text: string): readonly Finding[] {
  const read = readCaption(text, {anchors, secondary, kind: 'character'})
  if (rule.register && rule.register !== read.register) return []
  return [...(rule.check?.(read, parseRuleOptions(rule, {})) ?? [])]
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test('finds only what is inside the caption, says it in one line, and the same each time', () => {
    fc.assert(
      fc.property(caption, (text) => {
        const found = findings(rule, text)
        for (const {start, end, message, fix} of found) {
          for (const span of [{start, end}, fix ?? {start, end}]) {
            expect(span.start).toBeGreaterThanOrEqual(0)
            expect(span.end).toBeGreaterThanOrEqual(span.start)
            expect(span.end).toBeLessThanOrEqual(text.length)
          }
          expect(message).toMatch(/^[^\n\r]*[^\s.]$/u)
        }
        expect(findings(rule, text)).toEqual(found)
      }),
      {numRuns: 150}
    )
  })

  test('its fixes come to an end', () => {
    fc.assert(
      fc.property(caption, (text) => {
        let fixed = text
        for (let pass = 0; pass < 10; pass++) {
          const next = applyFixes(
            fixed,
            findings(rule, fixed).flatMap(({fix}) => fix ?? [])
          )
          if (next === fixed) return
          fixed = next
        }
        expect.fail(`still changing after ten passes: ${JSON.stringify(text)} → ${JSON.stringify(fixed)}`)
      }),
      {numRuns: 150}
    )
  })
})
