import {type Caption, defineRule, findingAt, missing, overlaps, type Span, v} from '../src/rule.ts'
import {closeFramings, faceHiders} from './words/close-framings.ts'
import {faceParts} from './words/face-parts.ts'

export default defineRule({
  id: 'require-expression',
  family: 'describe',
  describes: ['expression'],
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
    yield findingAt(place, 'Expected an expression, describe the face, such as `with a slight smile`')
  }
})

const partsOfFace: ReadonlySet<string> = new Set(faceParts.map(({word}) => word))

const showsFace = (caption: Caption): boolean => {
  const framings = caption.concepts('framing').map((span) => plain(caption, span))
  const views = [...framings, ...caption.concepts('angle').map((span) => plain(caption, span))]
  return (
    framings.some((framing) => closeFramings.some(({word}) => framing.includes(word))) &&
    !views.some((view) => faceHiders.some(({word}) => view.split(' ').includes(word)))
  )
}

/** In lower case, with blanks for hyphens: `close up` for `Close-up`. */
const plain = ({text}: Caption, {start, end}: Span): string =>
  text
    .slice(start, end)
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, ' ')

/** Whether a part of the face is named in what it does: `eyes closed` tells of the face, although it is an action. */
function tellsOfFace(caption: Caption): boolean {
  const told = caption.concepts('action', 'body-part')
  return caption.tokens.some(
    (token) => partsOfFace.has(token.lower) && told.some((span) => overlaps(span, token))
  )
}
