import type {Fix} from '../rule.ts'

/**
 * Applies fixes to a caption in one pass, from left to right. A fix that overlaps one already taken, or that repeats
 * it, is left out: whoever wants it too lints the result again.
 */
export function applyFixes(text: string, fixes: Iterable<Fix>): string {
  let result = ''
  let done = 0
  let last: Fix | undefined
  for (const fix of [...fixes].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (fix.start < done) continue
    if (last && last.start === fix.start && last.end === fix.end) continue
    result += text.slice(done, fix.start) + fix.text
    done = fix.end
    last = fix
  }
  return result + text.slice(done)
}
