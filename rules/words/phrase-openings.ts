/**
 * How a phrase for something worn or carried may begin. Words of one row can take each other's place without the
 * sentence around them changing; finite verbs ("wears", "has") are in none, for without them a sentence may have no verb.
 */
export const phraseOpenings: readonly ReadonlySet<string>[] = [
  new Set(['in', 'with', 'wearing', 'dressed', 'having']),
  new Set(['a', 'an', 'the', 'this', 'that', 'her', 'his', 'their', 'its', 'my'])
]
