import type {UndecodableByte} from '../rule.ts'

/** A file that is no UTF-8 text, in one sentence. */
export function undecodableSentence(undecodable: UndecodableByte, shown: string): string {
  const {offset, byte, likelyEncoding, likelyContent} = undecodable
  const hex = byte.toString(16).toUpperCase().padStart(2, '0')
  const found = `Expected UTF-8 text in \`${shown}\` but byte ${offset} is 0x${hex}`
  if (likelyContent) return `${found}: the file looks like ${likelyContent}, give it its proper extension`
  if (likelyEncoding) return `${found}: the file is probably ${likelyEncoding}, convert it to UTF-8`
  return `${found}: convert the file to UTF-8`
}
