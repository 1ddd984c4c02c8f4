/** Keeps keys out of what is printed: the keys of this run wherever they stand, and whatever has the look of a key. */

/** What keys of well-known services look like, whole or with their middle starred out. */
const shapes = [
  /\bsk-[\w*.-]{8,}/g,
  /\bAIza[\w*-]{16,}/g,
  /\br8_[\w*]{8,}/g,
  /\b(?:hf|gsk|xai|ghp|gho|github_pat)[_-][\w*-]{8,}/g,
  /\bBearer\s+[^\s"',;]+/gi,
  /(?<=:\/\/)[^\s/@:]*:[^\s/@]+(?=@)/g,
  /(?<=[?&](?:api[-_]?key|key|token)=)[^\s&]+/gi
]

const hidden = '[key]'

/** The text without any of the given keys, in plain, URL-encoded or JSON form, and without what looks like one. */
export function redact(text: string, secrets: readonly string[]): string {
  let shown = text
  for (const secret of secrets) {
    if (secret === '') continue
    for (const form of new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])) {
      shown = shown.replaceAll(form, hidden)
    }
  }
  for (const shape of shapes) shown = shown.replace(shape, hidden)
  return shown
}

/** Whether the text holds something that looks like a key. */
export const looksLikeKey = (text: string): boolean => redact(text, []) !== text
