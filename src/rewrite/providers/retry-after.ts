import type {HttpResponse} from './transport.ts'
import {objectIn} from './json.ts'

/**
 * How long a provider asks to wait: by `retry-after-ms`, `retry-after` in seconds or as a date, or Google's `RetryInfo`.
 * @param json The body of the response.
 * @param now Milliseconds since the epoch.
 * @returns Milliseconds; nothing where it doesn't say.
 */
export function retryAfter(
  {headers}: Pick<HttpResponse, 'headers'>,
  json: unknown,
  now: number
): number | undefined {
  const milliseconds = numberIn(headers['retry-after-ms'])
  if (milliseconds !== undefined) return milliseconds
  const after = headers['retry-after']
  const seconds = numberIn(after)
  if (seconds !== undefined) return seconds * 1000
  const date = after === undefined ? Number.NaN : Date.parse(after)
  if (!Number.isNaN(date)) return Math.max(0, date - now)
  return retryInfo(json)
}

const numberIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^\s*\d+(?:\.\d+)?\s*$/.test(text) ? Number(text) : undefined

/** `{error: {details: [{'@type': '….RetryInfo', retryDelay: '34.5s'}]}}` */
function retryInfo(json: unknown): number | undefined {
  for (const detail of detailsOf(json)) {
    const {retryDelay} = objectIn(detail)
    const [, seconds] = /^(\d+(?:\.\d+)?)s$/.exec(String(retryDelay)) ?? []
    if (seconds !== undefined) return Number(seconds) * 1000
  }
  return undefined
}

/** The details of an error of Google. */
export function detailsOf(json: unknown): readonly unknown[] {
  // A streaming endpoint wraps the error in a list.
  const {details} = objectIn(objectIn(Array.isArray(json) ? json[0] : json).error)
  return Array.isArray(details) ? details : []
}
