import * as v from 'valibot'
import {trainerNamed, trainers} from '../dataset/trainers/index.ts'
import type {TrainerSettings} from '../dataset/trainers/settings.ts'
import type {Trainer} from '../dataset/trainers/trainer.ts'

const optional = <const Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.optional(v.pipe(schema, v.description(description)))
const text = v.string()
const someText = v.pipe(v.string(), v.minLength(1, 'Expected a text that is not empty'))
const flag = v.boolean()

/** What can be set of a trainer; which of it a trainer knows, its profile says. */
const settingEntries = {
  captionExtension: optional(
    v.pipe(v.string(), v.regex(/^\.[^/\\]*[^/\\.]$/, 'Expected an extension that begins with a dot')),
    'The extension that the trainer is told.'
  ),
  captionKey: optional(someText, 'The key or column of captions that the trainer is told.'),
  mediaKey: optional(someText, 'The key or column of media that the trainer is told.'),
  mediaKind: optional(
    v.picklist(['image', 'video']),
    'The kind of media that the trainer looks for, where it looks for one.'
  ),
  numberedLayers: optional(
    flag,
    'Whether images named `stem_1`, `stem_2` without caption are layers of `stem`.'
  ),
  captionsFrom: optional(
    v.picklist(['files', 'names', 'trigger']),
    'Whether captions are in files, are the names of the media, or are the trigger for all.'
  ),
  trigger: optional(someText, 'The word or phrase that the trainer is told to add.'),
  prependTrigger: optional(flag, 'Whether the trigger is put before captions.'),
  prefix: optional(text, 'Text that the trainer puts before each caption.'),
  suffix: optional(text, 'Text that the trainer puts after each caption.'),
  classTokens: optional(text, 'What media without caption are trained with.'),
  defaultCaption: optional(text, 'What media without caption, or with an empty one, are trained with.'),
  wildcards: optional(flag, 'Whether `{a|b}` is a choice, and so are lines.'),
  splitLines: optional(flag, 'Whether each line is a caption.'),
  weights: optional(flag, 'Whether `(words:1.2)` is read as in prompts.'),
  shuffle: optional(flag, 'Whether tags are shuffled or dropped.'),
  separator: optional(someText, 'What stands between tags.'),
  keepSeparator: optional(someText, 'What stands between tags that stay in place and others.'),
  secondarySeparator: optional(someText, 'What stands between tags that stay together.'),
  skipEmpty: optional(flag, 'Whether media with an empty caption are left out.'),
  regularisation: optional(flag, 'Whether the captions are of a regularisation set.'),
  subfolders: optional(flag, 'Whether folders inside are read, too.'),
  metadataCache: optional(flag, 'Whether `metadata_cache.json` is read in place of captions.'),
  maximumTokens: optional(
    v.pipe(v.number(), v.integer(), v.minValue(1)),
    'The most tokens of a caption, start and end not counted.'
  )
} as const satisfies Record<keyof TrainerSettings, v.GenericSchema>

const trainerNames = trainers.flatMap(({name, aliases}) => [name, ...aliases])
/** So many names are more than anyone reads in a sentence. */
const expectedName = 'Expected the name of a trainer (`caplint trainers` lists them)'
const nameSchema = v.picklist(trainerNames, expectedName)

const knownSettings = v.check(
  ({name, ...settings}: {readonly name: string} & TrainerSettings) =>
    unknownSetting(name, settings) === undefined,
  ({input}) => {
    const {name, ...settings} = input as {readonly name: string} & TrainerSettings
    const profile = trainerNamed(name)
    const known = Object.keys(profile?.settings ?? {}).map((key) => `\`${key}\``)
    const list = known.length > 0 ? `it has ${known.join(', ')}` : 'nothing of it can be set'
    return `Unexpected \`${unknownSetting(name, settings)}\`, which ${profile?.name} does not have; ${list}`
  }
)

function unknownSetting(name: string, settings: TrainerSettings): string | undefined {
  const known: Readonly<Record<string, string>> = trainerNamed(name)?.settings ?? {}
  return Object.keys(settings).find((key) => !Object.hasOwn(known, key))
}

/** A trainer: its name, or its name with what is set. */
export const trainerSchema = v.union(
  [
    nameSchema,
    v.pipe(
      v.strictObject({name: v.pipe(nameSchema, v.description('The trainer.')), ...settingEntries}),
      v.readonly(),
      knownSettings
    )
  ],
  expectedName
)

/** A trainer as a layer sets it. */
export interface TrainerChoice {
  readonly profile: Trainer
  readonly given: TrainerSettings
}

/** The trainer of a setting that was validated. */
export function trainerChoice(setting: v.InferOutput<typeof trainerSchema>): TrainerChoice | undefined {
  const {name, ...given} = typeof setting === 'string' ? {name: setting} : setting
  const profile = trainerNamed(name)
  return profile && {profile, given}
}
