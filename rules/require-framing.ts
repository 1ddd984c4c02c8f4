import {defineRule, findingAt, missing, v} from '../src/rule.ts'

export default defineRule({
  id: 'require-framing',
  family: 'describe',
  describes: ['framing', 'angle', 'camera'],
  summary: 'Require the camera view: how much of the subject the picture shows.',
  why: 'Framing that goes unnamed is baked into the anchor: the model then knows the subject from one distance only, and prompts for another are ignored.',
  source:
    'Captioning Prompt Guide, rule 2 for character LoRAs and rule 4 for object LoRAs; its good caption "a side view of annika running" names an angle alone',
  options: {
    accept: v.optional(
      v.pipe(
        v.array(v.picklist(['angle', 'camera'])),
        v.description('What counts as camera view besides framing: the angle, a movement of the camera.')
      ),
      ['angle', 'camera']
    )
  },
  examples: [
    {anchor: 'annika', ok: 'a closeup shot of annika walking down a street, smiling'},
    {
      anchor: 'annika',
      note: 'An angle tells the camera view as well.',
      ok: 'a side view of annika running'
    },
    {
      anchor: 'annika',
      notOk: 'annika walking down a street, smiling«»',
      says: 'Expected a camera view, name the framing, such as `a medium shot of`, or the angle'
    },
    {
      anchor: 'annika',
      options: {accept: []},
      notOk: 'a side view of annika running«»',
      says: 'Expected a framing, name it, such as `a medium shot of`'
    }
  ],
  instruct: ({accept}) =>
    accept.includes('angle')
      ? 'Include camera view and angle: framing, angle, or both'
      : 'Include camera framing',
  *check(caption, {accept}) {
    const place = missing(caption, ['framing', ...accept])
    if (!place) return
    yield findingAt(
      place,
      accept.includes('angle')
        ? 'Expected a camera view, name the framing, such as `a medium shot of`, or the angle'
        : 'Expected a framing, name it, such as `a medium shot of`'
    )
  }
})
