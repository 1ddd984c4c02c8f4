import type {FinishReason, ModelAnswer} from './language-model.ts'

/** A model's answer as a caption, or why it is none: words that follow "it would". */
export type ReadAnswer = {readonly text: string} | {readonly reason: string}

/** Why an answer that did not come to its own end is not looked at. */
const endings: Readonly<Record<Exclude<FinishReason, 'stop'>, string>> = {
  length: 'break off: the answer never came to an end',
  refused: 'say nothing: the model refuses',
  other: 'be incomplete: the model stopped for reasons of its own'
}

/** Takes a caption out of what models wrap it in. Only a whole answer counts. */
export function readAnswer({text, finishReason}: ModelAnswer): ReadAnswer {
  if (finishReason !== 'stop') return {reason: endings[finishReason]}
  let caption = text.trim()
  for (let layer = 0; layer < mostLayers; layer++) {
    const inner = unwrappings.reduce((outer, unwrap) => unwrap(outer).trim(), caption)
    if (inner === caption) break
    caption = inner
  }
  return caption === '' ? {reason: 'leave no caption: the answer is empty'} : {text: caption}
}

/** A label inside quotes inside a fence is usual; more than this is no answer but a game. */
const mostLayers = 5

type Unwrap = (text: string) => string

/** What models put around a caption, one layer each; what they don't recognise they leave as it is. */
const unwrappings: readonly Unwrap[] = [
  // What the model thought before it spoke.
  (text) => text.replace(/^<(think|thinking|thought)>[\s\S]*?<\/\1>/i, ''),
  (text) => /^```[\w-]*\s*\n([\s\S]*?)\n?```$/.exec(text)?.[1] ?? /^`([^`\n]+)`$/.exec(text)?.[1] ?? text,
  jsonCaption,
  (text) =>
    text.replace(
      /^(?:(?:sure|certainly|of course|okay)\b[^\n:]{0,40}[,!.:]\s*)?(?:here(?:'s|’s| is)\b[^\n:]{0,60}:|[*_#\s]*(?:(?:the|my|mended|corrected|rewritten|revised|fixed|new|final|image|video)\s+){0,3}caption[*_]*\s*:[*_]*)\s*/i,
      ''
    ),
  (text) => /^\*\*([^*]+)\*\*$/.exec(text)?.[1] ?? text,
  unquoted
]

/** `{"caption": "…"}`, as models answer that were told of JSON elsewhere. */
function jsonCaption(text: string): string {
  if (!text.startsWith('{') && !text.startsWith('"')) return text
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'string') return value
    if (typeof value !== 'object' || value === null || !('caption' in value)) return text
    return typeof value.caption === 'string' ? value.caption : text
  } catch {
    return text
  }
}

const quotes: readonly (readonly [open: string, close: string])[] = [
  ['"', '"'],
  ['“', '”'],
  ['«', '»'],
  ["'", "'"],
  ['‘', '’']
]

/** Without quotation marks around the whole; where there are more of them inside, they may belong to what is said. */
function unquoted(text: string): string {
  for (const [open, close] of quotes) {
    if (text.length <= 2 || !text.startsWith(open) || !text.endsWith(close)) continue
    const inner = text.slice(1, -1)
    const quoted = inner.replaceAll(/(?<=\p{L})['’](?=\p{L})/gu, '')
    if (!quoted.includes(open) && !quoted.includes(close)) return inner
  }
  return text
}
