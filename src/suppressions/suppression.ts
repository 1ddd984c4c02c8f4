/**
 * The shape of a suppressions file, declared once: `schema/suppressions.schema.json` is generated from here. Descriptions
 * are shown by editors.
 */
import * as v from 'valibot'

/** Version of the shape; it grows only when a program would break. */
export const suppressionsVersion = 1

/** The path of suppressions of findings that are about the dataset, not about one of its files. */
export const datasetPath = '.'

const described = <const Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.pipe(schema, v.description(description))

const text = v.pipe(v.string(), v.nonEmpty('Expected a text that is not empty'))

const fingerprint = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{16}$/, 'Expected 16 hexadecimal digits, as caplint writes them')
)

const suppressionSchema = v.strictObject({
  path: described(
    text,
    'The file of the caption, or the media that has none, relative to the folder of this file; `.` where captions are compared.'
  ),
  rule: described(text, 'Id of the rule.'),
  fingerprint: described(
    fingerprint,
    'Tells the finding by the words concerned and those nearest to them; a finding of the dataset by its captions.'
  ),
  count: described(
    v.pipe(v.number(), v.integer(), v.minValue(1, 'Expected a whole number, 1 or more')),
    'How many findings of this kind are accepted here.'
  ),
  caption: v.exactOptional(
    described(
      fingerprint,
      'Tells the caption, so that the suppression still holds where its file is renamed. Absent for files of many captions, and where there is no caption.'
    )
  ),
  reason: v.exactOptional(described(text, 'Why the findings are accepted.')),
  expires: v.exactOptional(
    described(
      v.pipe(v.string(), v.isoDate('Expected a date such as `2027-01-31`')),
      'The last day on which the suppression holds: `2027-01-31`.'
    )
  )
})

/** Findings that are accepted, as they stand in the file. */
export type Suppression = Readonly<v.InferOutput<typeof suppressionSchema>>

export const suppressionsSchema = v.pipe(
  v.strictObject({
    $schema: v.exactOptional(described(v.string(), 'The JSON schema of this file, for editors.')),
    version: described(v.literal(suppressionsVersion), 'Version of the shape of this file.'),
    suppressions: described(
      v.array(suppressionSchema),
      'Findings that are accepted, sorted by path, rule and fingerprint, one on each line.'
    )
  }),
  v.title('caplint suppressions')
)

/** What a suppressions file holds. */
export interface SuppressionsDocument {
  readonly $schema?: string
  readonly suppressions: readonly Suppression[]
}

/** What tells suppressions apart; no two of a file share it. */
export const suppressionKey = ({
  path,
  rule,
  fingerprint
}: Pick<Suppression, 'path' | 'rule' | 'fingerprint'>): string => `${path}\n${rule}\n${fingerprint}`
