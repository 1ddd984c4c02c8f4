/**
 * The shape of `caplint effective --format json`, declared once: `schema/effective.schema.json` is generated from here, and
 * a test holds it against the type of the rows. With `--format jsonl` each line is one of the items.
 */
import * as v from 'valibot'

const described = <const Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.pipe(schema, v.description(description))
const listOf = <const Schema extends v.GenericSchema>(schema: Schema) => v.pipe(v.array(schema), v.readonly())
const object = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(v.strictObject(entries), v.readonly())
const counted = (least: number, description: string) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.description(description))

const encodedText = object({
  text: described(v.string(), 'What reaches the encoder.'),
  tokens: counted(0, 'Number of its tokens, without those that encoders add.'),
  lost: v.exactOptional(
    described(
      object({
        start: counted(0, 'UTF-16 offset into the text, inclusive.'),
        end: counted(0, 'UTF-16 offset into the text, exclusive.'),
        text: described(v.string(), 'The words.')
      }),
      'What falls off the end; absent where all of it fits.'
    )
  )
})

const encoder = object({
  counter: described(v.string(), 'Who counts: `CLIP`, the name of a `tokenizer.json`, `estimate`.'),
  isExact: described(v.boolean(), 'Whether the count is that of the encoder, not an estimate.'),
  limit: v.exactOptional(
    described(
      v.nullable(v.number()),
      'The most tokens of a text; `null` for no limit; absent where the base model is not known.'
    )
  )
})

const item = object({
  path: described(
    v.string(),
    "The caption's file, or the media where there is none; relative to the working directory, `/` separated."
  ),
  line: v.exactOptional(counted(1, 'Line of the caption in a file of many.')),
  media: described(listOf(v.string()), 'Paths of the media.'),
  trainer: described(v.string(), 'The trainer that reads it.'),
  repeats: v.exactOptional(
    described(
      v.number(),
      'How often it is trained on in an epoch, where the config of the trainer or the name of the folder says so.'
    )
  ),
  outcome: described(
    v.picklist(['caption', 'other-text', 'dropped', 'stops', 'unread-media', 'no-media']),
    '`caption`: trained on its caption. `other-text`: on what stands for a caption. `dropped`: left out without a word. `stops`: the run ends here. `unread-media`: none of the media is read. `no-media`: there is nothing to train.'
  ),
  reason: v.exactOptional(described(v.string(), 'Why it is not trained on its caption.')),
  texts: described(
    listOf(encodedText),
    'What may reach the encoder; several where lines or wildcards make them.'
  ),
  total: counted(0, 'Number of texts that are possible; more than are listed where wildcards multiply.'),
  choice: described(
    v.picklist(['one', 'random', 'each']),
    'Which of several texts is trained on: one at random, each time anew, or each.'
  ),
  tokens: encoder
})

/** One item: a line of `--format jsonl`. */
export type EffectiveItemShape = v.InferOutput<typeof item>

export const effectiveSchema = v.pipe(
  object({
    version: described(v.literal(1), 'Version of this shape; it grows only when a program would break.'),
    items: described(listOf(item), 'Items, sorted by path.')
  }),
  v.title('What reaches the text encoder, as `caplint effective` prints it'),
  v.description('What `caplint effective --format json` prints.')
)
