import {closestMatch} from 'leven'

/**
 * The known name that a misspelled one was probably meant to be: at most a third of its letters differ, rounded
 * up, so that two letters that changed places are found in short names, too. Case does not count.
 */
export function closestName(name: string, known: readonly string[]): string | undefined {
  const maxDistance = Math.ceil(name.length / 3)
  const byLowerCase = new Map(known.map((candidate) => [candidate.toLowerCase(), candidate]))
  const closest = closestMatch(name.toLowerCase(), [...byLowerCase.keys()], {maxDistance})
  return closest === undefined ? undefined : byLowerCase.get(closest)
}

/** More names than this are more than anyone reads in a sentence. */
export const mostListed = 24

/**
 * What can be said of a name that is not known: what it was probably meant to be, and what there is.
 * @param instead Said in place of a list that would be too long.
 */
export function suggestion(
  name: string,
  known: readonly string[],
  plural: string,
  instead = `there are ${known.length}`
): string {
  const closest = closestName(name, known)
  const list = known.map((candidate) => `\`${candidate}\``).join(', ')
  const listed = known.length > mostListed ? instead : known.length > 0 ? `${plural}: ${list}` : 'remove it'
  return closest === undefined ? listed : `did you mean \`${closest}\`? ${capitalized(listed)}`
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
