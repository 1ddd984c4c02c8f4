import {ruleFamilies} from '../../src/rule.ts'
import {table} from './markdown.ts'
import {effectiveRules, isFixable, presets, rules} from './sources.ts'

/** README's list of presets. */
export const presetsOverview = (): string =>
  table(
    ['preset', 'for', 'describe', 'omit'],
    presets.map(({id, about, reference}) => [
      `[${id}](docs/presets/${id}.md)`,
      about,
      reference?.describe ?? '',
      reference?.omit ?? ''
    ])
  )

/** README's list of rules, family by family, with what each preset of a LoRA kind makes of them. */
export function rulesOverview(): string {
  const shown = presets.filter(({id}) => id !== 'recommended')
  const settings = shown.map(effectiveRules)
  const rows = ruleFamilies.flatMap((family) =>
    rules
      .filter((rule) => rule.family === family)
      .map((rule, index) => [
        index === 0 ? `**${family}**` : '',
        `[${rule.id}](docs/rules/${rule.id}.md)${isFixable(rule) ? ' 🔧' : ''}`,
        rule.summary,
        ...settings.map((setting) => severityOf(setting.get(rule.id)?.severity))
      ])
  )
  return table(['', 'rule', 'what it does', ...shown.map(({id}) => id)], rows)
}

const severityOf = (severity = 'off'): string => (severity === 'off' ? '' : severity)
