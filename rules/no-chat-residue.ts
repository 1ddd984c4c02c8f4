import {
  type Caption,
  defineRule,
  type Edit,
  openings,
  overlaps,
  phraseList,
  quotations,
  quote,
  remarkRemoval,
  rewriteFix,
  type Span
} from '../src/rule.ts'
import {type ChatPhrase, chatClasses, chatter} from './words/chat.ts'

const phrases = phraseList(chatter, chatClasses)

export default defineRule({
  id: 'no-chat-residue',
  family: 'residue',
  summary: 'Disallow what a chat model says besides the caption.',
  why: 'Words to the person who asked ("Sure, here is a caption:") are encoded with the caption, stand in many captions of a set, and tie themselves to the anchor.',
  source:
    'joycaption issue 70 (`ASSISTANT: You are correct, I have added …`), PortOS pull request 1238; `clean_caption` of lora-gym',
  examples: [
    {
      note: 'Talk that is written in the picture.',
      ok: 'a chat window that says "Sure! Let me know if it works"'
    },
    {
      note: 'The words of a list, not of a speaker.',
      ok: 'a cat, well lit, certainly asleep, a note on the door'
    },
    {
      notOk: '«Here is the caption»: annika leaning against a wall',
      says: 'Unexpected remark `Here is the caption`, keep the caption alone',
      fixed: 'annika leaning against a wall'
    },
    {
      notOk: '«Sure, here is» a caption: a lantern on a boat. «Let me know if» you need another.',
      fixed: 'a lantern on a boat.'
    },
    {
      notOk: 'a park with benches. «ASSISTANT:» «You are correct», «I have added» too many trees.'
    },
    {notOk: 'annika on a bench. «I hope this helps»!', anchor: 'annika', fixed: 'annika on a bench.'},
    {
      anchor: 'annika',
      note: 'What was asked goes with who asked; then what is left is the answer.',
      notOk: '«User:» describe this\nin detail «Assistant:» annika on a bench',
      fixed: 'annika on a bench'
    },
    {
      anchor: 'annika',
      notOk: '«Assistant:» annika on a bench\n«User:» now in French',
      fixed: 'annika on a bench'
    },
    {
      anchor: 'annika',
      note: 'Without an answer it can’t be told whether any of it is a caption.',
      notOk: '«User:» annika on a bench, make it longer'
    }
  ],
  instruct: () => 'Answer with the caption alone: no greeting, no remark, no question',
  *check(caption) {
    const {text, tokens} = caption
    if (!caption.isEnglish) return
    const starts = openings(caption)
    const quoted = quotations(text)
    const remarks = [...phrases.in(tokens)].filter(
      (found) =>
        (!found.row.opening || starts.includes(found.firstToken)) &&
        !quoted.some((span) => overlaps(span, found))
    )
    const turns = remarks.filter(({row}) => row.speaker !== undefined)
    for (const found of remarks) {
      const {start, end, row} = found
      yield {
        start,
        end,
        message: `Unexpected remark ${quote(text, found)}, keep the caption alone`,
        ...rewriteFix(row.speaker ? withoutTurn(caption, found, turns) : remarkRemoval(caption, found))
      }
    }
  }
})

type Remark = Span & {readonly row: ChatPhrase}

/**
 * Takes out what somebody asked, up to the answer or the next turn, and the label of an answer that comes first. Of an
 * answer behind something else it can't be told which of them is the caption.
 */
function withoutTurn(caption: Caption, turn: Remark, turns: readonly Remark[]): Edit | undefined {
  const {text} = caption
  const start = text.slice(0, turn.start).trimEnd().length
  if (turn.row.speaker === 'answers') return start === 0 ? remarkRemoval(caption, turn) : undefined
  const next = turns.find((other) => other.start >= turn.end)
  if (start > 0) return {start, end: text.slice(0, next?.start).trimEnd().length, text: ''}
  if (!next) return undefined
  if (next.row.speaker === 'asks') return {start: turn.start, end: next.start, text: ''}
  const rest = text.slice(next.end)
  return {start: turn.start, end: text.length - rest.trimStart().length, text: ''}
}
