import {defineRule, findingAt, missing, v} from '../src/rule.ts'

/** What counts as context, by option; how a message and a captioning prompt ask for it. */
const contexts = {
  any: {
    concepts: ['place', 'background', 'action'],
    message: 'Expected context, say where the object is or what is done with it'
  },
  place: {
    concepts: ['place', 'background'],
    message: 'Expected context, say where the object is'
  },
  interaction: {
    concepts: ['action'],
    message: 'Expected context, say what is done with the object or how it rests'
  }
} as const

export default defineRule({
  id: 'require-context',
  family: 'describe',
  describes: ['place', 'background', 'action'],
  summary: 'Require where the taught object is, or what is done with it.',
  why: 'The model isolates the object from its surroundings only if the surroundings are named; otherwise the shelf it stands on becomes part of it.',
  source: 'Captioning Prompt Guide, rules 2 and 3 for object LoRAs',
  options: {
    by: v.optional(
      v.pipe(
        v.picklist(['any', 'place', 'interaction']),
        v.description(
          'What counts as context: where the object is (`place`), what is done with it or how it rests (`interaction`), or either.'
        )
      ),
      'any'
    )
  },
  examples: [
    {
      anchor: 'crystal sword',
      kind: 'object',
      ok: 'a crystal sword resting on a stone pedestal in a wide shot, straight on, centered in the frame'
    },
    {anchor: 'crystal sword', kind: 'object', ok: 'a crystal sword in a museum, close up'},
    {
      anchor: 'crystal sword',
      kind: 'object',
      notOk: 'a crystal sword in a medium shot, straight on«»',
      says: 'Expected context, say where the object is or what is done with it'
    },
    {
      anchor: 'crystal sword',
      kind: 'object',
      options: {by: 'interaction'},
      notOk: 'a crystal sword in a museum, close up«»',
      says: 'Expected context, say what is done with the object or how it rests'
    }
  ],
  instruct: ({by}, {anchor}) => {
    const where = `Describe where ${anchor} is and how it relates to the scene`
    const done = 'Describe any interaction (being held, sitting on a shelf, floating)'
    return by === 'any' ? `${where}. ${done}` : by === 'place' ? where : done
  },
  *check(caption, {by}) {
    const {concepts, message} = contexts[by]
    const place = missing(caption, concepts)
    if (place) yield findingAt(place, message)
  }
})
