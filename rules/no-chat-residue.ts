import {
  defineRule,
  openings,
  overlaps,
  phraseList,
  quotations,
  quote,
  remarkRemoval,
  rewriteFix
} from '../src/rule.ts'
import {chatClasses, chatter} from './words/chat.ts'

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
    {notOk: 'annika on a bench. «I hope this helps»!', anchor: 'annika', fixed: 'annika on a bench.'}
  ],
  instruct: () => 'Answer with the caption alone: no greeting, no remark, no question',
  *check(caption) {
    const {text, tokens} = caption
    if (!caption.isEnglish) return
    const starts = openings(caption)
    for (const found of phrases.in(tokens)) {
      if (found.row.opening && !starts.includes(found.firstToken)) continue
      if (quotations(text).some((span) => overlaps(span, found))) continue
      const {start, end} = found
      yield {
        start,
        end,
        message: `Unexpected remark ${quote(text, found)}, keep the caption alone`,
        ...rewriteFix(remarkRemoval(caption, found))
      }
    }
  }
})
