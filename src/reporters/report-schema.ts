/**
 * The shape of the JSON report and of the lines of JSON Lines, declared once: `schema/report.schema.json` and
 * `schema/report-line.schema.json` are generated from here, and a test holds it against the engine's own types.
 * Descriptions are for people who read the schemas to write a program.
 */
import * as v from 'valibot'

const described = <const Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.pipe(schema, v.description(description))

const listOf = <const Schema extends v.GenericSchema>(schema: Schema) => v.pipe(v.array(schema), v.readonly())
const object = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(v.strictObject(entries), v.readonly())

const wholeNumber = (least: number, description: string) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.description(description))
const counted = (description: string) => wholeNumber(0, description)
const offset = (description: string) => wholeNumber(0, description)
const place = (description: string) => wholeNumber(1, description)

const rule = described(v.string(), 'Id of the rule.')
const severity = described(v.picklist(['warn', 'error']), 'Errors make the exit code 1.')
const sentence = described(
  v.string(),
  'What is wrong and what to do; caption text in backticks, no final stop.'
)
const path = described(
  v.string(),
  "The caption's file, or the media where there is no caption file; relative to the working directory, `/` separated."
)

const mediaOfCaption = v.exactOptional(described(v.string(), 'The media the caption belongs to.'))

const fix = object({
  start: offset('UTF-16 offset into the caption, inclusive.'),
  end: offset('UTF-16 offset into the caption, exclusive.'),
  text: described(v.string(), 'What to put there.'),
  type: described(
    v.picklist(['safe', 'rewrite']),
    '`safe` changes no word; `rewrite` removes or replaces words.'
  )
})

const fileFix = object({
  type: described(v.literal('safe'), 'It changes no word.'),
  remove: described(v.literal('byte-order-mark'), 'What would be taken away from the file.')
})

const messageEntries = {
  rule,
  severity,
  message: sentence,
  start: offset('UTF-16 offset into the caption as found in its slot, inclusive.'),
  end: offset('UTF-16 offset into the caption, exclusive; equal to `start` where something is missing.'),
  line: place('Line in the file, from 1.'),
  column: place('Column in the file, in UTF-16 code units, from 1.'),
  endLine: place('Line in the file where the words end.'),
  endColumn: place('Column in the file after the last of the words.'),
  text: described(v.string(), 'The words concerned; empty where something is missing.'),
  about: v.exactOptional(
    described(
      v.literal('files'),
      "There where the message is about the item's files, not about words of the caption."
    )
  ),
  fix: v.exactOptional(fix),
  fileFix: v.exactOptional(described(fileFix, 'What would mend a message about the files.')),
  notFixed: v.exactOptional(
    described(v.string(), 'Why a fix that was asked for did not land; there with `--fix` and `--diff`.')
  )
}
const message = object(messageEntries)

const result = object({
  path,
  media: mediaOfCaption,
  caption: v.exactOptional(
    described(v.string(), 'The caption; absent where there is none or it cannot be decoded.')
  ),
  messages: listOf(message)
})

const fixedFinding = object({
  rule,
  severity,
  type: described(
    v.picklist(['safe', 'rewrite', 'llm']),
    'By a rule, without (`safe`) or with (`rewrite`) a change of words, or by a language model (`llm`).'
  ),
  message: sentence
})

const fixedCaptionEntries = {
  path,
  line: v.exactOptional(place('Line of the caption, from 1, in a file that holds many.')),
  media: mediaOfCaption,
  before: described(v.string(), 'The caption as it was.'),
  after: described(v.string(), 'The caption as it is now, or would be.'),
  fixes: described(listOf(fixedFinding), 'What was mended, in order.')
}
const fixedCaption = object(fixedCaptionEntries)

const datasetMessageEntries = {
  rule,
  severity,
  message: sentence,
  paths: described(listOf(v.string()), 'The captions concerned.')
}
const datasetMessage = object(datasetMessageEntries)

const failureEntries = {
  message: described(v.string(), 'What, where, what to do.'),
  path: v.exactOptional(v.string()),
  line: v.exactOptional(
    place('Where in the file, from 1, where that is known; the row in a table of binary data.')
  ),
  column: v.exactOptional(place('From 1, in UTF-16 code units; only beside a line.')),
  kind: v.exactOptional(
    described(v.literal('nothing-found'), 'There where nothing to lint was found at the path.')
  ),
  rule: v.exactOptional(described(v.string(), 'The rule that crashed.')),
  stack: v.exactOptional(described(v.string(), 'Where it crashed, for its author.'))
}
const failure = object(failureEntries)

