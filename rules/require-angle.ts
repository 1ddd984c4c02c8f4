import {defineRule, findingAt, missing} from '../src/rule.ts'

export default defineRule({
  id: 'require-angle',
  family: 'describe',
  describes: ['angle'],
  summary: 'Require the camera angle: the side or height from which the subject is seen.',
  why: 'An angle that goes unnamed is baked into the anchor: the model prefers the side that the dataset shows most and cannot be asked for another.',
  source:
    'Captioning Prompt Guide, rule 2 for character LoRAs ("camera view and angle"); half of its own good captions name none, so no preset turns the rule on',
  examples: [
    {anchor: 'annika', ok: 'a full body side view of annika running, arms pumping'},
    {anchor: 'annika', ok: 'annika, 1girl, running, from side'},
    {
      anchor: 'annika',
      note: 'A gaze is no camera angle.',
      notOk: 'a medium shot of annika sitting and looking to the side«»',
      says: 'Expected a camera angle, name it, such as `from the side` or `straight on`'
    },
    {anchor: 'annika', notOk: 'a closeup shot of annika walking down a street, smiling«»'}
  ],
  instruct: () => 'Include the camera angle',
  *check(caption) {
    const place = missing(caption, ['angle'])
    if (place)
      yield findingAt(place, 'Expected a camera angle, name it, such as `from the side` or `straight on`')
  }
})
