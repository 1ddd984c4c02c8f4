import type {Register} from './caption.ts'
import type {Tag} from './structure.ts'

/** Words that sentences are held together with and tag lists do without. */
const sentenceWords = /\b(?:a|an|the|is|are|was|were|his|her|its|their|she|he|they|it)\b/giu

/**
 * Splits a comma-separated list into tags. Commas inside brackets of an emphasis, `(red hair, blue eyes:1.2)`, don't
 * separate; the keep-tokens separator `|||` of sd-scripts does.
 */
export function splitTags(text: string): readonly Tag[] {
  const tags: Tag[] = []
  let depth = 0
  let start = 0
  const close = (end: number): void => {
    const raw = text.slice(start, end)
    const trimmed = raw.trim()
    if (trimmed === '') return
    const from = start + raw.indexOf(trimmed)
    tags.push({text: trimmed, name: tagName(trimmed), start: from, end: from + trimmed.length})
  }
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (character === '\\') index++
    else if (character === '(' || character === '[') depth++
    else if (character === ')' || character === ']') depth = Math.max(0, depth - 1)
    else if ((character === ',' && depth === 0) || character === '\n' || text.startsWith('|||', index)) {
      close(index)
      if (character === '|') index += 2
      start = index + 1
      if (character === '\n') depth = 0
    }
  }
  close(text.length)
  return tags
}

/** A tag's own words: without emphasis brackets, weight and escapes, underscores as spaces. */
function tagName(tag: string): string {
  let name = tag
  for (let previous = ''; previous !== name; ) {
    previous = name
    name = name.replace(/^[([](.*)[)\]]$/su, '$1').replace(/:\d+(?:\.\d+)?$/u, '')
  }
  return name
    .replaceAll(/\\([()[\]])/gu, '$1')
    .replaceAll('_', ' ')
    .trim()
}

/**
 * Tells a tag list from prose. A tag list has at least three short entries, hardly any of the words that hold
 * sentences together, and no sentence in the middle.
 */
export function registerOf(text: string): Register {
  // Structured data has commas, but they separate no tags.
  if (/^\s*[{[]\s*["{[]/u.test(text)) return 'prose'
  if (isPlainlyProse(text)) return 'prose'
  if (/[.!?]\s+\p{L}/u.test(text) || /[.!?]\s*$/u.test(text)) return 'prose'
  const tags = splitTags(text)
  const lineBreaks = text.trim().split('\n').length - 1
  if (tags.length < 2 || lineBreaks * 2 >= tags.length) return 'prose'
  const lengths = tags.map((tag) => tag.name.split(/\s+/u).length)
  const words = lengths.reduce((sum, length) => sum + length, 0)
  const connecting = text.match(sentenceWords)?.length ?? 0
  const underscored = /\p{L}_\p{L}/u.test(text)
  if (tags.length === 2) return underscored && words <= 4 && connecting === 0 ? 'tags' : 'prose'
  return words / tags.length <= 3 && connecting <= tags.length / 10 ? 'tags' : 'prose'
}

/** Whether there are so few separators for so many blanks that the entries must be longer than three words. */
function isPlainlyProse(text: string): boolean {
  let separators = 0
  let blanks = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 32) {
      if (text.charCodeAt(index - 1) !== 32) blanks++
    }
    // A comma, a line break, a bar
    else if (code === 44 || code === 10 || code === 124) separators++
  }
  // A blank beside each separator, and one at each end, stands between no two words.
  return blanks - separators - 2 > 2 * (separators + 1)
}
