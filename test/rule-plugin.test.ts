import type {Root} from 'nlcst'
import retextEnglish from 'retext-english'
import {type Processor, unified} from 'unified'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {consistentAnchor, consistentTagStyle, noPlaceholder, requireAnchor} from '../rules/index.ts'
import {defineRule} from '../src/rule.ts'
import type {RulePluginSettings} from '../src/rule-plugin.ts'

/** Parses a text and runs the plugins on it, as any pipeline does. */
function run(processor: Pick<Processor<Root, Root>, 'parse' | 'runSync'>, text: string): VFile {
  const file = new VFile(text)
  processor.runSync(processor.parse(file), file)
  return file
}

const english = () => unified().use(retextEnglish)

describe('a rule as a unified plugin', () => {
  test('turns findings into messages with place, rule, and what to write instead', () => {
    const file = run(
      english().use(noPlaceholder, {anchor: 'annika'}),
      'a dog.\na full body shot of [trigger] walking'
    )
    expect(file.messages).toHaveLength(1)
    const [message] = file.messages
    expect(message?.reason).toBe('Unexpected placeholder `[trigger]`, write `annika`')
    expect(message?.place).toMatchObject({
      start: {line: 2, column: 21, offset: 27},
      end: {line: 2, column: 30, offset: 36}
    })
    expect(message).toMatchObject({
      source: 'caplint',
      ruleId: 'no-placeholder',
      actual: '[trigger]',
      expected: ['annika'],
      fatal: false
    })
  })

  test('takes several anchors and the rule’s own options beside them', () => {
    const messages = (settings: RulePluginSettings) =>
      run(english().use(requireAnchor, settings), 'bjorn laughing').messages.map(({reason}) => reason)
    expect(messages({anchor: ['annika', 'bjorn']})).toEqual([])
    expect(messages({anchor: ['annika', 'bjorn'], all: true})).toEqual([
      'Expected the anchor `annika`, name it where it reads naturally'
    ])
    expect(messages({})).toEqual([])
  })

  test('works beside other rules, each with its own settings', () => {
    const processor = english()
      .use(consistentAnchor, {anchor: 'annika', allowSentenceCase: true})
      .use(noPlaceholder)
    const file = run(processor, 'Annika and ANNIKA beside TOK')
    expect(file.messages.map(({ruleId, actual}) => `${ruleId} ${actual}`)).toEqual([
      'consistent-anchor ANNIKA',
      'no-placeholder TOK'
    ])
  })

  test('says nothing of captions in another register than its own', () => {
    const processor = english().use(consistentTagStyle)
    expect(run(processor, '1girl, long_hair, smile').messages).toHaveLength(1)
    expect(run(processor, 'A girl with Long_hair is smiling.').messages).toHaveLength(0)
  })

  test('refuses an option that it does not know', () => {
    const mounted = english().use(requireAnchor, {anchor: 'annika', every: true})
    expect(() => mounted.freeze()).toThrow('Option `every` of rule `require-anchor`')
  })

  test('a rule without a look at single captions is mounted in vain, not in error', () => {
    const rule = defineRule({
      id: 'no-nothing',
      family: 'dataset',
      summary: 'Disallow nothing.',
      why: 'A test.',
      examples: [],
      collect: ({text}) => text,
      *compare() {}
    })
    expect(run(english().use(rule), 'annika').messages).toEqual([])
  })
})
