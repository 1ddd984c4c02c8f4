import * as v from 'valibot'
import type {AddedWords} from '../language/added-words.ts'
import {type ConceptName, conceptNames} from '../language/concept.ts'
import {conceptSenses} from '../language/lexicon/concept-senses.ts'
import {UserError} from '../errors.ts'
import {describeIssue} from './config-problem.ts'
import {schemaKeys} from './schema-keys.ts'

/** White space at the ends of an entry is a slip, and what has neither letters nor digits stands in no caption. */
const entry = v.pipe(
  v.string(),
  v.check((text) => /[\p{L}\p{N}]/u.test(text), 'Expected a word or phrase'),
  v.regex(/^\S(?:.*\S)?$/s, 'Expected a word or phrase that neither begins nor ends with white space')
)

const entries = (about: string) => v.optional(v.pipe(v.array(entry), v.readonly(), v.description(about)))

type Entries = ReturnType<typeof entries>

const byConcept = Object.fromEntries(
  conceptNames.map((name) => [name, entries(conceptSenses[name].about)])
) as Record<ConceptName, Entries>

/** Words that a config adds to the lexicon, by concept, and those that it takes out of the reading. */
export const lexiconSchema = v.pipe(
  v.strictObject({
    ...byConcept,
    ignore: entries(
      'Words and phrases that carry no concept: names, brands, words that are read wrongly. Those with capitals are meant only where captions write them so.'
    )
  }),
  v.readonly()
)

/**
 * Checks words that a program hands over.
 * @throws {UserError} for the first mistake, by its place in `lexicon`.
 */
export function assertLexicon(words: unknown): void {
  const schema = v.strictObject({lexicon: lexiconSchema})
  const parsed = v.safeParse(schema, {lexicon: words})
  if (!parsed.success) {
    throw new UserError(describeIssue(parsed.issues, (parent) => schemaKeys(schema, parent)).message)
  }
  const found = contradictionIn(parsed.output.lexicon)
  if (found) throw new UserError(found.message)
}

/** An entry of `ignore` that a concept lists as well, so that it would both count and not count. */
interface Contradiction {
  readonly index: number
  readonly message: string
}

/** The first contradiction among added words. */
export function contradictionIn(words: AddedWords): Contradiction | undefined {
  for (const [index, ignored] of (words.ignore ?? []).entries()) {
    for (const name of conceptNames) {
      const listed = (words[name] ?? []).some((each) => isSameWord(each, ignored))
      if (!listed) continue
      const message = `Unexpected \`${ignored}\` in \`lexicon.ignore\`, as \`lexicon.${name}\` lists it, too; keep one of them`
      return {index, message}
    }
  }
  return undefined
}

/** With capitals, `ignore` means only the words that are written so: `Amber` beside `amber` is no contradiction. */
const isSameWord = (listed: string, ignored: string): boolean =>
  listed === ignored || listed.toLowerCase() === ignored
