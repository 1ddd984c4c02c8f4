/**
 * The one declaration of a config: types, validation and JSON schema follow from it. Descriptions are shown by
 * editors, so they speak to whoever writes the config.
 */
import * as v from 'valibot'
import {severities} from '../engine/report.ts'
import {loraKinds} from '../language/kind.ts'
import {providerSettingsSchema} from '../rewrite/provider-settings.ts'
import type {Rule} from '../rule.ts'
import {lexiconSchema} from './lexicon-schema.ts'
import {trainerSchema} from './trainer-schema.ts'

const described = <const Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.pipe(schema, v.description(description))

/** White space at the ends of an anchor or a path is always a slip, and one that nobody sees. */
const text = v.pipe(
  v.string(),
  v.regex(/^\S(?:.*\S)?$/s, 'Expected a text that neither begins nor ends with white space')
)
const texts = v.pipe(v.array(text), v.readonly())
const textOrTexts = v.union([text, texts])

/** valibot takes a list for a record with numeric keys; a config that holds one has been indented wrongly. */
const keyed = <const Schema extends v.GenericSchema>(values: Schema) =>
  v.pipe(
    v.record(v.string(), values),
    v.check((record) => !Array.isArray(record), 'Expected keys with values'),
    v.readonly()
  )

export const severitySchema = described(
  v.picklist(severities),
  '`off`: not checked. `warn`: reported. `error`: reported and the run fails.'
)

const optionsSchema = keyed(v.unknown())

export const ruleEntrySchema = v.union([
  severitySchema,
  v.pipe(v.strictTuple([severitySchema, optionsSchema]), v.readonly()),
  v.pipe(v.strictTuple([severitySchema]), v.readonly())
])

/** The settings of rules by id. */
export const ruleSettingsSchema = keyed(ruleEntrySchema)

const anchorSchema = v.union([text, texts, keyed(textOrTexts)])

const globs =
  'A pattern without `/` matches a name in any folder; one that matches a folder holds for all in it.'

const layerEntries = {
  kind: v.optional(described(v.picklist(loraKinds), 'What the LoRA teaches. The preset says it already.')),
  register: v.optional(
    described(
      v.picklist(['prose', 'tags', 'auto']),
      'How captions are written: sentences, or tags between commas. `auto` judges each caption by itself.'
    )
  ),
  anchor: v.optional(
    described(
      anchorSchema,
      `The word or phrase being taught, exactly as it must be written; several of them; or patterns of folders and files, each with the anchor that holds there (the last that matches wins). ${globs}`
    )
  ),
  trigger: v.optional(described(anchorSchema, 'The same as `anchor`, under the name that trainers use.')),
  secondary: v.optional(
    described(
      texts,
      'Traits you want to turn on and off by name, such as `in the red dress`. They may be named in captions, always in these words.'
    )
  ),
  lexicon: v.optional(
    described(
      lexiconSchema,
      'Words and phrases that caplint does not know, by the concept that they carry; under `ignore`, words that carry none. What overrides and later configs list is added.'
    )
  ),
  baseModel: v.optional(
    described(text, 'The model that is trained, whose text encoder limits the length of captions.')
  ),
  tokenizer: v.optional(
    described(
      text,
      'The `tokenizer.json` of the text encoder, relative to the config file: it counts tokens exactly. CLIP’s is built in.'
    )
  ),
  trainer: v.optional(
    described(
      trainerSchema,
      'The trainer that will read the captions: its name, or an object of its `name` and what is set.'
    )
  ),
  rules: v.optional(
    described(
      ruleSettingsSchema,
      'Rules by id: a severity, or `[severity, options]`. What is not named stays as the preset has it.'
    )
  )
}

const presetName = described(
  text,
  'The captioning guide that captions follow: the name of a preset, of a package, or the path of a file.'
)

