import {type Caption, defineRule, missing, overlaps, v} from '../src/rule.ts'
import {closeFramings} from './words/close-framings.ts'
import {faceParts} from './words/face-parts.ts'

export default defineRule({
  id: 'require-expression',
  family: 'describe',
  summary: 'Require the expression of the face.',
  why: 'An expression that goes unnamed is baked into the anchor: a character who smiles in most pictures will smile in all.',
  source:
    'Captioning Prompt Guide, rule 3 for character LoRAs; its good captions name an expression in every close-up, not in every full body shot',
  options: {
    in: v.optional(
      v.pipe(
        v.picklist(['close-ups', 'all']),
        v.description(
          'Where an expression is expected: in close-ups, where the face fills the picture, or in all captions.'
        )
      ),
      'close-ups'
    )
  },
  examples: [
    {anchor: 'annika', ok: 'a close up of annika looking directly at the camera with a slight smile'},
    {
      anchor: 'annika',
      note: 'From further away the face tells little.',
      ok: 'a full body side view of annika running, arms pumping'
    },
    {
      anchor: 'annika',
      note: 'A close-up from behind shows no face.',
      ok: 'a close-up of annika from behind, head bowed'
    },
    {
      anchor: 'annika',
      note: 'Closed eyes tell of the face, although they are an action.',
      ok: 'a close up of annika, eyes closed, head tilted back'
    },
    {
      anchor: 'annika',
      notOk: 'a close up of annika looking directly at the camera, straight on«»',
      says: 'Expected an expression, describe the face, such as `with a slight smile`'
    },
    {
      anchor: 'annika',
      options: {in: 'all'},
      notOk: 'a full body side view of annika running, arms pumping«»'
    }
  ],
  instruct: (options) =>
    options.in === 'all' ? 'Describe the facial expression' : 'In close-ups describe the facial expression',
  *check(caption, options) {
    if (options.in === 'close-ups' && !showsFace(caption)) return
    const place = missing(caption, ['expression'])
    if (!place || tellsOfFace(caption)) return
    yield {...place, message: 'Expected an expression, describe the face, such as `with a slight smile`'}
  }
})

const showsFace = (caption: Caption): boolean =>
  caption.concepts('framing').some(({start, end}) => isClose(caption.text.slice(start, end))) &&
  !caption
    .concepts('angle')
    .some(({start, end}) => /\b(?:behind|back|rear)\b/iu.test(caption.text.slice(start, end)))

const isClose = (framing: string): boolean => {
  const plain = framing.toLowerCase().replaceAll(/[\s_-]+/gu, ' ')
  return closeFramings.some(({word}) => plain.includes(word)) && !plain.includes('medium')
}

/** Whether a part of the face is named in what it does: `eyes closed` tells of the face, although it is an action. */
function tellsOfFace(caption: Caption): boolean {
  const parts = caption.concepts('body-part')
  return caption.tokens.some(
    (token) => faceParts.some(({word}) => word === token.lower) && parts.some((part) => overlaps(part, token))
  )
}
