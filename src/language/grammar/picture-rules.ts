import {isFragment} from './framing-rules.ts'
import {namesMood, readMoodAdjective, readMoodClause, readMoodLabel, readMoodNoun} from './mood-rules.ts'
import {namesPraise, readPraiseAdjective, readPraiseNoun} from './praise-rules.ts'
import {readHedge, readMetaClause} from './meta-rules.ts'
import {chunkAt, headOf, markUnits, type Reading, unitAt} from './reading.ts'
import {readReminiscence, readStyleAdjective, readStyleClause, readStyleTags} from './style-clauses.ts'
import {namesStyle, readStyleNoun} from './style-rules.ts'
import {adjectiveIs, adverbIs, tag} from './unit.ts'
import {namesWriting, readWritingNoun} from './writing-rules.ts'

export {readLabels} from './label-rules.ts'
export {readQuotations} from './writing-rules.ts'

/** Style, quality, mood, meta, hedge, text: what is said of the picture rather than of what it shows. */

const doubts = adverbIs('hedge')
const ofPicture = adjectiveIs('praise', 'mood', 'style')

/** "an oil painting of", "film grain", "8k", "watermark", "a sense of calm". */
export function readPictureNouns(reading: Reading): void {
  readStyleTags(reading)
  const style = namesStyle(reading)
  const praise = namesPraise(reading)
  const writing = namesWriting(reading)
  const mood = namesMood(reading)
  for (const chunk of reading.chunks) {
    if (chunk.kind !== 'noun') continue
    if (style) readStyleNoun(reading, chunk)
    if (headOf(reading, chunk).masked > 0) continue
    if (praise) readPraiseNoun(reading, chunk)
    if (writing) readWritingNoun(reading, chunk)
    if (mood) readMoodNoun(reading, chunk)
    readMoodLabel(reading, chunk)
  }
}

/** Adverbs and adjectives: "possibly", "monochrome", "stunning", "serene". */
export function readPictureWords(reading: Reading): void {
  const described = ofPicture(reading.present)
  for (const chunk of reading.chunks) {
    if (chunk.kind === 'adjective') readReminiscence(reading, chunk)
    if (!described) continue
    if (chunk.kind !== 'noun' && chunk.kind !== 'adjective') continue
    const head = chunk.kind === 'noun' ? headOf(reading, chunk) : ownerOf(reading, chunk.index)
    for (let i = chunk.content; i <= chunk.last; i++) {
      const unit = unitAt(reading, i)
      if (unit.masked > 0 || !ofPicture(unit) || unit.tag !== tag.adjective) continue
      const alone = isFragment(reading, i)
      const owner = i < chunk.head || chunk.kind === 'adjective' ? head : undefined
      if (readPraiseAdjective(reading, i, owner, alone)) continue
      if (readMoodAdjective(reading, i, owner, alone)) continue
      readStyleAdjective(reading, i, owner, alone, chunk.kind === 'adjective')
    }
  }
  if (!doubts(reading.present)) return
  for (let i = 0; i < reading.units.length; i++) {
    const unit = unitAt(reading, i)
    if (unit.masked === 0 && unit.word.adverbs !== 0 && doubts(unit))
      markUnits(reading, 'hedge', i, i, 'hedge-adverb')
  }
}

/** Of what an adjective behind "is" is said. */
function ownerOf(reading: Reading, index: number): ReturnType<typeof headOf> | undefined {
  const verb = chunkAt(reading, index - 1)
  if (verb?.kind !== 'verb' || !verb.copular) return undefined
  const subject = chunkAt(reading, verb.subject)
  return subject === undefined ? undefined : headOf(reading, subject)
}

/** "the image shows", "evoking a sense of calm", "appears to be", "the palette is muted". */
export function readPictureClauses(reading: Reading): void {
  for (const verb of reading.chunks) {
    if (verb.kind !== 'verb') continue
    readHedge(reading, verb)
    readMetaClause(reading, verb)
    readMoodClause(reading, verb)
    readStyleClause(reading, verb)
  }
}
