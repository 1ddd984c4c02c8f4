import type {MetadataKeys} from '../formats/metadata-keys.ts'

/** The captions in a JSON object that stands beside its media, as webdataset shards have it; none where there are none. */
export function captionsOfRecord(text: string | undefined, {captions}: MetadataKeys): readonly string[] {
  if (text === undefined) return []
  try {
    const record: unknown = JSON.parse(text)
    if (typeof record !== 'object' || record === null) return []
    const fields = new Map<string, unknown>(Object.entries(record))
    return captions.flatMap((group) => {
      const value = group.map((key) => fields.get(key)).find((found) => found !== undefined)
      return [value].flat().filter((caption) => typeof caption === 'string')
    })
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}
