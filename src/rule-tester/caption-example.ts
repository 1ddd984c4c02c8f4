import {applyFixes} from '../engine/apply-fixes.ts'
import {changesWords} from '../engine/changes-words.ts'
import type {CaptionContext} from '../language/caption.ts'
import {readCaption} from '../language/read-caption.ts'
import type {CaptionExample, Finding, Rule, RuleOptions} from '../rule.ts'
import {parseRuleOptions} from '../rule-options.ts'
import {exampleTrainer} from './example-trainer.ts'
import {checkMessage, ExampleFailure, expectEqual} from './example-failure.ts'
import {bySpan, parseMarks, writeMarks} from './marks.ts'

/** What an example's captions are read with. */
export const exampleContext = ({
  anchor = [],
  secondary = [],
  kind,
  trainer
}: Pick<CaptionExample<RuleOptions>, 'anchor' | 'secondary' | 'kind' | 'trainer'>): CaptionContext => ({
  anchors: typeof anchor === 'string' ? [anchor] : anchor,
  secondary,
  kind,
  ...(trainer === undefined ? {} : {trainer: exampleTrainer(trainer)})
})

/** Runs one caption example. Throws an {@link ExampleFailure} where the rule does something else. */
export function runCaptionExample(rule: Rule, example: CaptionExample<RuleOptions>): void {
  const {ok, notOk, says, fixed} = example
  if ((ok === undefined) === (notOk === undefined)) {
    throw new ExampleFailure('An example has either `ok` or `notOk`')
  }
  if (ok !== undefined && (says !== undefined || fixed !== undefined)) {
    throw new ExampleFailure('`says` and `fixed` belong to `notOk`')
  }
  const {text, spans} = parseMarks(ok ?? notOk ?? '')
  if (ok !== undefined && spans.length > 0)
    throw new ExampleFailure('`ok` is written without marks', ok, text)
  if (notOk !== undefined && spans.length === 0)
    throw new ExampleFailure('`notOk` needs marks: `«…»`', notOk, text)

  const findings = findingsOf(rule, example, text)
  expectEqual('Findings are elsewhere', writeMarks(text, spans), writeMarks(text, findings))
  if (says !== undefined) expectEqual('The first finding says something else', says, findings[0]?.message)
  if (fixed === undefined) return

  const result = applyFixes(
    text,
    findings.flatMap(({fix}) => fix ?? [])
  )
  expectEqual('The fixes give another caption', fixed, result)
  const left = findingsOf(rule, example, result)
  if (left.length > 0)
    throw new ExampleFailure(`The fixed caption still has findings: ${writeMarks(result, left)}`)
}

/** The rule's findings in a caption, by place; each checked to be well-formed. */
export function findingsOf(
  rule: Rule,
  example: CaptionExample<RuleOptions>,
  text: string
): readonly Finding[] {
  if (!rule.check) throw new ExampleFailure('The rule has no `check`, so a caption shows nothing')
  const options = parseRuleOptions(rule, example.options ?? {})
  const caption = readCaption(text, exampleContext(example))
  if (rule.register && rule.register !== caption.register) {
    throw new ExampleFailure(
      `The rule is for ${rule.register}, but this caption is read as ${caption.register}`
    )
  }
  const findings = [...rule.check(caption, options)].sort(bySpan)
  if (findings.length > 0 && rule.concepts && !caption.carries(rule.concepts)) {
    throw new ExampleFailure('The rule finds something without the `concepts` that it says it needs')
  }
  for (const finding of findings) {
    checkMessage(finding.message)
    for (const {start, end} of [finding, finding.fix ?? finding]) {
      if (!(start >= 0 && start <= end && end <= text.length)) {
        throw new ExampleFailure(`Offsets ${start}–${end} lie outside the caption (0–${text.length})`)
      }
    }
    if (finding.fix && text.slice(finding.fix.start, finding.fix.end) === finding.fix.text) {
      throw new ExampleFailure(`The fix of \`${finding.message}\` changes nothing`)
    }
    if (finding.fix?.type === 'safe' && changesWords(caption, finding.fix)) {
      throw new ExampleFailure(
        `The fix of \`${finding.message}\` is \`safe\` and changes words: it is a \`rewrite\``
      )
    }
  }
  return findings
}
