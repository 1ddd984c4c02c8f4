/** The form of a verb that goes with `she`: `hold` → `holds`. */
export function thirdPerson(base: string): string {
  const irregular = irregulars.get(base)
  if (irregular !== undefined) return irregular
  if (/[^aeiou]y$/u.test(base)) return `${base.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh|o)$/u.test(base) ? `${base}es` : `${base}s`
}

const irregulars: ReadonlyMap<string, string> = new Map([
  ['be', 'is'],
  ['are', 'is'],
  ['were', 'was'],
  ['have', 'has']
])
