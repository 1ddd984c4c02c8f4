import {stringify} from 'yaml'

/** What a new config says. */
export interface NewConfig {
  readonly preset: string
  readonly anchors: readonly string[]
  readonly secondary: readonly string[]
  /** Path of the JSON schema, seen from the config's folder, for editors; left out where caplint is not installed beside it. */
  readonly schemaPath?: string | undefined
}

/** Name of the file that `caplint init` writes: YAML, since people read and change it, and it can hold comments. */
export const newConfigName = '.caplintrc.yaml'

/** The text of a new config, with comments that say what each key is for and what else there is. */
export function newConfigText({preset, anchors, secondary, schemaPath}: NewConfig): string {
  const schema = schemaPath === undefined ? [] : [`# yaml-language-server: $schema=${schemaPath}`]
  return `${[
    ...schema,
    '# What caplint checks the captions in this folder against.',
    '',
    '# The captioning guide that they follow.',
    `preset: ${inYaml(preset)}`,
    '',
    '# The word or phrase being taught, exactly as captions must write it.',
    `anchor: ${inYaml(anchors.length === 1 ? anchors[0] : anchors)}`,
    '',
    '# Traits to turn on and off by name. Captions may name them, always in these words.',
    secondary.length === 0 ? '# secondary: [in the red dress]' : `secondary: ${inYaml(secondary)}`,
    '',
    '# What to leave out, and rules that are to behave otherwise than the guide wants:',
    '# ignore: [drafts]',
    '# rules:',
    '#   no-mood: off',
    '#   word-count: [warn, {maximum: 60}]'
  ].join('\n')}\n`
}

/** A value on one line of YAML, quoted where it has to be. */
const inYaml = (value: unknown): string => {
  const flow = Array.isArray(value)
  return stringify(value, {
    collectionStyle: flow ? 'flow' : 'any',
    flowCollectionPadding: false,
    lineWidth: 0,
    defaultStringType: 'PLAIN',
    blockQuote: false
  }).trim()
}
