import {readCaption} from '../language/read-caption.ts'
import type {DatasetExample, Rule, RuleOptions} from '../rule.ts'
import {parseRuleOptions} from '../rule-options.ts'
import {exampleContext} from './caption-example.ts'
import {checkMessage, ExampleFailure, expectEqual} from './example-failure.ts'
import {parseMarks, writeMarks} from './marks.ts'

/** Runs one example of a dataset. Throws an {@link ExampleFailure} where the rule does something else. */
export function runDatasetExample(rule: Rule, example: DatasetExample<RuleOptions>): void {
  const {okCaptions, notOkCaptions, says} = example
  const marked = okCaptions ?? notOkCaptions
  if (!marked || (okCaptions && notOkCaptions)) {
    throw new ExampleFailure('An example has either `okCaptions` or `notOkCaptions`')
  }
  if (okCaptions && says !== undefined) throw new ExampleFailure('`says` belongs to `notOkCaptions`')

  const captions = marked.map(parseMarks)
  for (const {text, spans} of captions) {
    const [first, second] = spans
    if (second || (first && (first.start > 0 || first.end < text.length))) {
      throw new ExampleFailure(
        'Captions of a dataset are marked as a whole',
        `«${text}»`,
        writeMarks(text, spans)
      )
    }
  }
  const isMarked = captions.map(({spans}) => spans.length > 0)
  if (okCaptions && isMarked.includes(true))
    throw new ExampleFailure('`okCaptions` are written without marks')
  if (notOkCaptions && !isMarked.includes(true)) throw new ExampleFailure('`notOkCaptions` need marks: `«…»`')

  const texts = captions.map(({text}) => text)
  const findings = datasetFindings(rule, example, texts)
  const named = new Set(findings.flatMap((finding) => finding.captions))
  const show = (chosen: (index: number) => boolean): string =>
    texts.map((text, index) => (chosen(index) ? `«${text}»` : text)).join('\n')
  expectEqual(
    'The findings name other captions',
    show((index) => isMarked[index] === true),
    show((index) => named.has(index))
  )
  if (says !== undefined) expectEqual('The first finding says something else', says, findings[0]?.message)
}

/** Maps and reduces; facts go through JSON on the way, as they do when an engine keeps them in a cache. */
function datasetFindings(rule: Rule, example: DatasetExample<RuleOptions>, texts: readonly string[]) {
  const {collect, compare} = rule
  if (!collect || !compare) {
    throw new ExampleFailure('The rule has no `collect` and `compare`, so a dataset shows nothing')
  }
  const options = parseRuleOptions(rule, example.options ?? {})
  const context = exampleContext(example)
  const captions = texts.map((text) => readCaption(text, context))
  if (rule.register && !captions.some(({register}) => register === rule.register)) {
    throw new ExampleFailure(`The rule is for ${rule.register}, but no caption is read so`)
  }
  const facts = captions.map((caption) => {
    if (rule.register && rule.register !== caption.register) return undefined
    const fact = collect(caption, options)
    return fact === undefined ? undefined : JSON.parse(JSON.stringify(fact))
  })
  const findings = [...compare(facts, options)]
  for (const finding of findings) {
    checkMessage(finding.message)
    if (finding.captions.length === 0) throw new ExampleFailure(`\`${finding.message}\` names no caption`)
    for (const index of finding.captions) {
      if (!(index in texts))
        throw new ExampleFailure(`\`${finding.message}\` names caption ${index}, which is not there`)
    }
  }
  return findings
}
