/**
 * Rules that need no weighing: at least nine of ten words that they mark in annotated captions carry the concept, and
 * what they rest on has no other sense.
 */
export const certainRules: ReadonlySet<string> = new Set([
  'tag-entry',
  'style-word',
  'writing-mark',
  'shot-noun',
  'angle-noun',
  'camera-moves',
  'viewer',
  'we-see',
  'mood-noun',
  'mood-of',
  'mood-fragment',
  'trait-dressed',
  'face-shows',
  'hedge-adverb'
])
