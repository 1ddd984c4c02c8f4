import type {Preset} from '../config/preset.ts'
import type {ResolvedConfig} from '../config/resolved-config.ts'
import {captionLinter} from '../engine/caption-linter.ts'
import {closedClass} from '../language/lexicon/closed-class.ts'
import {namedAnchor} from './instructions.ts'

/** More examples than this teach a captioner to repeat them. */
const mostExamples = 6

/**
 * The preset's good captions, rewritten for the anchor that is taught. Those that this config would find fault with
 * are left out, and so are those that break off: a captioner imitates what it is shown.
 */
export function promptExamples(config: ResolvedConfig): readonly string[] {
  const examples = examplesOf(config)
  if (!examples) return []
  const [anchor, ...others] = config.anchors
  const isAdapted = anchor !== undefined && others.length === 0
  const lint = captionLinter(isAdapted ? config : {...config, anchors: [examples.anchor]})
  return examples.good
    .filter((caption) => !/(?:\.\.\.|…)$/.test(caption))
    .filter((caption) => namedAnchor(config) === examples.anchor || !refersBack(caption))
    .map((caption) => (isAdapted ? renamed(caption, examples.anchor, anchor) : caption))
    .filter((caption) => lint(caption)?.messages.length === 0)
    .slice(0, mostExamples)
    .map((caption) => (isAdapted ? caption : caption.replaceAll(examples.anchor, namedAnchor(config))))
}

function examplesOf({guides = [], register}: ResolvedConfig): Preset['examples'] {
  const withExamples = guides.filter(({examples}) => examples)
  const ofRegister = withExamples.findLast((guide) => register !== undefined && guide.register === register)
  return (ofRegister ?? withExamples.findLast(({kind}) => kind !== undefined) ?? withExamples.at(-1))
    ?.examples
}

const references = new Set(`${closedClass.pronoun}, ${closedClass.possessive}`.split(', '))

/** Whether a caption says "her" or "it": under another anchor this may be wrong. */
const refersBack = (caption: string): boolean =>
  caption
    .toLowerCase()
    .split(/[^\p{L}']+/u)
    .some((word) => references.has(word))

/** Puts one anchor in place of another, with the article that goes with it; a name takes none. */
function renamed(caption: string, from: string, to: string): string {
  const article = /^\p{Lu}/u.test(to) ? '' : /^[aeiou]/i.test(to) ? 'an ' : 'a '
  return caption.replaceAll(`a ${from}`, article + to).replaceAll(from, to)
}
