import type {ActiveRule, ResolvedConfig} from '../config/resolved-config.ts'
import {type RuleFamily, ruleFamilies} from '../rule.ts'

/** One thing that a captioner is told. */
export interface Instruction {
  /** The rule that says so; absent where the preset says it by itself. */
  readonly rule?: string
  /** One or more sentences, without final stop. */
  readonly text: string
}

/** What stands for the anchor where there is none, or more than one. */
const anchorPlaceholder = '{anchor}'

/** The anchor as instructions name it: the one there is, or a placeholder that the prompt explains. */
export const namedAnchor = ({anchors}: ResolvedConfig): string => {
  const [anchor, ...others] = anchors
  return anchor === undefined || others.length > 0 ? anchorPlaceholder : anchor
}

/** Puts the anchor where a preset's text names it by the placeholder. */
export const withAnchor = (text: string, anchor: string): string =>
  text.replaceAll(anchorPlaceholder, () => anchor)

/** What a captioner is told first: what to name, what to describe, what to leave out, then how long and how clean. */
const order: readonly RuleFamily[] = ['anchor', 'describe', 'omit', 'length']

const rank = (family: RuleFamily): number => {
  const index = order.indexOf(family)
  return index < 0 ? order.length + ruleFamilies.indexOf(family) : index
}

/** What the rules that are on, with their options, say to a captioner; and what the presets add to it. */
export function instructions(config: ResolvedConfig): readonly Instruction[] {
  const anchor = namedAnchor(config)
  const told = [...config.rules.values()]
    .filter((active) => isTold(active, config))
    .flatMap(({rule, options}) => {
      const text = rule.instruct?.(options, {anchor, kind: config.kind})
      return text === undefined ? [] : [{family: rule.family, rule: rule.id, text: text + allowed(options)}]
    })
  const also = (config.guides ?? [])
    .flatMap(({prompt}) => prompt?.also ?? [])
    .map((text) => ({family: 'describe' as const, text: withAnchor(text, anchor)}))
  return [...told, ...also]
    .sort((a, b) => rank(a.family) - rank(b.family))
    .map(({family: _family, ...instruction}) => instruction)
}

const isTold = ({rule, severity}: ActiveRule, {register, kind, anchors}: ResolvedConfig): boolean =>
  severity !== 'off' &&
  (rule.register === undefined || rule.register === (register ?? 'prose')) &&
  // Without an anchor its rules find nothing; where a kind is chosen, only its name is still to be filled in.
  (rule.family !== 'anchor' || anchors.length > 0 || kind !== undefined)

/** Words that a rule's options let stand; by convention the option is called so. */
function allowed({allow}: Readonly<Record<string, unknown>>): string {
  const words = Array.isArray(allow) ? allow.filter((word) => typeof word === 'string') : []
  return words.length > 0 ? ` (${words.map((word) => `"${word}"`).join(', ')} may stand)` : ''
}
