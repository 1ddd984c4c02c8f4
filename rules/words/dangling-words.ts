/**
 * Words that a caption can't end in, because they call for another word. Prepositions and particles that may stand last
 * (`looks up`, `the rail she leans on`, `gazing at`) are left out: a caption that ends so may be whole.
 */
export interface DanglingWord {
  /** Written as `phraseList` reads it. */
  readonly phrase: string
  /** What is missing after it. */
  readonly awaits: string
  /** It may stand last where one of these stands before it in the sentence: `shows where he is`. */
  readonly unless?: readonly string[]
  /** A full stop behind it doesn't make it whole: no sentence ends in an article. */
  readonly evenBeforeStop?: true
}

const noun = 'a noun'
const clause = 'the rest of the sentence'
const subordinating = ['where', 'how', 'what', 'as', 'than', 'that', 'whatever', 'wherever'] as const

export const danglingWords: readonly DanglingWord[] = [
  {phrase: 'the', awaits: noun, evenBeforeStop: true},
  {phrase: 'a|an|a.', awaits: noun, evenBeforeStop: true},
  {phrase: 'the|a|an very|most|overall|same|main|entire|whole|other', awaits: noun},
  {phrase: 'and|or|nor', awaits: clause, evenBeforeStop: true},
  {phrase: 'but|because|although|while|whilst|whereas|unless|if', awaits: clause},
  {phrase: 'which|whose|whom', awaits: clause},
  {phrase: 'of', awaits: noun},
  {phrase: 'from|into|onto|upon|among|amongst|toward|towards|during|beneath|despite|via|per', awaits: noun},
  {phrase: 'such|as well as', awaits: clause},
  {phrase: 'in front|on top|instead|because|out of', awaits: noun},
  {phrase: 'next|due|according|close|similar|adjacent to', awaits: noun},
  {phrase: 'their|my|our|your', awaits: noun},
  {phrase: 'every', awaits: noun},
  {phrase: 'is|are|was|were', awaits: clause, unless: subordinating},
  {phrase: 'has been|being', awaits: clause},
  {phrase: "he's|she's|it's|they're|there's", awaits: clause},
  {
    phrase: 'including|featuring|wearing|containing|resembling|depicting|surrounding|facing a|an|the',
    awaits: noun
  },
  {phrase: 'including|featuring|depicting|resembling', awaits: noun}
]
