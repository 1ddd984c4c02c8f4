/** The one declaration of a preset: types, validation and JSON schema follow from it. */
import * as v from 'valibot'
import {loraKinds} from '../language/kind.ts'
import {severitySchema} from './config-schema.ts'

const described = <const Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.pipe(schema, v.description(description))

const texts = v.pipe(v.array(v.string()), v.readonly())

const presetRuleSchema = v.strictObject({
  severity: severitySchema,
  options: v.optional(v.pipe(v.record(v.string(), v.unknown()), v.readonly())),
  because: described(
    v.string(),
    'Why the guide wants it so: one sentence, shown by `explain` and in the docs.'
  )
})

/** The settings of rules by id. */
export const presetRulesSchema = v.pipe(v.record(v.string(), presetRuleSchema), v.readonly())

const badExampleSchema = v.strictObject({
  caption: v.string(),
  rules: described(texts, 'The rules that must name what is wrong.')
})

/** What no rule can say to a captioner. */
const promptSchema = v.strictObject({
  also: v.optional(
    described(
      texts,
      'Instructions that no rule checks, one sentence without final stop each; `{anchor}` stands for the anchor.'
    )
  ),
  image: v.optional(described(v.string(), 'What is asked beside an image.')),
  video: v.optional(described(v.string(), 'What is asked beside a video.'))
})

export const presetSchema = v.pipe(
  v.strictObject({
    $schema: v.optional(v.string()),
    id: described(v.string(), 'The name by which configs refer to the preset.'),
    about: described(v.string(), 'One line: whom the preset is for.'),
    kind: v.optional(described(v.picklist(loraKinds), 'What the LoRA teaches.')),
    register: v.optional(
      described(
        v.picklist(['prose', 'tags']),
        'How captions are written; without it each is judged by itself.'
      )
    ),
    extends: v.optional(described(texts, 'Presets this one builds on.')),
    guide: v.optional(
      described(v.strictObject({title: v.string(), section: v.string()}), 'The document the preset carries.')
    ),
    goal: v.optional(described(v.string(), "The guide's goal for this kind of LoRA.")),
    reference: v.optional(
      described(
        v.strictObject({anchor: v.string(), describe: v.string(), omit: v.string()}),
        "The guide's quick-reference row."
      )
    ),
    rules: presetRulesSchema,
    prompt: v.optional(
      described(promptSchema, 'What the captioning prompt says besides what its rules say.')
    ),
    examples: v.optional(
      described(
        v.strictObject({
          anchor: v.string(),
          secondary: v.optional(texts),
          good: described(texts, 'Captions that must be clean.'),
          bad: described(v.pipe(v.array(badExampleSchema), v.readonly()), 'Captions that must be caught.')
        }),
        'Captions that behave as the guide says, and the anchor that they are written for.'
      )
    )
  }),
  v.title('caplint preset')
)
