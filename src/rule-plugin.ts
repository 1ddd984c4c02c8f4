import type {Root} from 'nlcst'
import type {VFile} from 'vfile'
import {location} from 'vfile-location'
import type {AddedWords} from './language/added-words.ts'
import {readCaption} from './language/read-caption.ts'
import type {LoraKind} from './language/kind.ts'
import type {Rule} from './rule.ts'
import {parseRuleOptions} from './rule-options.ts'

/** Settings of a rule mounted as a unified plugin: what is taught, and the rule's own options beside it. */
export interface RulePluginSettings {
  readonly anchor?: string | readonly string[]
  readonly secondary?: readonly string[]
  readonly kind?: LoraKind
  /** Words added to the lexicon, by the concept they carry. */
  readonly lexicon?: AddedWords
  readonly [option: string]: unknown
}

/**
 * A rule called as a unified plugin: `unified().use(retextEnglish).use(noAppearance, {anchor: 'annika'})`. Findings
 * become messages on the file. Only looks at single captions work this way; there is no dataset in a pipeline.
 */
export type RulePlugin = (settings?: RulePluginSettings) => (tree: Root, file: VFile) => undefined

/** Makes a rule callable as a unified plugin; the rule's own fields become properties of the function. */
export function attachPlugin(rule: Omit<Rule, keyof RulePlugin>): Rule {
  const plugin: RulePlugin = ({anchor = [], secondary = [], kind, lexicon, ...settings} = {}) => {
    const options = parseRuleOptions(rule, settings)
    const anchors = typeof anchor === 'string' ? [anchor] : anchor
    return (_tree, file) => {
      const text = String(file)
      const caption = readCaption(text, {anchors, secondary, kind, lexicon})
      if (rule.register && rule.register !== caption.register) return
      const places = location(text)
      for (const finding of rule.check?.(caption, options) ?? []) {
        const start = places.toPoint(finding.start)
        const end = places.toPoint(finding.end)
        const place = start && end ? {start, end} : undefined
        const message = file.message(finding.message, {
          ...(place ? {place} : {}),
          ruleId: rule.id,
          source: 'caplint'
        })
        message.actual = text.slice(finding.start, finding.end)
        if (finding.fix) message.expected = [finding.fix.text]
      }
    }
  }
  return Object.assign(plugin, rule)
}
