import {
  announcementRemoval,
  defineRule,
  openings,
  overlaps,
  phraseList,
  quote,
  rewriteFix
} from '../src/rule.ts'
import {chatClasses, chatter} from './words/chat.ts'
import {fillerOpenings, openingClasses} from './words/filler-openings.ts'

const remarks = phraseList(chatter, chatClasses)
const fillers = phraseList(fillerOpenings, openingClasses)

export default defineRule({
  id: 'no-filler-opening',
  family: 'residue',
  summary: 'Disallow openings that announce the picture instead of describing it.',
  why: '"The image shows" stands in every caption of a set and names nothing in it: the model ties the phrase to the anchor and expects it in prompts, where nobody writes it. It also pushes the words that matter back, and trainers cut captions off at the end.',
  source:
    'Openers that LTX-Video-Trainer strips (`--remove-llm-prefixes`), SimpleTuner filters (`caption_filter_list`) and JoyCaption is told to avoid; Captioning Prompt Guide, "as you would write a prompt"',
  examples: [
    {
      anchor: 'annika',
      note: 'Framing opens a caption well.',
      ok: 'a closeup shot of annika walking down a street, smiling and looking over her shoulder'
    },
    {
      note: '"A photo of" names a medium; that is for `no-style` to judge.',
      ok: 'a photo of a wooden rabbit in the snow'
    },
    {
      note: 'A painting inside the scene is content.',
      ok: 'the painting is hung above a sofa, a cat asleep below it'
    },
    {
      note: 'Only the opening; `no-meta` looks at the rest.',
      ok: 'annika sits on a bench. There is a dog at her feet.'
    },
    {
      anchor: 'the picture',
      note: 'The anchor is never filler.',
      ok: 'the picture shows up in a shop window, wide shot'
    },
    {
      anchor: 'annika',
      notOk: '«The image shows» annika leaning against a wall, arms crossed',
      says: 'Unexpected opening `The image shows`, begin with the content: it speaks of the picture instead of what the picture shows',
      fixed: 'annika leaning against a wall, arms crossed'
    },
    {
      anchor: 'velvetfox',
      note: 'Behind a prefixed anchor.',
      notOk: 'velvetfox,«The image is» a tight portrait of a baker',
      fixed: 'velvetfox, a tight portrait of a baker'
    },
    {
      anchor: 'retro comic style',
      notOk: '«A dynamic retro comic style panel shows» an aviator clinging to a wing',
      fixed: 'retro comic style, an aviator clinging to a wing'
    },
    {
      anchor: 'tobin',
      notOk: '«There is» a man, tobin, sitting on a couch next to a large brown dog',
      fixed: 'A man, tobin, sitting on a couch next to a large brown dog'
    },
    {notOk: '«This is a photo of» a woman feeding pigeons', fixed: 'A woman feeding pigeons'},
    {notOk: '«In this image we can see» a dog next to a bicycle', fixed: 'A dog next to a bicycle'},
    {notOk: '«arafed» woman in a kitchen holding a pan', fixed: 'woman in a kitchen holding a pan'}
  ],
  instruct: () => 'Begin with the content: do NOT open with "The image shows", "This is" or "There is"',
  *check(caption) {
    for (const index of openings(caption)) {
      const found = fillers.at(caption.tokens, index)
      if (
        !found ||
        caption.anchorMatches.some((anchor) => overlaps(anchor, found) && anchor.start === found.start)
      )
        continue
      const {start, end, row} = found
      yield {
        start,
        end,
        message: `Unexpected opening ${quote(caption.text, found)}, begin with the content: ${row.because}`,
        // "Here is the caption:" is a remark, which goes as a whole.
        ...(remarks.at(caption.tokens, index) ? {} : rewriteFix(announcementRemoval(caption, found)))
      }
      return
    }
  }
})
