import {
  type Caption,
  defineRule,
  type Finding,
  findingAt,
  type FoundPhrase,
  phraseList,
  quote
} from '../src/rule.ts'
import {type DanglingWord, danglingWords} from './words/dangling-words.ts'

const dangling = phraseList(danglingWords)

/** The most tokens that a listed phrase spans, a full stop behind it included. */
const reach = 5

export default defineRule({
  id: 'no-truncation',
  family: 'residue',
  summary: 'Disallow captions that break off.',
  why: 'A captioner that runs out of tokens stops in mid-sentence. The model learns the torn end, and what the caption was about to say is missing from this item alone.',
  source:
    'taggui issue 282 (captions that end in "The overall") and 324, PortOS pull request 1238 (budget spent on hidden reasoning)',
  examples: [
    {
      note: 'A fragment needs no full stop.',
      ok: 'a full body shot of annika standing, looking straight ahead'
    },
    {
      note: 'Particles may stand last.',
      ok: 'a street at night, the lamps just coming on while a dog looks up'
    },
    {
      note: 'So may a verb, behind a question word.',
      ok: 'a child pointing at the map to show where the river is'
    },
    {note: 'A letter is no article.', ok: 'a child holding up a sign with the letter A'},
    {note: 'Inches are no quotation, a smiley no bracket.', ok: 'a 12" record leaning on a crate :)'},
    {
      notOk: 'tobin is on a bridge and he is looking out over «the»',
      says: 'Unexpected end after `the`, a noun is missing: complete the sentence or cut it'
    },
    {notOk: 'a cathedral under scaffold and a stonemason who «is»'},
    {note: 'A full stop doesn’t make it whole.', notOk: 'A boat on a lake. Behind it there is «a.»'},
    {notOk: 'A boat on a lake. «The overall»'},
    {
      notOk: 'a hand holding a coin «(»the one with a hole',
      says: 'Unexpected end, `(` is never closed: complete the sentence or cut it'
    },
    {notOk: 'a shop window with a sign that reads «"»CLOSED UNTIL'},
    {notOk: 'a man in a wide-brimmed hat, half«-»'}
  ],
  instruct: () => 'Finish every sentence',
  *check(caption) {
    if (caption.wordCount === 0) return
    const open = unclosed(caption.text)
    if (open) yield open
    if (!caption.isEnglish) return
    const found = danglingEnd(caption)
    if (!found) return
    const {start, end, row} = found
    const quoted = quote(caption.text, found)
    yield {
      start,
      end,
      message: `Unexpected end after ${quoted}, ${row.awaits} is missing: complete the sentence or cut it`
    }
  }
})

/** The listed phrase that a caption ends in. */
function danglingEnd({tokens, sentences}: Caption): FoundPhrase<DanglingWord> | undefined {
  const last = tokens.at(-1)
  const hasStop = last?.kind === 'punctuation' && /^[.!?…,]+$/u.test(last.text)
  const end = hasStop ? tokens.length - 1 : tokens.length
  for (let index = Math.max(0, end - reach); index < end; index++) {
    const found = dangling.at(tokens, index)
    if (!found || found.lastToken !== end || (hasStop && !found.row.evenBeforeStop)) continue
    if (/^(?:A|I)$/u.test(tokens[end - 1]?.text ?? '')) continue
    const sentence = sentences.at(-1)
    const before = tokens.slice(sentence?.firstToken, index).map(({lower}) => lower)
    if (!found.row.unless?.some((word) => before.includes(word))) return found
  }
  return undefined
}

/** The last bracket or quotation mark that is never closed, or a hyphen that the other half of a word should follow. */
function unclosed(text: string): Finding | undefined {
  const hyphen = /\p{L}[-‐]$/u.test(text.trimEnd())
  const at = hyphen ? text.trimEnd().length - 1 : (unclosedBracket(text) ?? unclosedQuotation(text))
  if (at === undefined) return undefined
  const span = {start: at, end: at + 1}
  const problem = hyphen ? 'a word breaks off' : `${quote(text, span)} is never closed`
  return findingAt(span, `Unexpected end, ${problem}: complete the sentence or cut it`)
}

/** Smileys and escaped brackets, `:(` and `\(`, open nothing. */
function unclosedBracket(text: string): number | undefined {
  if (!/[([{]/u.test(text)) return undefined
  const open: number[] = []
  for (const {index, 0: bracket} of text.matchAll(/(?<![\\:;=])[([{]|(?<!\\)[)\]}]/gu)) {
    if ('([{'.includes(bracket)) open.push(index)
    else open.pop()
  }
  return open.at(-1)
}

/** An odd mark behind a digit may stand for inches, so that one of them excuses the caption. */
function unclosedQuotation(text: string): number | undefined {
  const curly = text.lastIndexOf('“')
  if (curly >= 0 && !text.includes('”', curly) && !text.includes('“', curly + 1)) return curly
  if (!text.includes('"')) return undefined
  const marks = [...text.matchAll(/"/gu)]
  if (marks.length % 2 === 0 || /\d"/u.test(text)) return undefined
  return marks.findLast(({index}) => /^$|[\s([]/u.test(text.charAt(index - 1)))?.index
}
