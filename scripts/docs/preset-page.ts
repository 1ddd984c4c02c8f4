import type {Preset} from '../../src/config/preset.ts'
import {code, codeBlock, page, table} from './markdown.ts'
import {instructionUnder} from './rule-page.ts'
import {type EffectiveRule, effectiveRules, rules} from './sources.ts'

/** What a preset's page says of it. */
export function presetPage(preset: Preset): string {
  const settings = rules.flatMap(({id}) => {
    const setting = effectiveRules(preset).get(id)
    return setting ? [[id, setting] as const] : []
  })
  const own = settings.filter(([, {from}]) => from === preset.id)
  const inherited = settings.filter(([, {from}]) => from !== preset.id)
  const told = [
    ...rules.flatMap((rule) => instructionUnder(rule, preset) ?? []),
    ...(preset.prompt?.also ?? [])
  ]
  const {guide, goal, reference, examples} = preset
  return page(
    `# ${preset.id}`,
    `<!-- Made by \`npm run docs\` from presets/${preset.id}.json: edit that. -->`,
    preset.about,
    guide && `Carries the section “${guide.section}” of the ${guide.title}.`,
    goal && `**Goal.** ${goal}`,
    reference &&
      table(['anchor', 'describe', 'omit'], [[reference.anchor, reference.describe, reference.omit]]),
    '## Rules',
    ruleTable(own),
    inherited.length > 0 ? `## Rules from ${preset.extends?.join(', ')}` : undefined,
    inherited.length > 0 ? ruleTable(inherited) : undefined,
    told.length > 0
      ? `## What it tells a captioner\n\n${told.map((line) => `- ${line}`).join('\n')}`
      : undefined,
    examples && `## Examples`,
    examples &&
      [`With the anchor ${code(examples.anchor)}`, ...secondaryNote(examples.secondary)].join(' and '),
    examples && `### Good\n\n${examples.good.map((caption) => codeBlock('text', caption)).join('\n\n')}`,
    examples && `### Bad\n\n${examples.bad.map(badExample).join('\n\n')}`
  )
}

const secondaryNote = (secondary: readonly string[] = []): readonly string[] =>
  secondary.length > 0 ? [`the secondary concepts ${secondary.map(code).join(', ')}`] : []

const badExample = ({
  caption,
  rules
}: {
  readonly caption: string
  readonly rules: readonly string[]
}): string => `${codeBlock('text', caption)}\n\nCaught by ${rules.map(ruleLink).join(', ')}.`

const ruleLink = (id: string): string => `[${id}](../rules/${id}.md)`

const ruleTable = (settings: readonly (readonly [string, EffectiveRule])[]): string =>
  table(
    ['rule', 'severity', 'options', 'because'],
    settings.map(([id, {severity, options, because}]) => [
      ruleLink(id),
      severity,
      options ? code(JSON.stringify(options)) : '',
      because
    ])
  )
