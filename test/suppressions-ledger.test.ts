import {describe, expect, test} from 'vitest'
import {captionFingerprint, datasetFingerprint, findingFingerprint} from '../src/suppressions/fingerprint.ts'
import {createLedger, type LedgerSettings} from '../src/suppressions/ledger.ts'
import type {Suppression} from '../src/suppressions/suppression.ts'

const entry = (changes: Partial<Suppression> = {}): Suppression => ({
  path: 'a.txt',
  rule: 'no-mood',
  fingerprint: 'f',
  count: 1,
  caption: 'one',
  ...changes
})

const ledgerOf = (suppressions: readonly Suppression[], changes: Partial<LedgerSettings> = {}) =>
  createLedger({
    suppressions,
    today: '2026-11-26',
    exists: () => true,
    captionAt: () => undefined,
    ...changes
  })

const finding = (path = 'a.txt', caption: string | undefined = 'one') => ({
  path,
  rule: 'no-mood',
  fingerprint: 'f',
  caption
})
const whole = {isWhole: true, isPart: false, hasRun: () => true}
const part = {isWhole: false, isPart: true, hasRun: () => true}

describe('a finding is told', () => {
  const print = (caption: string, words: string): string => {
    const start = caption.indexOf(words)
    return findingFingerprint(caption, {start, end: start + words.length})
  }
  const base = print('a photo of annika, with red hair, sitting by a wall', 'red hair')

  test('by its words and the nearest, wherever they stand', () => {
    expect(print('at night: a photo of annika with red hair\nsitting by the sea', 'red hair')).toBe(base)
  })

  test.each([
    ['other words', 'a photo of annika, with red hairs, sitting by a wall', 'red hairs'],
    ['other words before', 'a photo of nora, with red hair, sitting by a wall', 'red hair'],
    ['other words behind', 'a photo of annika, with red hair, standing by a wall', 'red hair']
  ])('from %s', (_name, caption, words) => expect(print(caption, words)).not.toBe(base))

  test('across the dataset by its captions in any order; a caption without the white space around it', () => {
    expect(datasetFingerprint(['b', 'a'])).toBe(datasetFingerprint(['a', 'b']))
    expect(datasetFingerprint(['a'])).not.toBe(datasetFingerprint(['a', 'a']))
    expect(captionFingerprint('a cat\n')).toBe(captionFingerprint('a cat'))
  })
})

describe('a suppression holds', () => {
  test('as often as its count says: what is too much is reported', () => {
    const ledger = ledgerOf([entry({count: 2})])
    expect([1, 2, 3].map(() => ledger.take(finding()))).toEqual([true, true, false])
  })

  test('for its path, rule and fingerprint alone', () => {
    const ledger = ledgerOf([entry()])
    expect(ledger.take({...finding(), rule: 'no-style'})).toBe(false)
    expect(ledger.take({...finding(), fingerprint: 'g'})).toBe(false)
    expect(ledger.take(finding('b.txt', 'two'))).toBe(false)
  })

  test('for the caption, where its file was renamed', () => {
    const ledger = ledgerOf([entry()], {exists: () => false})
    expect(ledger.take(finding('b.txt', 'two'))).toBe(false)
    expect(ledger.take(finding('b.txt'))).toBe(true)
    expect(ledger.moved()).toBe(1)
    expect(ledger.unused(whole)).toEqual([])
    expect(ledger.updated(whole)).toEqual([entry({path: 'b.txt'})])
  })

  test('not for a copy, while the file is as it was', () => {
    const ledger = ledgerOf([entry()], {captionAt: () => 'one'})
    expect(ledger.take(finding('0.txt'))).toBe(false)
    expect(ledger.take(finding())).toBe(true)
  })

  test('for captions whose files were numbered anew, in both directions', () => {
    const up = ledgerOf([entry({path: '1'}), entry({path: '2', caption: 'two'})])
    up.see('1', 'new')
    up.see('2', 'one')
    expect(up.take(finding('2', 'one'))).toBe(true)
    const down = ledgerOf([entry({path: '2'}), entry({path: '3', caption: 'two'})], {
      captionAt: (path) => ({'2': 'two'})[path],
      exists: (path) => path === '2'
    })
    down.see('1', 'one')
    expect(down.take(finding('1', 'one'))).toBe(true)
    down.see('2', 'two')
    expect(down.take(finding('2', 'two'))).toBe(true)
    expect(down.unused(whole)).toEqual([])
  })

  test('for a file of many captions that was renamed, and for no other', () => {
    const many = {...entry({path: 'old.jsonl', count: 2}), caption: undefined as never}
    delete (many as {caption?: string}).caption
    const ledger = ledgerOf([many], {exists: (path) => path !== 'old.jsonl'})
    expect(ledger.take(finding('new.jsonl', ''))).toBe(true)
    expect(ledger.take(finding('a.txt', 'one'))).toBe(false)
  })

  test('until its day is over', () => {
    const dated = [entry({expires: '2026-11-26'}), entry({path: 'b.txt', expires: '2026-11-25'})]
    const ledger = ledgerOf(dated)
    expect(ledger.take(finding())).toBe(true)
    expect(ledger.take(finding('b.txt'))).toBe(false)
    expect(ledger.expired().map(({index}) => index)).toEqual([1])
    expect(ledger.unused(whole)).toEqual([])
    expect(ledger.updated(undefined)).toHaveLength(2)
    expect(ledger.updated(whole)).toEqual([dated[0]])
  })
})

