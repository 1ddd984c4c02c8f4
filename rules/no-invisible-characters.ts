import {defineRule, type Span, v} from '../src/rule.ts'
import {
  afterEmoji,
  afterJoiningLetter,
  type InvisibleCharacters,
  invisibleCharacters,
  rightToLeft,
  wide
} from './words/invisible-characters.ts'

export default defineRule({
  id: 'no-invisible-characters',
  family: 'file',
  summary: 'Disallow characters that cannot be seen.',
  why: 'To a tokenizer they are characters like any other: they cut words and anchors apart where people see nothing, and the prompt typed later never matches.',
  source:
    'Unicode Technical Report 36; left by web pages, office programs and language models; U+2028 also splits line lists',
  options: {
    allow: v.optional(
      v.pipe(
        v.array(v.pipe(v.string(), v.regex(/^U\+[0-9A-F]{4,6}$/, 'Expected a code point such as `U+00A0`'))),
        v.description('Code points that may stand, such as `U+00A0`.')
      ),
      []
    )
  },
  examples: [
    {
      note: 'Line breaks and tabs are white space that people see.',
      ok: 'annika walking.\n\tannika running.\r\n'
    },
    {
      note: 'Zero-width joiners, variation selectors and tag characters build emoji.',
      ok: 'annika holding a sign with 👩\u200d🚀, ❤\ufe0f, 1\ufe0f\u20e3 and \u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'
    },
    {note: 'Persian writes with zero-width non-joiners.', ok: 'a sign that reads "می\u200cخواهم"'},
    {
      note: 'Direction marks keep punctuation in place beside Hebrew and Arabic.',
      ok: 'a sign that reads "שלום\u200f!"'
    },
    {note: 'Japanese separates with wide spaces.', ok: '猫\u3000窓辺'},
    {options: {allow: ['U+00A0']}, ok: 'annika\u00a0walking'},
    {
      notOk: 'a shot of crystal«\u00a0»sword',
      says: 'Unexpected no-break space (U+00A0), use a plain space',
      fixed: 'a shot of crystal sword'
    },
    {
      note: 'Beside a plain space nothing takes its place.',
      notOk: 'a shot of annika «\u00a0\u00a0»walking«\u2009»',
      fixed: 'a shot of annika walking'
    },
    {
      notOk: 'a full«\u200b» body shot of ann«\u00ad»ika«\ufeff»',
      says: 'Unexpected zero-width space (U+200B), remove it',
      fixed: 'a full body shot of annika'
    },
    {
      note: 'Space of two kinds is one space.',
      notOk: 'annika«\u00a0\u2009»walking',
      fixed: 'annika walking'
    },
    {
      note: 'Text that is displayed in another order than it is trained on.',
      notOk: 'annika «\u202e»gniklaw«\u202c»',
      fixed: 'annika gniklaw'
    },
    {note: 'A joiner between Latin letters joins nothing.', notOk: 'ann«\u200d»ika', fixed: 'annika'},
    {
      note: 'Tag characters can hide a text within a text.',
      notOk: 'annika«\u{e0068}\u{e0069}»',
      fixed: 'annika'
    },
    {notOk: 'annika«\u0007» walking«\u0085»slowly', fixed: 'annika walking slowly'}
  ],
  *check({text}, {allow}) {
    if (!mayHoldInvisible.test(text)) return
    for (const run of invisibleRuns(text, new Set(allow))) {
      const isSpare = isSpaceOrEdge(text[run.start - 1]) || isSpaceOrEdge(text[run.end])
      const replacement = isSpare ? '' : run.row.replacement
      const advice = replacement === ' ' ? 'use a plain space' : 'remove it'
      yield {
        start: run.start,
        end: run.end,
        message: `Unexpected ${run.row.name} (${codePoint(run.character)}), ${advice}`,
        fix: {start: run.start, end: run.end, text: replacement, type: 'safe'}
      }
    }
  }
})

/** Cheap test that spares most captions the search. */
const mayHoldInvisible = /[^\t\n\r\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]/u

interface Run extends Span {
  readonly row: InvisibleCharacters
  readonly character: string
}

/** UTF-16 code units before a character that tell whether it joins something: a flag of tag characters is the longest. */
const lookBack = 32

/** Invisible characters that follow each other and are mended alike are one finding, named for the first. */
function invisibleRuns(text: string, allowed: ReadonlySet<string>): readonly Run[] {
  const runs: Run[] = []
  const context = {hasRightToLeft: rightToLeft.test(text), hasWide: wide.test(text)}
  let start = 0
  for (const character of text) {
    const end = start + character.length
    const code = character.codePointAt(0) ?? 0
    const row = invisibleCharacters.find(({from, to}) => from <= code && code <= to)
    if (
      row &&
      !allowed.has(codePoint(character)) &&
      !isLegitimate(row, text.slice(Math.max(0, start - lookBack), start), context)
    ) {
      const last = runs.at(-1)
      if (last?.row.replacement === row.replacement && last.end === start)
        runs[runs.length - 1] = {...last, end}
      else runs.push({start, end, row, character})
    }
    start = end
  }
  return runs
}

function isLegitimate(
  {legitimate}: InvisibleCharacters,
  before: string,
  {hasRightToLeft, hasWide}: {readonly hasRightToLeft: boolean; readonly hasWide: boolean}
): boolean {
  if (legitimate === 'right-to-left') return hasRightToLeft
  if (legitimate === 'wide') return hasWide
  if (legitimate === 'emoji') return afterEmoji.test(before) || wide.test(before.slice(-1))
  if (legitimate === 'emoji-or-joining') return afterEmoji.test(before) || afterJoiningLetter.test(before)
  return false
}

const isSpaceOrEdge = (character: string | undefined): boolean =>
  character === undefined || /\s/.test(character)

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
