import {describe, expect, test} from 'vitest'
import {resolveTestConfig, type TestConfig} from './rule-config.ts'
import {captionLinter} from '../src/engine/caption-linter.ts'
import {fixCaption} from '../src/engine/fix-caption.ts'
import {whatToKeep} from '../src/engine/keep.ts'
import {defineRule, type Finding, type Fix, type Rule} from '../src/rule.ts'

/** A rule that wants words replaced. */
const replacing = (
  id: string,
  pattern: RegExp,
  text: string | ((match: string) => string),
  type: Fix['type'] = 'rewrite'
): Rule =>
  defineRule({
    id,
    family: 'residue',
    summary: 'Disallow a word.',
    why: 'It shows how fixes are made.',
    examples: [],
    *check(caption): Iterable<Finding> {
      for (const {0: match, index} of caption.text.matchAll(pattern)) {
        const [start, end] = [index, index + match.length]
        const replacement = typeof text === 'string' ? text : text(match)
        yield {
          start,
          end,
          message: `Unexpected \`${match}\`, mend it`,
          fix: {start, end, text: replacement, type}
        }
      }
    }
  })

function fixWith(rules: readonly Rule[], text: string, settings: TestConfig = {}) {
  const config = resolveTestConfig(rules, settings)
  const lint = captionLinter(config)
  return fixCaption(text, lint, {wants: () => true, keep: whatToKeep(config)})
}

describe('fixes', () => {
  test('are made together where they stand apart', () => {
    const outcome = fixWith([replacing('no-a', /a/g, 'b'), replacing('no-c', /c/g, 'd')], 'a, c, a')
    expect(outcome.text).toBe('b, d, b')
    expect(outcome.fixed.map(({rule}) => rule)).toEqual(['no-a', 'no-c', 'no-a'])
    expect(outcome.left).toEqual([])
    expect(outcome.linted?.caption.text).toBe('b, d, b')
  })

  test('are made one after the other where they overlap', () => {
    const outcome = fixWith([replacing('no-ab', /ab/g, 'x'), replacing('no-bc', /b?c/g, 'y')], 'abc')
    expect(outcome.text).toBe('xy')
  })

  test('of rules that want the very same edit count for both', () => {
    const outcome = fixWith(
      [replacing('one', /very /g, ''), replacing('two', /very /g, '')],
      'a very tall tree'
    )
    expect(outcome.text).toBe('a tall tree')
    expect(outcome.fixed.map(({rule}) => rule)).toEqual(['one', 'two'])
  })

  test('are made in rounds, each for what the one before has left', () => {
    const outcome = fixWith([replacing('shorten', /xx/g, 'x', 'safe')], 'xxxxxxxx tree')
    expect(outcome.text).toBe('x tree')
  })

  test('that change nothing are left out', () => {
    const {text, fixed, left} = fixWith([replacing('same', /tree/g, 'tree')], 'a tree')
    expect({text, fixed}).toEqual({text: 'a tree', fixed: []})
    expect(left).toMatchObject([{message: {rule: 'same'}, reason: 'the fix would change nothing'}])
  })

  test('whose finding stays are left out', () => {
    const {text, left} = fixWith(
      [replacing('stubborn', /oak|elm/g, (word) => (word === 'oak' ? 'elm' : 'oak'))],
      'an oak'
    )
    expect(text).toBe('an oak')
    expect(left).toMatchObject([{reason: 'the fix would leave something for stubborn to find'}])
  })
})

describe('fixes that call themselves safe', () => {
  const typesOf = (rules: readonly Rule[], text: string, settings: TestConfig = {}) =>
    captionLinter(resolveTestConfig(rules, settings))(text)?.messages.map(({fix}) => fix?.type)

  test('and change a word are rewrites: those whose finding stays don’t land', () => {
    const rules = [replacing('no-more', /\btree\b/g, 'tree more', 'safe')]
    const {text, fixed, left} = fixWith(rules, 'a tree')
    expect({text, fixed}).toEqual({text: 'a tree', fixed: []})
    expect(left).toMatchObject([
      {message: {fix: {type: 'rewrite'}}, reason: 'the fix would leave something for no-more to find'}
    ])
  })

  test.each([
    ['a word goes', /very /g, '', 'a very tall tree'],
    ['words are joined', / (?=tree)/g, '', 'a tall tree'],
    ['a word is parted', /(?<=tall)(?=tree)/g, ' ', 'a talltree'],
    ['a number changes', /2/g, '3', '12 trees'],
    ['another spelling of a word', /gray/g, 'grey', 'a gray tree']
  ])('are rewrites where %s', (_, pattern, written, text) => {
    expect(typesOf([replacing('liar', pattern, written, 'safe')], text)).toEqual(['rewrite'])
  })

  test.each([
    ['white space', / {2}/g, ' ', 'a  tree'],
    ['a capital', /A/g, 'a', 'A tree'],
    ['an underscore', /_/g, ' ', 'a tall_tree'],
    ['a character that cannot be seen', /\u00ad/g, '', 'a tr\u00adee'],
    ['a label', /^Caption: /g, '', 'Caption: a tree'],
    ['a tag', /<\/?b>/g, '', '<b>a tree'],
    ['a weight', /\(tree:1\.2\)/g, 'tree', 'a (tree:1.2)']
  ])('are safe where only %s changes', (_, pattern, written, text) => {
    expect(typesOf([replacing('honest', pattern, written, 'safe')], text)).toEqual(['safe'])
  })

  test('are safe where the anchor is spelled as it should be', () => {
    const respelling = replacing('respell', /anika/g, 'annika', 'safe')
    expect(typesOf([respelling], 'anika on a tree', {anchors: ['annika']})).toEqual(['safe'])
    expect(typesOf([respelling], 'anika on a tree', {anchors: ['crystal sword']})).toEqual(['rewrite'])
  })
})