const overrideSchema = v.strictObject({
  files: described(
    textOrTexts,
    `Patterns of the files this holds for, relative to the config file. ${globs}`
  ),
  preset: v.optional(presetName),
  ...layerEntries
})

/** A unified plugin, whatever tree it is typed for. */
export type RetextPlugin = (...settings: never[]) => unknown

/** What ids of rules look like. */
export const ruleId = /^[a-z][a-z\d]*([-/][a-z\d]+)*$/

/** A unified plugin for retext, mounted as a caplint rule. */
export const mountedPluginSchema = v.strictObject({
  id: described(
    v.pipe(v.string(), v.regex(ruleId, 'Expected lower-case words joined by hyphens')),
    'The id under which `rules` sets the severity.'
  ),
  retext: described(
    v.union([text, v.custom<RetextPlugin>((value) => typeof value === 'function', 'Expected a plugin')]),
    'A retext plugin: the name of its package, or its path.'
  ),
  options: v.optional(described(v.unknown(), 'Passed to the plugin.')),
  summary: v.optional(described(text, 'One line for lists of rules.'))
})

const pluginSchema = v.union([
  text,
  mountedPluginSchema,
  v.custom<Rule>(isRule, 'Expected a rule made by `defineRule`')
])

/** Whether a value is a rule made by `defineRule`. */
export function isRule(value: unknown): value is Rule {
  return typeof value === 'function' && 'id' in value && 'options' in value && 'examples' in value
}

export const configSchema = v.pipe(
  v.strictObject({
    $schema: v.optional(described(v.string(), 'The JSON schema of this file, for editors.')),
    extends: v.optional(
      described(
        textOrTexts,
        'What this config builds on: names of presets, of packages, or paths. Later ones win over earlier ones, this file wins over all.'
      )
    ),
    preset: v.optional(presetName),
    ...layerEntries,
    overrides: v.optional(
      described(
        v.pipe(v.array(overrideSchema), v.readonly()),
        'What differs for some files. Where several match, later ones win.'
      )
    ),
    datasets: v.optional(
      described(texts, 'Paths linted when the command line names none, relative to the config file.')
    ),
    ignore: v.optional(
      described(
        texts,
        `Patterns of files and folders left out, relative to the config file. ${globs} \`!\` takes back.`
      )
    ),
    suppressions: v.optional(
      described(
        text,
        'The file of findings that are accepted, relative to the config file. Without it `caplint-suppressions.json` beside the config.'
      )
    ),
    captionExtension: v.optional(
      described(
        v.union([extension(), v.pipe(v.array(extension()), v.readonly())]),
        'Extension of caption files, with its dot. Without it, whichever of `.txt` and `.caption` is there.'
      )
    ),
    mediaKey: v.optional(
      described(
        textOrTexts,
        'The key or column of metadata files that names the media; of several, the first that is there. Without it `file_name`, `image_path`, `video_path`, `media_path`, `video` or `image`.'
      )
    ),
    captionKey: v.optional(
      described(
        textOrTexts,
        'The key or column of metadata files that holds the caption; of several, each that is there holds one. Without it the first of `text`, `caption`, `prompt` and `tags`, and `caption_short`.'
      )
    ),
    plugins: v.optional(
      described(
        v.pipe(v.array(pluginSchema), v.readonly()),
        'Rules of your own: paths or package names of modules that export rules, or retext plugins mounted as rules.'
      )
    ),
    rewrite: v.optional(
      described(
        providerSettingsSchema,
        'The model that rewrites captions which rules alone cannot mend, and captions media. Without it nothing leaves the machine.'
      )
    )
  }),
  v.title('caplint config')
)

function extension() {
  return v.pipe(v.string(), v.regex(/^\.[^/\\]*[^/\\.]$/, 'Expected an extension that begins with a dot'))
}

/** A layer of settings outside a file: flags of the command line, options of the API. */
export const configLayerSchema = v.strictObject({...layerEntries, preset: v.optional(presetName)})
