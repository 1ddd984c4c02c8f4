/**
 * Turns annotated captions into what the network sees of them, for `train.py`:
 *
 *     npx tsx scripts/concept-training/write-examples.ts OUT.jsonl CAPTIONS…
 *
 * Each line holds one caption: its units' forms, entries, features and relations, the grammar rules that marked them,
 * and the concepts that the annotator gave them, as a bit set.
 */
import {readFileSync, writeFileSync} from 'node:fs'
import {basename} from 'node:path'
import {parseAnnotatedSentences} from '../../bench/annotated-sentences.ts'
import {anchorsOf, kindOf} from '../../bench/read-annotated.ts'
import {type AnnotatedCaption, goldRanges, parseAnnotatedCaptions} from '../../bench/score.ts'
import {conceptNames} from '../../src/language/concept.ts'
import {conceptInputOf, readPhrases} from '../../src/language/concepts.ts'
import {carriesConcept} from '../../src/language/network/carriers.ts'
import {contextFeatures} from '../../src/language/network/context-features.ts'
import {relationsOf} from '../../src/language/network/relations.ts'
import {ruleMarks} from '../../src/language/network/rule-marks.ts'
import {wordFeatures} from '../../src/language/network/word-features.ts'
import {readCaption} from '../../src/language/read-caption.ts'

function example(annotated: AnnotatedCaption, file: string): string | undefined {
  const kind = kindOf(annotated)
  const caption = readCaption(annotated.caption, {anchors: anchorsOf(annotated), kind})
  const {phrases} = caption
  const {units} = phrases
  if (units.length === 0) return undefined
  const reading = readPhrases(conceptInputOf(caption), phrases)
  const relations = relationsOf(reading)
  const gold = conceptNames.map((concept) => goldRanges(annotated, concept))
  return JSON.stringify({
    id: annotated.id,
    file: basename(file),
    dataset: annotated.dataset ?? '',
    forms: units.map(({word}) => word.form),
    entries: units.map(({word, masked}) => (masked > 0 ? '' : word.entry)),
    starts: units.map(({start}) => start),
    ends: units.map(({end}) => end),
    carries: units.map((unit) => (carriesConcept(unit) ? 1 : 0)),
    word: units.map(wordFeatures),
    context: units.map((_, i) => contextFeatures(reading, relations, i)),
    to: [...relations.to],
    clause: [...relations.clause],
    sentence: [...relations.sentence],
    rules: ruleMarks(reading),
    gold: units.map(({start, end}) =>
      gold.reduce(
        (bits, ranges, concept) =>
          ranges.some((range) => (Math.min(end, range[1]) - Math.max(start, range[0])) * 2 > end - start)
            ? bits | (1 << concept)
            : bits,
        0
      )
    ),
    caption: caption.text
  })
}

const [out, ...files] = process.argv.slice(2)
if (out === undefined || files.length === 0) throw new Error('usage: write-examples.ts OUT.jsonl CAPTIONS…')
const lines = files.flatMap((file) => {
  const text = readFileSync(file, 'utf8')
  const captions = file.endsWith('.txt') ? parseAnnotatedSentences(text) : parseAnnotatedCaptions(text)
  return captions.flatMap((caption) => example(caption, file) ?? [])
})
writeFileSync(out, `${lines.join('\n')}\n`)
console.log(`${lines.length} examples`)
