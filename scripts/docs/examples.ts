import type {CaptionExample, DatasetExample, Example, ItemExample, Rule, RuleOptions} from '../../src/rule.ts'
import {findingsOf} from '../../src/rule-tester/caption-example.ts'
import {parseMarks} from '../../src/rule-tester/marks.ts'
import {code, codeBlock} from './markdown.ts'

/** A rule's examples as Markdown: first what fails, then what passes. */
export function examplesSection(rule: Rule): string {
  const shown = rule.examples.map((example) => show(rule, example))
  const fails = shown.filter(({passes}) => !passes).map(({text}) => text)
  const passes = shown.filter((example) => example.passes).map(({text}) => text)
  return [...section('Fails', fails), ...section('Passes', passes)].join('\n\n')
}

const section = (title: string, examples: readonly string[]): readonly string[] =>
  examples.length > 0 ? [`### ${title}`, ...examples] : []

interface ShownExample {
  readonly passes: boolean
  readonly text: string
}

function show(rule: Rule, example: Example<RuleOptions>): ShownExample {
  if ('okItem' in example || 'notOkItem' in example) return showItem(example)
  if ('okCaptions' in example || 'notOkCaptions' in example) return showDataset(example)
  return showCaption(rule, example)
}

/** A caption as caplint prints it: the words concerned underlined, the messages below. */
function showCaption(rule: Rule, example: CaptionExample<RuleOptions>): ShownExample {
  const passes = example.ok !== undefined
  const {text, spans} = parseMarks(example.ok ?? example.notOk ?? '')
  const findings = passes ? [] : findingsOf(rule, example, text)
  const messages = [...new Set(findings.map(({message}) => message))]
  const fixed = example.fixed === undefined ? [] : ['', `fixed: ${visible(example.fixed)}`]
  const block = [...underline(text, spans), ...messages.map((message) => `→ ${message}`), ...fixed]
  return {passes, text: [...introduction(example), codeBlock('text', block.join('\n'))].join('\n\n')}
}

function showDataset(example: DatasetExample<RuleOptions>): ShownExample {
  const passes = example.okCaptions !== undefined
  const lines = (example.okCaptions ?? example.notOkCaptions ?? []).map((caption) => {
    const {text, spans} = parseMarks(caption)
    return `${spans.length > 0 ? '✗' : '·'} ${visible(text)}`
  })
  const messages = example.says ? [`→ ${example.says}`] : []
  return {
    passes,
    text: [...introduction(example), codeBlock('text', [...lines, ...messages].join('\n'))].join('\n\n')
  }
}

function showItem(example: ItemExample<RuleOptions>): ShownExample {
  const passes = example.okItem !== undefined
  const {
    caption,
    captionPath,
    otherCaptionPaths = [],
    mediaPaths = [],
    missingMediaPaths = [],
    undecodable,
    byteOrderMark
  } = example.okItem ?? example.notOkItem ?? {}
  const lines = [
    ...mediaPaths.map((path) => `media:   ${visible(path)}`),
    ...missingMediaPaths.map((path) => `media:   ${visible(path)} (not there)`),
    ...(captionPath === undefined
      ? []
      : [`caption: ${visible(captionPath)}${byteOrderMark ? ' (with byte order mark)' : ''}`]),
    ...otherCaptionPaths.map((path) => `caption: ${visible(path)} (not read)`),
    ...(caption === undefined ? [] : [`text:    ${visible(caption) || '(empty)'}`]),
    ...(undecodable ? [`byte ${undecodable.offset}:  0x${undecodable.byte.toString(16).toUpperCase()}`] : []),
    ...(example.says ? [`→ ${example.says}`] : [])
  ]
  return {passes, text: [...introduction(example), codeBlock('text', lines.join('\n'))].join('\n\n')}
}

/** What a reader must know before the example: the trap it guards against, the anchor, the options. */
/** A trainer, as a config would name it. */
function trainerSetting(trainer: NonNullable<CaptionExample<RuleOptions>['trainer']>): string {
  if (typeof trainer === 'string') return `trainer ${code(trainer)}`
  const {name, ...settings} = trainer
  const set = Object.entries(settings).map(([key, value]) => code(`${key}: ${JSON.stringify(value)}`))
  return [`trainer ${code(name)}`, ...set].join(', ')
}

function introduction({note, options, ...example}: Example<RuleOptions>): readonly string[] {
  const anchors = 'anchor' in example ? [example.anchor ?? []].flat() : []
  const secondary = 'secondary' in example ? (example.secondary ?? []) : []
  const settings = [
    ...('kind' in example && example.kind ? [`a ${example.kind} LoRA`] : []),
    ...('trainer' in example && example.trainer ? [trainerSetting(example.trainer)] : []),
    ...(anchors.length > 0 ? [`anchor ${anchors.map(code).join(', ')}`] : []),
    ...(secondary.length > 0 ? [`secondary concepts ${secondary.map(code).join(', ')}`] : []),
    ...Object.entries(options ?? {}).map(
      ([name, value]) => `option ${code(`${name}: ${JSON.stringify(value)}`)}`
    )
  ].join('; ')
  if (note && settings) return [`${note.replace(/[.:]$/, '')} (${settings}):`]
  if (note || settings) return [`${capitalised(note?.replace(/[.:]$/, '') ?? settings)}:`]
  return []
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The caption's lines, each followed by carets under the stretches that lie in it. */
function underline(
  text: string,
  spans: readonly {readonly start: number; readonly end: number}[]
): readonly string[] {
  const shown: string[] = []
  let offset = 0
  for (const line of text.split('\n')) {
    shown.push(visible(line))
    const carets = [...`${line} `].reduce((drawn, character) => {
      const here = offset
      offset += character.length
      const marked = spans.some(({start, end}) =>
        start === end ? start === here : start <= here && here < end
      )
      return drawn + (marked ? '^' : ' ').repeat(Math.max(1, visible(character).length))
    }, '')
    if (carets.trim()) shown.push(carets.trimEnd())
  }
  return shown
}

/** Invisible characters written as their code points, so that a reader sees what the rule sees. */
const visible = (text: string): string =>
  text.replace(/[^\P{C}\t]|[\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/gu, (character) =>
    character === '\n'
      ? '⏎'
      : `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`
  )
