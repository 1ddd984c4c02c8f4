/**
 * English words that hold a sentence together and name nothing. A closed class: the groups are those of any grammar
 * of English, cut to what captions use.
 */
const groups = {
  article: ['a', 'an', 'the'],
  possessive: ['her', 'his', 'its', 'their', 'my', 'your', 'our'],
  conjunction: ['and', 'or', '&', '+', 'but', 'nor', 'while', 'as', 'if', 'than', 'that', 'because', 'so'],
  preposition: [
    'of',
    'with',
    'without',
    'in',
    'on',
    'at',
    'to',
    'from',
    'by',
    'for',
    'into',
    'onto',
    'over',
    'under',
    'through',
    'between',
    'behind',
    'beside',
    'near',
    'above',
    'below',
    'across',
    'along',
    'around',
    'against',
    'off',
    'out',
    'up',
    'down',
    'upon',
    'toward',
    'towards',
    'within',
    'inside',
    'outside',
    'before',
    'after',
    'during',
    'like',
    'about'
  ],
  pronoun: [
    'i',
    'he',
    'she',
    'it',
    'they',
    'we',
    'you',
    'him',
    'them',
    'us',
    'this',
    'these',
    'those',
    'who',
    'whose',
    'which',
    'what',
    'where',
    'there',
    'here',
    'one',
    'ones'
  ],
  auxiliary: [
    'is',
    'are',
    'was',
    'were',
    'be',
    'been',
    'being',
    'am',
    'has',
    'have',
    'had',
    'having',
    'do',
    'does'
  ],
  adverb: ['not', 'no', 'very', 'also', 'only', 'just', 'too', 'then']
} as const

const setOf = (...names: readonly (keyof typeof groups)[]): ReadonlySet<string> =>
  new Set(names.flatMap((name) => groups[name]))

/** Every word that names nothing, in lower case. */
export const functionWords = setOf(
  'article',
  'possessive',
  'conjunction',
  'preposition',
  'pronoun',
  'auxiliary',
  'adverb'
)

/** Words that may stand between two parts of one enumeration: `long brown hair and her blue eyes`. */
export const enumerationWords: ReadonlySet<string> = new Set([
  ...groups.article,
  ...groups.possessive,
  'and',
  'or',
  '&',
  '+'
])
