/** What fixing promises of every caption: mending again changes nothing, and nothing outside the edits changes. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {createConfigResolver} from '../src/config/config-resolver.ts'
import {splice} from '../src/dataset/formats/splice.ts'
import {defaultMetadataKeys} from '../src/dataset/formats/metadata-keys.ts'
import {jsonLines} from '../src/dataset/formats/metadata-jsonl.ts'
import {builtInRules} from '../src/engine/built-in-rules.ts'
import {captionLinter} from '../src/engine/caption-linter.ts'
import {type FixableMessage, fixCaption, isFixable} from '../src/engine/fix-caption.ts'
import {candidateReasons} from '../src/engine/gates.ts'
import {whatToKeep} from '../src/engine/keep.ts'
import {fix as fixFiles} from '../src/engine/fix-run.ts'
import {project} from './run-caplint.ts'

const metadataJsonl = jsonLines(defaultMetadataKeys)

interface Row {
  readonly id: string
  readonly kind: string
  readonly anchor: string
  readonly caption: string
}

const corpus = readFileSync(join(project, 'test/corpus/captions.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Row)

const resolverFor = (preset: string, anchor: string) =>
  createConfigResolver({
    cwd: '/',
    ruleList: builtInRules,
    noConfig: true,
    flags: {preset, anchor, secondary: ['in the red dress']}
  })

const fixers = new Map<string, ReturnType<typeof createFixer>>()

/** Mends captions under a preset; one for each anchor, as resolving configs takes longer than mending. */
function fixer(kind: string, anchor: string): ReturnType<typeof createFixer> {
  const key = `${kind} ${anchor}`
  const known = fixers.get(key) ?? createFixer(kind, anchor)
  fixers.set(key, known)
  return known
}

async function createFixer(kind: string, anchor: string) {
  const config = await resolverFor(kind, anchor).configFor('/caption.txt')
  const lint = captionLinter(config)
  const keep = whatToKeep(config)
  return {lint, keep, fix: (text: string) => fixCaption(text, lint, {wants: () => true, keep})}
}

const kinds = ['character', 'style', 'motion', 'object', 'tags'] as const

/** Captions of the corpus, cut up and put together anew, with what captioners and editors leave in them. */
const residue = [
  '',
  ' ',
  '\n',
  '\r\n',
  '"',
  '**',
  ',',
  ', ,',
  'Caption: ',
  '\u200b',
  '\u00a0',
  '(annika:1.2)',
  '[trigger]',
  '. ',
  ' Annika ',
  'she ',
  'the image shows ',
  'wearing her red dress'
]
const piece = fc.oneof(
  fc.constantFrom(...corpus).map(({caption}) => caption),
  fc
    .tuple(fc.constantFrom(...corpus), fc.nat(300), fc.nat(120))
    .map(([{caption}, from, length]) => caption.slice(from, from + length)),
  fc.constantFrom(...residue)
)
const mixed = fc.array(piece, {minLength: 1, maxLength: 4}).map((pieces) => pieces.join(' '))

describe('mending again changes nothing', () => {
  test('in the captions of the corpus', async () => {
    for (const {kind, anchor, caption, id} of corpus) {
      const {fix} = await fixer(kind, anchor)
      const once = fix(caption).text
      expect(fix(once).text, id).toBe(once)
    }
  })

  test.each(kinds)('in captions of any make, under %s', async (kind) => {
    const {fix} = await fixer(kind, 'annika')
    fc.assert(
      fc.property(mixed, (caption) => {
        const once = fix(caption).text
        const again = fix(once)
        expect(again.text).toBe(once)
        expect(again.fixed).toEqual([])
      }),
      {numRuns: 40}
    )
  })
})

describe('what is mended', () => {
  test.each(kinds)('passes the gates round by round, under %s', async (kind) => {
    const {fix, lint, keep} = await fixer(kind, 'annika')
    fc.assert(
      fc.property(mixed, (caption) => {
        const outcome = fix(caption)
        const before = lint(caption)
        if (!before || !outcome.linted) return
        const errors = (messages: readonly {severity: string}[]) =>
          messages.filter(({severity}) => severity === 'error').length
        expect(errors(outcome.linted.messages)).toBeLessThanOrEqual(errors(before.messages))
        expect(outcome.text.trim() === '').toBe(caption.trim() === '')
        if (outcome.text === caption) expect(outcome.fixed).toEqual([])
        else expect(outcome.fixed).not.toEqual([])
        const anchors = candidateReasons(before, outcome.linted, keep).filter((reason) =>
          reason.includes('anchor')
        )
        expect(anchors).toEqual([])
      }),
      {numRuns: 25}
    )
  })

  test('are the words of the edits and no others', async () => {
    for (const {kind, anchor, caption, id} of corpus) {
      const {lint, fix} = await fixer(kind, anchor)
      const outcome = fix(caption)
      const [message, ...others] = (lint(caption)?.messages ?? []).filter(isFixable)
      if (!message || others.length > 0 || outcome.fixed.length !== 1) continue
      expect(outcome.text, id).toBe(applied(caption, message))
    }
  })

  const applied = (text: string, {fix}: FixableMessage): string =>
    text.slice(0, fix.start) + fix.text + text.slice(fix.end)
})

test('bytes outside of the slots of a metadata file stay', async () => {
  const row = fc.record({
    name: fc.stringMatching(/^[a-z]{1,8}$/),
    caption: mixed.filter((caption) => !caption.includes('\0')),
    spaces: fc.stringMatching(/^ {0,3}$/),
    end: fc.constantFrom('\n', '\r\n', '\n\n')
  })
  const {fix} = await fixer('character', 'annika')
  fc.assert(
    fc.property(fc.array(row, {minLength: 1, maxLength: 5}), (rows) => {
      const fileOf = (captionOf: (caption: string) => string): string =>
        rows
          .map(({name, caption, spaces, end}) =>
            [
              `{${spaces}"file_name":${spaces}"${name}.png",`,
              `"text": ${JSON.stringify(captionOf(caption))}${spaces}}${end}`
            ].join('')
          )
          .join('')
      const text = fileOf((caption) => caption)
      const slots = [...metadataJsonl.locate(text)].flatMap((slot) => ('caption' in slot ? slot : []))
      const edits = slots.map((slot) => ({slot, caption: fix(slot.caption).text}))
      expect(splice(text, metadataJsonl, edits)).toBe(fileOf((caption) => fix(caption).text))
    }),
    {numRuns: 20}
  )
})

test('nothing to write is nothing written', async () => {
  let opened = 0
  const {report, files} = await fixFiles({
    cwd: join(project, 'examples/mirela'),
    paths: ['mirela_01.txt'],
    choice: {rules: ['no-invisible-characters']},
    openWriter: () => {
      opened++
      return {write: () => ({status: 'written'})}
    }
  })
  expect({opened, files, failures: report.failures}).toEqual({opened: 0, files: [], failures: []})
})
