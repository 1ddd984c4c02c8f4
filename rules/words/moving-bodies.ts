/** Words for somebody with a body, who could move it. */
export interface BodyWords {
  readonly words: readonly string[]
  readonly why: string
}

/**
 * Words by which a motion caption is known to be about a body, so that body parts can be asked for. The list is kept to
 * what leaves no doubt: where none of these words stands, nothing is asked.
 */
export const movingBodies: readonly BodyWords[] = [
  {
    words: ['he', 'she', 'him', 'her', 'his', 'hers', 'himself', 'herself', 'someone', 'somebody', 'nobody'],
    why: 'English uses these pronouns of people and animals only.'
  },
  {
    words: [
      'person',
      'people',
      'man',
      'men',
      'woman',
      'women',
      'girl',
      'girls',
      'boy',
      'boys',
      'child',
      'children',
      'kid',
      'kids',
      'lady',
      'guy',
      'figure',
      'figures'
    ],
    why: 'What captions call people when it does not matter who they are; the guide writes "a figure".'
  },
  {
    words: [
      'dancer',
      'dancers',
      'performer',
      'performers',
      'actor',
      'actress',
      'athlete',
      'gymnast',
      'skater',
      'runner',
      'fighter',
      'boxer',
      'player',
      'couple',
      'warrior'
    ],
    why: 'People named for moving: what motion datasets are mostly of.'
  },
  {
    words: ['1girl', '2girls', '1boy', '2boys', '1man', '1woman'],
    why: 'Head-count tags of tag lists.'
  },
  {
    words: ['dog', 'cat', 'horse', 'bird', 'penguin', 'rabbit', 'bear', 'fox', 'animal', 'creature', 'robot'],
    why: 'Animals and machines with limbs that captions name most; other kinds show by `appearance`.'
  }
]
