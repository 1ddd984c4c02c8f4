import {defineRule, isStructuredCaption, structuredCaptionProblems} from '../src/rule.ts'

const item = (caption: object | string) => ({
  captionPath: 'a.txt',
  mediaPaths: ['a.png'],
  caption: typeof caption === 'string' ? caption : JSON.stringify(caption),
  byteOrderMark: false
})

const composition = {
  background: 'a narrow street',
  elements: [{type: 'obj', bbox: [100, 200, 900, 600], desc: 'annika walking', color_palette: ['#C81E1E']}]
}

export default defineRule({
  id: 'valid-structured-caption',
  family: 'file',
  summary: 'Require JSON captions to follow the schema they are written in.',
  why: 'Models trained on JSON captions know one shape of them; what is no JSON, or lacks the composition, is trained on as plain text. No other rule looks at such captions.',
  source:
    'ai-toolkit (ideogram_caption.py: schema of Ideogram 4), musubi-tuner (--validate_caption_structure)',
  examples: [
    {okItem: item('annika walking')},
    {okItem: item({high_level_description: 'annika walking', compositional_deconstruction: composition})},
    {
      notOkItem: item('{"high_level_description": "annika'),
      says: 'Expected JSON, as the caption begins like it: trainers take what is none for plain text'
    },
    {
      notOkItem: item({high_level_description: 'annika walking'}),
      says: 'Expected an object under `compositional_deconstruction`: without it trainers take the caption for plain text'
    },
    {
      notOkItem: item({
        style_description: {lighting: 'soft', photo: 'close-up', medium: 'photograph', art_style: 'flat'},
        compositional_deconstruction: composition
      }),
      says: 'Expected either `photo` or `art_style` in `style_description` but found both'
    },
    {
      notOkItem: item({
        compositional_deconstruction: {
          background: 'a narrow street',
          elements: [{type: 'obj', bbox: [900, 200, 100, 600], desc: 'annika walking'}]
        }
      }),
      says: 'Expected four whole numbers from 0 to 1000 under `bbox` of element 1: top, left, bottom, right'
    }
  ],
  *checkItem({caption}) {
    if (caption === undefined || !isStructuredCaption(caption)) return
    for (const message of structuredCaptionProblems(caption)) yield {message}
  }
})
