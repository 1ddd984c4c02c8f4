/** Indexes of facts by a key of theirs, for rules that compare captions; facts without a key are left out. */
export function indexesBy<Fact, Key>(
  facts: readonly Fact[],
  keyOf: (fact: Fact) => Key | undefined
): ReadonlyMap<Key, readonly number[]> {
  const groups = new Map<Key, number[]>()
  for (const [index, fact] of facts.entries()) {
    const key = keyOf(fact)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group) group.push(index)
    else groups.set(key, [index])
  }
  return groups
}
