import {
  type Caption,
  contains,
  defineRule,
  findingAt,
  mentions,
  quote,
  removalFix,
  type Span,
  standsBeside,
  theAnchor,
  v
} from '../src/rule.ts'

export default defineRule({
  id: 'no-object-look',
  family: 'omit',
  concepts: ['object-look'],
  summary: 'Disallow the colour, material, texture and shape of the object that the anchor stands for.',
  why: 'The look of the taught object belongs to the anchor; described, it becomes a set of separate concepts. The look of other things is context, which tells the object from its surroundings.',
  source: 'Captioning Prompt Guide, rule 5 for object LoRAs',
  options: {
    of: v.optional(
      v.pipe(
        v.picklist(['anchor', 'anything']),
        v.description(
          'Whose look: `anchor` leaves alone what belongs to a place, to a thing beside the object, or to an action on another thing (`resting on a stone pedestal`), `anything` does not.'
        )
      ),
      'anchor'
    ),
    allow: v.optional(
      v.pipe(v.array(v.string()), v.description('Looks that may be named, word for word, in any case.')),
      []
    )
  },
  examples: [
    {
      anchor: 'crystal sword',
      kind: 'object',
      note: 'The pedestal is context; its material says nothing of the sword.',
      ok: 'a crystal sword resting on a stone pedestal in a wide shot, straight on, centered in the frame'
    },
    {
      anchor: 'brass lantern',
      kind: 'object',
      note: 'What stands beside the object is no part of it.',
      ok: 'a brass lantern on a shelf between a blue vase and a green bottle, a dented pan beside it, straight on'
    },
    {
      anchor: 'crystal sword',
      kind: 'object',
      options: {allow: ['broken']},
      ok: 'a broken crystal sword lying on the ground in a wide shot'
    },
    {
      anchor: 'crystal sword',
      kind: 'object',
      notOk: 'a «gleaming blue» crystal sword resting on a stone pedestal in a wide shot',
      says: 'Unexpected look of the object `gleaming blue`, leave it to the anchor `crystal sword` or name it as a secondary concept',
      fixed: 'a crystal sword resting on a stone pedestal in a wide shot'
    },
    {
      anchor: 'crystal sword',
      kind: 'object',
      notOk:
        'a crystal sword with an «ornate golden hilt», held in two hands at chest height in a medium shot',
      fixed: 'a crystal sword, held in two hands at chest height in a medium shot'
    },
    {
      anchor: 'brass lantern',
      kind: 'object',
      note: 'What is on a part of the object is its look.',
      notOk:
        'a brass lantern with «engravings on the glossy base», resting on a rusty iron stove in a wide shot'
    },
    {
      anchor: 'crystal sword',
      kind: 'object',
      options: {of: 'anything'},
      notOk: 'a person sitting on a «red wooden» box beside a crystal sword in a wide shot',
      fixed: 'a person sitting on a box beside a crystal sword in a wide shot'
    }
  ],
  instruct: (_options, {anchor, kind}) =>
    kind === 'object' || kind === undefined
      ? `Do NOT describe the appearance, material, texture, colour or shape of ${anchor}`
      : 'Do NOT describe the colour, material, texture or shape of things',
  *check(caption, {of, allow}) {
    for (const span of mentions(caption, ['object-look'], allow)) {
      if (of === 'anchor' && belongsToAnotherThing(caption, span)) continue
      yield findingAt(
        span,
        `Unexpected look of the object ${quote(caption.text, span)}, leave it to ${theAnchor(caption)} or name it as a secondary concept`,
        removalFix(caption, span, 'object-look', allow).fix
      )
    }
  }
})

/**
 * Within an action or a place the look is that of a thing acted on or stood at, unless it leads up to the anchor; so is
 * that of a thing that stands beside the anchor: "on a rusty iron stove", "with a dented pan beside it".
 */
function belongsToAnotherThing(caption: Caption, span: Span): boolean {
  const leadsUp = caption.anchorMatches.some(
    ({start}) => start >= span.end && caption.text.slice(span.end, start).trim() === ''
  )
  return (
    !leadsUp &&
    (caption.concepts('action', 'place', 'background').some((other) => contains(other, span)) ||
      standsBeside(caption, span))
  )
}
