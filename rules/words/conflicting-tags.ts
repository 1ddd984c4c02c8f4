/** Tags that cannot both be true of one picture. */
export interface ConflictingTags {
  /**
   * Tags of different sides exclude each other; tags of one side don't. A `#` stands for a number of two or more:
   * `#girls` is `2girls` and `6+girls`.
   */
  readonly sides: readonly (readonly string[])[]
  /** Why they exclude each other, as the end of a message. */
  readonly reason: string
  /** Only where the picture shows one subject, once: two people can look two ways. */
  readonly oneSubject?: true
  /** Tags that reconcile the sides. */
  readonly unless?: readonly string[]
  /** Only beside one of these. */
  readonly beside?: readonly string[]
}

/** Tags that say how many there are to see, so that traits need not belong to one and the same. */
export const severalSubjects: ReadonlySet<string> = new Set([
  ...['#girls', '#boys', '#others', '#women', '#men', '#people', '#persons', '#characters', '#cats', '#dogs'],
  ...[
    'multiple girls',
    'multiple boys',
    'multiple others',
    'multiple people',
    'couple',
    'group',
    'crowd',
    'everyone'
  ],
  ...[
    'multiple views',
    'reference sheet',
    'character sheet',
    'model sheet',
    'turnaround',
    'expression chart'
  ],
  ...['comic', '4koma', 'before and after', 'split screen', 'collage', 'reflection', 'mirror', 'clone']
])

/** One of each is two. */
export const singleSubjects: ReadonlySet<string> = new Set(['1girl', '1boy', '1other', '1woman', '1man'])

const each = (tags: string): readonly (readonly string[])[] => tags.split(', ').map((tag) => [tag])
const coloured = (thing: string, colours: string): readonly (readonly string[])[] =>
  colours.split(', ').map((colour) => [`${colour} ${thing}`])

/** Sources: Danbooru's tag wiki; BooruDatasetTagManager#30, DatasetEditor#29 ask for exactly such lists. */
export const conflictingTags: readonly ConflictingTags[] = [
  {
    sides: [
      ['solo'],
      ['#girls', '#boys', '#others', '#people', 'multiple girls', 'multiple boys', 'couple', 'group', 'crowd']
    ],
    reason: '`solo` means a single subject'
  },
  {sides: [['1girl'], ['1boy']], beside: ['solo'], reason: '`solo` means a single subject'},
  {sides: [['1girl'], ['#girls', 'multiple girls']], reason: 'they count the same girls'},
  {sides: [['1boy'], ['#boys', 'multiple boys']], reason: 'they count the same boys'},
  {
    sides: [['no humans'], ['1girl', '1boy', '#girls', '#boys']],
    reason: 'either somebody is to be seen or nobody'
  },
  {
    sides: [
      ['looking at viewer'],
      ['looking away', 'looking afar', 'looking ahead'],
      ['closed eyes', 'eyes closed']
    ],
    oneSubject: true,
    reason: 'a gaze goes one way'
  },
  {
    sides: [['looking up'], ['looking down']],
    oneSubject: true,
    reason: 'a gaze goes one way'
  },
  {sides: [['facing viewer'], ['facing away']], oneSubject: true, reason: 'a face is turned one way'},
  {sides: each('closed eyes, one eye closed'), oneSubject: true, reason: 'eyes are one or the other'},
  {sides: each('open mouth, closed mouth'), oneSubject: true, reason: 'a mouth is one or the other'},
  {
    sides: [['standing'], ['sitting'], ['lying', 'on back', 'on stomach', 'on side']],
    oneSubject: true,
    reason: 'a body is in one posture'
  },
  {
    sides: coloured(
      'hair',
      'black, blonde, brown, red, orange, blue, green, purple, pink, white, grey, gray, silver, aqua, light brown, dark brown'
    ),
    oneSubject: true,
    unless: [
      ...[
        'multicolored hair',
        'two-tone hair',
        'gradient hair',
        'streaked hair',
        'split-color hair',
        'rainbow hair'
      ],
      ...['colored inner hair', 'colored tips', 'highlights', 'roots', 'ombre hair', 'wig']
    ],
    reason: 'hair of one colour is named once'
  },
  {
    sides: coloured(
      'eyes',
      'black, brown, red, orange, yellow, blue, green, purple, pink, white, grey, gray, aqua, amber, hazel'
    ),
    oneSubject: true,
    unless: ['heterochromia', 'multicolored eyes', 'gradient eyes', 'two-tone eyes', 'mismatched pupils'],
    reason: 'eyes of one colour are named once'
  },
  {
    sides: [['short hair', 'very short hair'], ['medium hair'], ['long hair', 'very long hair']],
    oneSubject: true,
    unless: ['short hair with long locks', 'asymmetrical hair', 'undercut'],
    reason: 'hair has one length'
  },
  {
    sides: [
      ['full body'],
      // Taggers give a portrait as upper body too; both leave the legs out.
      ['upper body', 'portrait', 'close-up', 'close up', 'headshot'],
      ['lower body'],
      ['cowboy shot']
    ],
    oneSubject: true,
    reason: 'a picture has one framing'
  },
  {sides: each('from above, from below'), oneSubject: true, reason: 'a picture is taken from one height'},
  {
    sides: [['from behind'], ['from front', 'front view']],
    oneSubject: true,
    reason: 'a picture is taken from one side'
  },
  {sides: each('indoors, outdoors'), reason: 'a place is one or the other'},
  {sides: [['day'], ['night']], reason: 'a picture shows one time'},
  {
    sides: [
      ['barefoot', 'bare feet'],
      ['shoes', 'boots', 'sneakers', 'high heels', 'sandals', 'loafers', 'socks']
    ],
    oneSubject: true,
    unless: [
      'shoes removed',
      'unworn shoes',
      'single shoe',
      'holding shoes',
      'socks removed',
      'single sock',
      'unworn boots'
    ],
    reason: 'feet are one or the other'
  },
  {
    sides: coloured(
      'background',
      'white, black, grey, gray, red, orange, yellow, green, blue, purple, pink, brown'
    ),
    unless: [
      'two-tone background',
      'gradient background',
      'multicolored background',
      'split screen',
      'multiple views',
      'comic'
    ],
    reason: 'a plain background has one colour'
  },
  {
    sides: [
      ['best quality', 'masterpiece', 'high quality'],
      ['worst quality', 'low quality', 'bad quality']
    ],
    reason: 'a picture has one quality'
  },
  {
    sides: [
      ['rating:safe', 'rating:general', 'rating safe'],
      ['rating:explicit', 'rating explicit']
    ],
    reason: 'a picture has one rating'
  }
]
