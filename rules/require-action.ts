import {defineRule, findingAt, missing, v} from '../src/rule.ts'

export default defineRule({
  id: 'require-action',
  family: 'describe',
  describes: ['action', 'expression'],
  summary: 'Require a pose, movement, gesture or other action.',
  why: 'Actions that are named are told apart from identity. Without them the model bakes the pose of the picture into the anchor.',
  source:
    'Captioning Prompt Guide, rule 3 for character LoRAs ("movements, poses, expressions, gestures") and "Under-describing"',
  options: {
    accept: v.optional(
      v.pipe(
        v.array(v.picklist(['expression'])),
        v.description('What is enough instead of an action: the expression of a face.')
      ),
      ['expression']
    )
  },
  examples: [
    {anchor: 'annika', ok: 'a full body shot of annika jumping, arms raised'},
    {
      anchor: 'annika',
      note: 'In a portrait the expression is what happens.',
      ok: 'a close up of annika, smiling'
    },
    {
      anchor: 'annika',
      notOk: 'a medium shot of annika«»',
      says: 'Expected an action, describe the pose, movement, gesture or expression'
    },
    {
      anchor: 'annika',
      options: {accept: []},
      notOk: 'a close up of annika, smiling«»',
      says: 'Expected an action, describe the pose, movement or gesture'
    }
  ],
  instruct: ({accept}) =>
    `Describe movements, poses, ${accept.includes('expression') ? 'expressions, ' : ''}gestures`,
  *check(caption, {accept}) {
    const place = missing(caption, ['action', ...accept])
    if (!place) return
    yield findingAt(
      place,
      accept.includes('expression')
        ? 'Expected an action, describe the pose, movement, gesture or expression'
        : 'Expected an action, describe the pose, movement or gesture'
    )
  }
})
