import type {FormatProblem, Slot} from './format.ts'

/** What JSON strings and Python's `ensure_ascii` leave as it is. */
const beyondAscii = /[\u0080-\uffff]/g
const escapeBeyondAscii = /\\u(?:00[89a-f]|0[1-9a-f]|[1-9a-f])/i

/**
 * The way a raw JSON string is written: `ascii` where characters beyond ASCII stand as escapes, as Python writes them.
 * Readers that take the encoding of the system, on Windows no UTF-8, depend on that.
 */
export const styleOf = (raw: string): 'ascii' | undefined =>
  escapeBeyondAscii.test(raw) && raw.search(beyondAscii) < 0 ? 'ascii' : undefined

/** The characters between the quotes of a JSON string; of JSON that is itself a caption, all as it is. */
export function encodeJsonString(caption: string, {style}: Slot): string {
  if (style === 'raw') return caption
  const raw = JSON.stringify(caption).slice(1, -1)
  if (style !== 'ascii') return raw
  return raw.replace(beyondAscii, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Offset into the text of an offset into the decoded string. */
export function placeInJsonString(text: string, slot: Slot, captionOffset: number): number {
  // Without escapes, every character stands for itself.
  if (slot.end - slot.start === slot.caption.length) return Math.min(slot.start + captionOffset, slot.end)
  let place = slot.start
  for (let remaining = captionOffset; remaining > 0 && place < slot.end; remaining--) {
    place += rawLength(text, place)
  }
  return Math.min(place, slot.end)
}

/** Number of raw characters that stand for the UTF-16 code unit at a place inside a JSON string. */
function rawLength(text: string, place: number): number {
  if (text[place] !== '\\') return 1
  return text[place + 1] === 'u' ? 6 : 2
}

const notANumber = /-?(?:NaN|Infinity)\b/y

/** What is wrong where Python has written a missing number, or one too large, in words; `undefined` for anything else. */
export function notANumberAt(text: string, start: number): FormatProblem | undefined {
  notANumber.lastIndex = start
  const [found] = notANumber.exec(text) ?? []
  if (found === undefined) return undefined
  return {
    start,
    end: start + found.length,
    problem: `Unexpected \`${found}\`, which Python writes and no other reader of JSON takes: write a value, or leave the key out`
  }
}