describe('a suppression is unused', () => {
  test('where its file was linted, and holds fewer findings', () => {
    const ledger = ledgerOf([entry({count: 3, reason: 'agreed'})])
    ledger.take(finding())
    expect(ledger.unused(part)).toEqual([])
    ledger.see('a.txt', 'one')
    expect(ledger.unused(part)).toMatchObject([{used: 1}])
    expect(ledger.updated(part)).toEqual([entry({count: 1, reason: 'agreed'})])
  })

  test('where its file is gone, if all was linted', () => {
    const ledger = ledgerOf([entry()], {exists: () => false})
    expect(ledger.unused(part)).toEqual([])
    expect(ledger.unused(whole)).toHaveLength(1)
    expect(ledger.updated(part)).toHaveLength(1)
    expect(ledger.updated(whole)).toEqual([])
  })

  test('of a file of many captions, where none of them was passed over', () => {
    const ledger = ledgerOf([entry()])
    ledger.see('a.txt', '')
    expect(ledger.unused(part)).toEqual([])
    expect(ledger.unused(whole)).toHaveLength(1)
  })

  test('never where its file was not linted, or its rule has not run', () => {
    expect(ledgerOf([entry()]).unused(whole)).toEqual([])
    const ledger = ledgerOf([entry()])
    ledger.see('a.txt', 'one')
    expect(ledger.unused({...whole, hasRun: (rule) => rule !== 'no-mood'})).toEqual([])
  })
})

describe('recording', () => {
  test('counts equal findings, raises counts, and keeps the reason and the day of what was accepted before', () => {
    const old = entry({reason: 'agreed', expires: '2027-01-01'})
    const ledger = ledgerOf([old], {recording: {reason: 'new'}})
    for (const each of [finding(), finding(), finding('b.txt'), finding('b.txt')])
      expect(ledger.take(each)).toBe(true)
    expect(ledger.recorded()).toEqual(new Map([['no-mood', 3]]))
    expect(ledger.updated(undefined)).toEqual([
      {...old, count: 2},
      entry({path: 'b.txt', count: 2, reason: 'new'})
    ])
  })

  test('takes the findings of the rules that are named alone, and renews what has expired', () => {
    const rules = new Set(['no-mood'])
    const ledger = ledgerOf([entry({expires: '2020-01-01'})], {recording: {rules, expires: '2027-01-01'}})
    expect(ledger.take({...finding(), rule: 'no-style'})).toBe(false)
    expect(ledger.take(finding())).toBe(true)
    expect(ledger.updated(undefined)).toEqual([entry({expires: '2027-01-01'})])
  })
})
