import type {Preset} from '../../src/config/preset.ts'
import type {Rule} from '../../src/rule.ts'
import {parseRuleOptions} from '../../src/rule-options.ts'
import {examplesSection} from './examples.ts'
import {code, page, table} from './markdown.ts'
import {optionsTable} from './options.ts'
import {effectiveRules, isFixable, presets} from './sources.ts'

/** What a rule's page says of it; everything is read from the rule and the presets. */
export function rulePage(rule: Rule): string {
  const options = optionsTable(rule)
  return page(
    `# ${rule.id}`,
    `<!-- Made by \`npm run docs\` from rules/${rule.id}.ts and the presets: edit those. -->`,
    rule.summary,
    [`Family ${rule.family}`, ...properties(rule)].join(' · '),
    '## Why',
    rule.why,
    rule.source && `Source: ${rule.source.replace(/\.$/, '')}.`,
    options && '## Options',
    options,
    '## Presets',
    presetsTable(rule),
    instructions(rule),
    '## Examples',
    examplesSection(rule)
  )
}

function properties(rule: Rule): readonly string[] {
  return [
    ...(isFixable(rule) ? ['fixable'] : []),
    ...(rule.register ? [`for ${rule.register === 'tags' ? 'tag lists' : 'prose'} only`] : []),
    ...(rule.compare ? ['compares the captions of a dataset'] : [])
  ]
}

/** What the presets make of a rule; those that agree share a row. */
function presetsTable(rule: Rule): string {
  const rows = new Map<string, {readonly links: string[]; readonly cells: readonly string[]}>()
  for (const preset of presets) {
    const setting = effectiveRules(preset).get(rule.id)
    if (!setting || (setting.severity === 'off' && setting.from !== preset.id)) continue
    const options = setting.options ? code(JSON.stringify(setting.options)) : ''
    const cells = [setting.severity, options, setting.because]
    const row = rows.get(cells.join('\n')) ?? {links: [], cells}
    row.links.push(`[${preset.id}](../presets/${preset.id}.md)`)
    rows.set(cells.join('\n'), row)
  }
  if (rows.size === 0) return 'No preset turns this rule on; do so in your config.'
  return table(
    ['presets', 'severity', 'options', 'because'],
    [...rows.values()].map(({links, cells}) => [links.join(', '), ...cells])
  )
}

/** What the rule tells a captioner, under each preset of the guide that has it on; the same words once. */
function instructions(rule: Rule): string | undefined {
  const sentences = new Map<string, string[]>()
  for (const preset of presets) {
    const instruction = instructionUnder(rule, preset)
    if (instruction) sentences.set(instruction, [...(sentences.get(instruction) ?? []), preset.id])
  }
  if (sentences.size === 0) return undefined
  const lines = [...sentences].map(([sentence, ids]) => `- ${ids.join(', ')}: “${sentence}”`)
  return `## In the captioning prompt\n\n${lines.join('\n')}`
}

/** What a rule tells a captioner under a preset, if it is on there and can be told. */
export function instructionUnder(rule: Rule, preset: Preset): string | undefined {
  const setting = effectiveRules(preset).get(rule.id)
  if (!rule.instruct || !preset.examples || !setting || setting.severity === 'off') return undefined
  const options = parseRuleOptions(rule, setting.options ?? {})
  return rule.instruct(options, {anchor: preset.examples.anchor, kind: preset.kind})
}
