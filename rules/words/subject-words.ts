import type {LoraKind} from '../../src/rule.ts'

/** A word that says of what class the subject is, and nothing of which one. */
export interface ClassWord {
  readonly word: string
  /** The kinds of LoRA whose anchor the word could stand for. */
  readonly kind: 'character' | 'object' | 'style' | 'motion'
}

const of = (kind: LoraKind, words: string): readonly ClassWord[] =>
  words.split(' ').map((word) => ({word, kind}))

/**
 * Class words. `character` holds what people and creatures are called by age, gender, or part in a picture; the source
 * is the class words that trainers' folder names and regularisation sets use, and the guide's "the character annika".
 */
export const classWords: readonly ClassWord[] = [
  ...of(
    'character',
    'character person woman man girl boy lady guy gentleman female male child kid figure subject'
  ),
  ...of('character', 'individual human creature protagonist heroine hero someone somebody 1girl 1boy'),
  ...of('object', 'object item thing product prop artifact'),
  ...of('style', 'style art artwork aesthetic'),
  ...of('motion', 'motion movement action gesture dance animation')
]

/** Nouns for the picture itself. Beside an anchor they say nothing of what it shows. */
export const pictureWords: ReadonlySet<string> = new Set(
  'photo photograph picture image shot view portrait video clip frame scene'.split(' ')
)

/** Nouns for a picture by its medium: nothing of what it shows, but enough to tell a style by. */
export const mediumWords: ReadonlySet<string> = new Set(
  'render rendering drawing painting illustration sketch'.split(' ')
)

/** Pronouns that can be the subject of a sentence about what is taught. */
export const subjectPronouns: ReadonlyMap<string, LoraKind> = new Map([
  ['she', 'character'],
  ['he', 'character'],
  ['they', 'character'],
  ['it', 'object']
])

/** Words that, before a class word, still name a class: `the young woman`, `my style`. */
export const genericModifiers: ReadonlySet<string> = new Set(
  'a an the my this new main young old beautiful pretty cute handsome real original'.split(' ')
)
