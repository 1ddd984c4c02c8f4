import type {Format} from './format.ts'
import type {MetadataKeys} from './metadata-keys.ts'

/** A format as it is listed: what its files are called, and its code, loaded when such a file is met. */
export interface FormatEntry {
  readonly name: string
  /** Extensions of its files, in lower case. Most files that end so hold something else: what is in them decides. */
  readonly extensions: readonly string[]
  /** Names of files that hold captions and nothing else, whatever is in them. */
  readonly fileNames: readonly string[]
  readonly load: (keys: MetadataKeys) => Promise<Format>
}

/** The formats that keep many captions in one text file: the only list. Any other caption file is a sidecar. */
const metadataFormats: readonly FormatEntry[] = [
  {
    name: 'JSON Lines',
    extensions: ['.jsonl', '.ndjson'],
    fileNames: ['metadata.jsonl'],
    load: async (keys) => (await import('./metadata-jsonl.ts')).jsonLines(keys)
  },
  {
    name: 'JSON',
    extensions: ['.json'],
    fileNames: ['captions.json', 'meta_cap.json', 'meta_lat.json', 'meta_clean.json'],
    load: async (keys) => (await import('./json-document.ts')).jsonDocument(keys)
  },
  {
    name: 'CSV',
    extensions: ['.csv'],
    fileNames: ['metadata.csv'],
    load: async (keys) => (await import('./table.ts')).table(',', keys)
  },
  {
    name: 'TSV',
    extensions: ['.tsv'],
    fileNames: ['metadata.tsv'],
    load: async (keys) => (await import('./table.ts')).table('\t', keys)
  }
]

/** The format that a file's name allows it to have; `undefined` if it can hold no captions of other files. */
export function metadataFormatOf(fileName: string): FormatEntry | undefined {
  const lower = fileName.toLowerCase()
  return metadataFormats.find(({extensions}) => extensions.some((extension) => lower.endsWith(extension)))
}

/** Whether a file of this name (no folder) holds captions of other files, whatever is in it. */
export const isMetadataName = (fileName: string): boolean =>
  metadataFormats.some(({fileNames}) => fileNames.includes(fileName))
