import {type Caption, contains, defineRule, type Finding, quote, type Span, v} from '../src/rule.ts'
import {type Markup, markup, markupKinds, wrappingQuotes} from './words/markup.ts'

export default defineRule({
  id: 'no-markup',
  family: 'residue',
  summary:
    'Disallow markup around and in captions: quotation marks, labels, markdown, HTML, JSON, model tokens.',
  why: 'Trainers know no markup: asterisks, tags and labels are encoded as text, repeat in every caption, and tie themselves to the anchor. Prompts at inference have none.',
  source:
    '`clean_caption` of lora-gym (quotes, labels), SimpleTuner’s `caption_filter_list`, PortOS pull request 1238 (`<think>`), Florence-2 issue 4 (`<s>`)',
  options: {
    allow: v.optional(
      v.pipe(
        v.array(v.picklist(markupKinds)),
        v.description(
          'Kinds of markup that may stand: `json` for Ideogram 4 and MiniMax, whose captions are JSON.'
        )
      ),
      []
    )
  },
  examples: [
    {
      anchor: 'annika',
      note: 'The role that a model’s token names goes with it.',
      notOk: '«<|im_start|>assistant»\nannika laughing, close up',
      fixed: 'annika laughing, close up'
    },
    {
      anchor: 'annika',
      note: 'A heading that only says what follows is no part of it.',
      notOk: '«## Caption»\nannika laughing, close up',
      fixed: 'annika laughing, close up'
    },
    {note: 'Quoted words inside a caption are content.', ok: 'a red sign that reads "OPEN" above a door'},
    {
      note: 'Prompt syntax is no markup.',
      ok: '<lora:annika:1> [trigger] a {red|blue} kite, (sunset:1.2), #1 ||| 3/4 view, <sks dog>'
    },
    {
      note: 'A quotation that ends early wraps nothing.',
      ok: '"moon cello" being tuned, seen from the "wings"'
    },
    {note: 'Asterisks may just be asterisks.', ok: 'a board with 5 * 3 * 2 on it, ~*~ glitter ~*~'},
    {options: {allow: ['json']}, ok: '{"high_level_description": "a fox in the snow"}'},
    {
      notOk: '«"»annika leaning against a wall, arms crossed"',
      says: 'Unexpected quotation marks around the caption, take them away',
      fixed: 'annika leaning against a wall, arms crossed'
    },
    {
      notOk: '«Caption:» «"»tobin lifting a kayak onto the roof of a car"',
      says: 'Unexpected label `Caption:`, take it away',
      fixed: 'tobin lifting a kayak onto the roof of a car'
    },
    {
      notOk: 'a «**medium shot**» of annika «*sitting*»',
      says: 'Unexpected emphasis `**medium shot**`, write plain text',
      fixed: 'a medium shot of annika sitting'
    },
    {
      notOk: '«**Subject:**» biscuit\n**Action:** shakes off water',
      note: 'A form: the first label speaks for all.'
    },
    {notOk: '«-» a bike skids on\n- a rider bails out', note: 'So does the first list marker.'},
    {notOk: '«1.» a clock tower\n2. seen from below'},
    {ok: '2. Liga, a football match in the rain', note: 'One number is no list.'},
    {notOk: '«<p>»a lantern on a canal«</p>»«</s>»', fixed: 'a lantern on a canal'},
    {notOk: '«<think>The user wants a caption.</think>» a lantern on a canal'},
    {notOk: '«{"caption": "an anvil under a tree", "tags": []}»', says: 'Unexpected JSON, write plain text'}
  ],
  instruct: () => 'Answer with the bare caption: no quotation marks, labels, lists, markdown or JSON',
  *check(caption, {allow}) {
    const {text} = caption
    const found: Finding[] = []
    const claimed = new Set<number>()
    for (const each of markup) {
      if (allow.includes(each.kind) || !each.signs.some((sign) => text.includes(sign))) continue
      const matches = [...text.matchAll(each.pattern)]
      if (matches.length < (each.least ?? 1)) continue
      let isFirst = true
      for (const match of matches) {
        const span = withoutSpace(match)
        if (isClaimed(claimed, span) || isAnchor(caption, span)) continue
        for (let at = span.start; at < span.end; at++) claimed.add(at)
        if (isFirst || !each.once) found.push(describe(text, each, match, span))
        isFirst = false
      }
    }
    if (!allow.includes('quotes')) found.push(...wrapped(text, found))
    yield* found
  }
})

/** Whether a kind listed earlier has found its markup there: the asterisks of `**Subject:**` belong to the label. */
function isClaimed(claimed: ReadonlySet<number>, {start, end}: Span): boolean {
  for (let at = start; claimed.size > 0 && at < end; at++) if (claimed.has(at)) return true
  return false
}

/** Whether the markup belongs to an anchor: `<b>` taught as such. */
const isAnchor = ({anchorMatches}: Caption, span: Span): boolean =>
  anchorMatches.some((anchor) => contains(anchor, span))

function withoutSpace({index, 0: match}: RegExpExecArray): Span {
  const start = index + match.length - match.trimStart().length
  return {start, end: Math.max(start, index + match.trimEnd().length)}
}

function describe(text: string, {kind, what, fix}: Markup, match: RegExpExecArray, span: Span): Finding {
  const quoted = kind === 'json' ? '' : ` ${quote(text, span)}`
  const advice = kind === 'label' ? 'take it away' : 'write plain text'
  const message = `Unexpected ${what}${quoted}, ${advice}`
  if (!fix) return {start: span.start, end: span.end, message}
  const kept = fix === 'keep' ? (match.groups?.keep ?? '') : ''
  const start = match.index
  const behind = start + match[0].length
  // A caption that began with a line break would be empty for trainers that read the first line only.
  const isFirst = kept === '' && text.slice(0, start).trim() === ''
  const end = isFirst ? behind + (/^\s*/u.exec(text.slice(behind))?.[0].length ?? 0) : behind
  const neighbours = text.charAt(start - 1) + text.charAt(end)
  const isBetweenWords = kept === '' && /[\p{L}\p{N}.,;:!?][\p{L}\p{N}]/u.test(neighbours)
  const mend = {start, end, text: isBetweenWords ? ' ' : kept, type: 'safe'} as const
  return {start: span.start, end: span.end, message, fix: mend}
}

/** Quotation marks around the whole caption, or around what follows its label. */
function* wrapped(text: string, found: readonly Finding[]): Generator<Finding> {
  const label = found.find(({fix}) => fix?.start === 0 && fix.text === '')
  const from = label?.fix?.end ?? 0
  const body = text.slice(from).trim()
  for (const [open, close] of wrappingQuotes) {
    if (body.length <= open.length + close.length || !body.startsWith(open) || !body.endsWith(close)) continue
    const inner = body.slice(open.length, -close.length).trim()
    const quoted = inner.replaceAll(/(?<=\p{L})['’](?=\p{L})/gu, '')
    if (quoted.includes(open) || quoted.includes(close)) continue
    const start = text.indexOf(body, from)
    const fix = {start, end: start + body.length, text: inner, type: 'safe'} as const
    yield {
      start,
      end: start + open.length,
      message: 'Unexpected quotation marks around the caption, take them away',
      fix
    }
  }
}