const skippedEntries = {path: v.string(), reason: described(v.string(), 'Why it was passed over.')}
const skipped = object(skippedEntries)

const summaryEntries = {
  items: counted('Items found: pairs of media and caption, media alone, captions alone.'),
  changedOf: v.exactOptional(
    counted('Items in the datasets, of which `items` changed; there where changed ones alone are reported.')
  ),
  linted: counted('Items whose caption was linted.'),
  ignored: counted('Items left out by `ignore`.'),
  skipped: counted('Items that could not be linted or hold no caption.'),
  unreadable: v.exactOptional(
    counted('Of those skipped, the ones whose caption could not be read; there where there are any.')
  ),
  errors: counted('Messages of severity error.'),
  warnings: counted(
    'Messages of severity warn; `--quiet` leaves them out of the lists, not out of this number.'
  ),
  suppressed: v.exactOptional(
    counted('Findings that are suppressed: neither listed nor counted; there where there are any.')
  ),
  fixable: counted('Messages that carry a fix.'),
  fixed: v.exactOptional(counted('Findings that were mended, or would be; there with `--fix` and `--diff`.'))
}
const summary = object(summaryEntries)

const statEntries = {
  part: described(v.string(), 'A stage of the run, or a rule.'),
  milliseconds: v.pipe(v.number(), v.minValue(0))
}
const stat = object(statEntries)

export const reportSchema = v.pipe(
  object({
    version: described(v.literal(1), 'Version of this shape; it grows only when a program would break.'),
    summary,
    results: described(listOf(result), 'Items with at least one message, sorted by path.'),
    datasetMessages: described(listOf(datasetMessage), 'What was found by comparing captions.'),
    fixed: v.exactOptional(
      described(
        listOf(fixedCaption),
        'Captions that were mended, or would be, sorted by path; there with `--fix` and `--diff`. Messages are what is left.'
      )
    ),
    dryRun: v.exactOptional(
      described(
        v.literal(true),
        'There where nothing was written: `fixed` tells what would be, and the messages what would be left.'
      )
    ),
    failures: described(listOf(failure), 'What kept caplint from doing its job; any makes the exit code 2.'),
    skipped: described(listOf(skipped), 'Files passed over.'),
    notes: described(listOf(v.string()), 'What a person should know about the run: one sentence each.'),
    stats: v.exactOptional(
      described(
        listOf(stat),
        'Where the time went, slowest first; there with `--stats`. Parts may lie inside others.'
      )
    )
  }),
  v.title('caplint report'),
  v.description('What `caplint --format json` prints.')
)

/** The JSON report as programs read it. */
export type JsonReport = v.InferOutput<typeof reportSchema>

/** A line of the JSON Lines report, by its `type`. */
const line = <const Type extends string, const Entries extends v.ObjectEntries>(
  type: Type,
  entries: Entries,
  description: string
) => described(object({type: v.literal(type), ...entries}), description)

export const reportLineSchema = v.pipe(
  v.variant('type', [
    line(
      'start',
      {version: described(v.literal(1), 'Version of the lines; it grows only when a program would break.')},
      'The first line.'
    ),
    line(
      'finding',
      {path, media: mediaOfCaption, ...messageEntries},
      'Something that was found in one item.'
    ),
    line('dataset-finding', datasetMessageEntries, 'Something that was found by comparing captions.'),
    line(
      'fixed',
      {...fixedCaptionEntries, dryRun: v.exactOptional(described(v.literal(true), 'Nothing was written.'))},
      'A caption that was mended, or would be.'
    ),
    line('failure', failureEntries, 'What kept caplint from doing its job; any makes the exit code 2.'),
    line('skipped', skippedEntries, 'A file that was passed over.'),
    line('note', {message: described(v.string(), 'What a person should know: one sentence.')}, 'A note.'),
    line('stat', statEntries, 'Where the time went; there with `--stats`.'),
    line('summary', summaryEntries, 'The last line; where it is missing, the report was cut off.')
  ]),
  v.title('Line of a caplint report'),
  v.description('One line of what `caplint --format jsonl` prints.')
)
