import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {parseAnnotatedSentences} from '../bench/annotated-sentences.ts'
import {readAnnotated} from '../bench/read-annotated.ts'
import {parseAnnotatedCaptions, scoreTable} from '../bench/score.ts'
import floors from './corpus/floors.json' with {type: 'json'}

const corpus = (name: string): string => readFileSync(join(import.meta.dirname, 'corpus', name), 'utf8')

/**
 * Annotated captions and sentences on which the reader may only get better: when a change lifts a figure, lift its floor
 * (`npx tsx scripts/write-floors.ts`).
 */
describe.each([
  ['captions', parseAnnotatedCaptions(corpus('captions.jsonl'))],
  ['sentences', parseAnnotatedSentences(corpus('sentences.txt'))]
] as const)('corpus of %s', (name, captions) => {
  const scores = new Map(scoreTable(captions, readAnnotated).map((score) => [score.concept, score]))

  test.each(Object.entries(floors[name]))('%s stays above its floor', (concept, floor) => {
    const score = scores.get(concept)
    expect(score?.words.f1).toBeGreaterThanOrEqual(floor.words)
    expect(score?.captions.f1).toBeGreaterThanOrEqual(floor.captions)
  })
})
