/** What all strict servers check of a request. Each throws by `refuse`, in the words of its protocol. */
import type {ReceivedRequest} from './provider-server.ts'

type Json = Readonly<Record<string, unknown>>

/** Makes the refusal of a protocol. */
export type Refuse = (message: string) => Error

export function objectOf(value: unknown, name: string, refuse: Refuse): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw refuse(`${name}: expected an object`)
  }
  return value as Json
}

export function listOf(value: unknown, name: string, refuse: Refuse): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) throw refuse(`${name}: expected a list that is not empty`)
  return value
}

export function textOf(value: unknown, name: string, refuse: Refuse): string {
  if (typeof value !== 'string' || value === '') throw refuse(`${name}: expected a text that is not empty`)
  return value
}

export function numberOf(
  value: unknown,
  name: string,
  range: readonly [number, number],
  refuse: Refuse
): number | undefined {
  if (value === undefined) return undefined
  const [lowest, highest] = range
  if (typeof value !== 'number' || value < lowest || value > highest) {
    throw refuse(`${name}: expected a number from ${lowest} to ${highest}`)
  }
  return value
}

/** An object that has none but these fields. */
export function fieldsOf(value: unknown, name: string, known: readonly string[], refuse: Refuse): Json {
  const object = objectOf(value, name, refuse)
  const unknown = Object.keys(object).filter((key) => !known.includes(key))
  if (unknown.length > 0)
    throw refuse(`Unknown name "${unknown.join('", "')}" at '${name}': Cannot find field.`)
  return object
}

/** The JSON of a request's body. */
export function jsonOf({headers, body}: ReceivedRequest, refuse: Refuse): unknown {
  if (!/^application\/json\b/.test(headers['content-type'] ?? '')) throw refuse('expected application/json')
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw refuse('the body is not JSON')
  }
}

/** How files of a media type begin. */
const signatures: Readonly<Record<string, (bytes: Buffer) => boolean>> = {
  'image/png': (bytes) => bytes.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n',
  'image/jpeg': (bytes) => bytes.toString('hex', 0, 3) === 'ffd8ff',
  'image/webp': (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF',
  'video/mp4': (bytes) => bytes.toString('latin1', 4, 8) === 'ftyp',
  'video/webm': (bytes) => bytes.toString('hex', 0, 4) === '1a45dfa3'
}

/** The bytes behind base64, which are what their media type says. */
export function mediaOf(
  base64: unknown,
  mediaType: unknown,
  allowed: RegExp,
  refuse: Refuse
): {readonly mediaType: string; readonly bytes: Buffer} {
  const type = textOf(mediaType, 'media type', refuse)
  const text = textOf(base64, 'data', refuse)
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64') !== text) throw refuse('Base64 decoding failed')
  if (!allowed.test(type)) throw refuse(`Unsupported MIME type: ${type}`)
  if (!signatures[type]?.(bytes)) throw refuse(`the bytes are not ${type}`)
  return {mediaType: type, bytes}
}

/** Media from a data URL. */
export function dataUrlOf(url: unknown, allowed: RegExp, refuse: Refuse) {
  const [, mediaType, base64] = /^data:([\w/+.-]+);base64,(.*)$/s.exec(textOf(url, 'url', refuse)) ?? []
  return mediaOf(base64, mediaType, allowed, refuse)
}