describe('where fixes fail a gate', () => {
  test('the others land, and the message says why', () => {
    const rules = [replacing('no-name', /annika /g, ''), replacing('no-very', /very /g, '')]
    const {text, fixed, left} = fixWith(rules, 'annika climbing a very tall tree', {anchors: ['annika']})
    expect(text).toBe('annika climbing a tall tree')
    expect(fixed.map(({rule}) => rule)).toEqual(['no-very'])
    expect(left).toMatchObject([
      {message: {rule: 'no-name'}, reason: 'the fix would lose the anchor `annika`'}
    ])
  })

  test('they make way for fixes that they overlap', () => {
    const rules = [replacing('no-name', /annika very /g, ''), replacing('no-very', /very /g, '')]
    const {text, left} = fixWith(rules, 'annika very tired', {anchors: ['annika']})
    expect(text).toBe('annika tired')
    expect(left).toEqual([])
  })

  test('what they bring to light is mended with them, or neither', () => {
    const hidden = (text: string): Rule => replacing('no-hat', /(?<!red )hat/g, text)
    const rules = [replacing('no-red', /red /g, ''), hidden('cap')]
    const {text, fixed} = fixWith(rules, 'a red hat')
    expect(text).toBe('a cap')
    expect(fixed.map(({rule}) => rule)).toEqual(['no-red', 'no-hat'])
    const {text: same, left} = fixWith([replacing('no-red', /red /g, ''), hidden('hat')], 'a red hat')
    expect(same).toBe('a red hat')
    expect(left).toMatchObject([
      {message: {rule: 'no-red'}, reason: 'the fix would bring an error of no-hat: Unexpected `hat`, mend it'}
    ])
  })

  test('an empty caption is none', () => {
    const {text, left} = fixWith([replacing('no-all', /^.+$/g, '')], 'a tree')
    expect(text).toBe('a tree')
    expect(left).toMatchObject([{reason: 'the fix would leave no caption'}])
  })

  test('a rule that crashes on the result keeps it from landing', () => {
    const fragile = defineRule({
      id: 'fragile',
      family: 'residue',
      summary: 'Disallow nothing.',
      why: 'It crashes.',
      examples: [],
      check({text}) {
        if (text.includes('elm')) throw new Error('elm')
        return []
      }
    })
    const {text, left} = fixWith([replacing('no-oak', /oak/g, 'elm'), fragile], 'an oak')
    expect(text).toBe('an oak')
    expect(left).toMatchObject([{reason: 'the fix would make a rule crash'}])
  })

  test('a caption that crashes a rule is not touched', () => {
    const broken = defineRule({
      id: 'broken',
      family: 'residue',
      summary: 'Disallow nothing.',
      why: 'It crashes.',
      examples: [],
      check() {
        throw new Error('always')
      }
    })
    expect(fixWith([replacing('no-oak', /oak/g, 'elm'), broken], 'an oak')).toEqual({
      text: 'an oak',
      fixed: [],
      left: []
    })
  })
})

describe('fixes without end', () => {
  test('that undo each other leave the caption as it was and name both rules', () => {
    const rules = [replacing('no-oak', /oak/g, 'elm'), replacing('no-elm', /elm/g, 'oak')]
    const {text, fixed, left} = fixWith(rules, 'an oak, very old', {severity: 'warn'})
    expect({text, fixed}).toEqual({text: 'an oak, very old', fixed: []})
    expect(left).toMatchObject([
      {message: {rule: 'no-oak'}, reason: 'the fixes of no-oak and no-elm undo each other'}
    ])
  })

  test('that go on and on leave it as it was, too', () => {
    const next = (word: string) => `tree${'s'.repeat(word.length - 3)}`
    const rules = [replacing('odd', /\btree(?:ss)*\b/g, next), replacing('even', /\btrees(?:ss)*\b/g, next)]
    const {text, left} = fixWith(rules, 'a tree', {severity: 'warn'})
    expect(text).toBe('a tree')
    expect(left.map(({reason}) => reason)).toEqual(['the fixes of odd and even undo each other'])
  })
})
