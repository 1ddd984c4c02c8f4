/**
 * Openings by which a caption says that it is a caption before it says anything else.
 *
 * Sources: the lists of openers that trainers strip or users filter: `--remove-llm-prefixes` of LTX-Video-Trainer
 * (`This video shows`, `The image depicts`, `In this video,`), `caption_filter_list` of SimpleTuner's documentation
 * (`The image showcases`, `^there is`, `arafed`), finetrainers' `remove_common_llm_caption_prefixes`.
 */
export interface FillerOpening {
  /** Written as `phraseList` reads it. */
  readonly phrase: string
  readonly because: string
}

export const openingClasses = {
  /** Words for the picture or clip that a caption belongs to, and for hardly anything inside it. */
  picture: [
    'image',
    'picture',
    'photo',
    'photograph',
    'pic',
    'snapshot',
    'screenshot',
    'artwork',
    'illustration',
    'video',
    'clip',
    'footage',
    'animation',
    'gif',
    'render',
    'rendering',
    'imagery'
  ],
  /** Words that also name things inside a picture: a filler only with a verb that pictures do. */
  view: [
    'shot',
    'scene',
    'frame',
    'sequence',
    'portrait',
    'drawing',
    'painting',
    'sketch',
    'cartoon',
    'comic',
    'print',
    'panel',
    'piece',
    'art',
    'graphic',
    'still',
    'view',
    'film',
    'composition',
    'panorama',
    'seascape',
    'landscape',
    'cityscape',
    'tableau'
  ],
  still: ['still', 'frame'],
  /** What a picture does to its content. */
  depicts: [
    'shows',
    'depicts',
    'captures',
    'features',
    'presents',
    'portrays',
    'displays',
    'showcases',
    'illustrates',
    'represents',
    'demonstrates',
    'exhibits',
    'introduces',
    'highlights',
    'reveals',
    'contains',
    'includes'
  ],
  /** What a clip does besides. */
  begins: [
    'begins',
    'opens',
    'starts',
    'commences',
    'follows',
    'centers',
    'centres',
    'focuses',
    'concentrates'
  ],
  /** What onlookers do. */
  sees: ['see', 'observe', 'find', 'notice', 'witness', 'have', 'get'],
  /** What is done to content. */
  depicted: [
    'depicted',
    'pictured',
    'shown',
    'portrayed',
    'featured',
    'illustrated',
    'displayed',
    'presented'
  ]
} as const

const speaksOfThePicture = 'it speaks of the picture instead of what the picture shows'
const saysNothing = 'the words before the content name nothing'

export const fillerOpenings: readonly FillerOpening[] = [
  {phrase: 'the|this|that|a|an ~6 <picture>|<view> <depicts>', because: speaksOfThePicture},
  {phrase: '<picture> <depicts>', because: speaksOfThePicture},
  {phrase: 'the|this|that ~6 <picture> is|was', because: speaksOfThePicture},
  {phrase: 'the|this|that ~6 <picture> <begins>', because: speaksOfThePicture},
  {phrase: 'the|this|that ~4 scene|sequence|shot <begins> on|with|in|upon?', because: speaksOfThePicture},
  {phrase: 'the|this <picture> ,', because: speaksOfThePicture},
  {phrase: 'the|this ~4 scene|graphic|composition is|unfolds', because: speaksOfThePicture},
  {phrase: 'the camera captures|shows|reveals', because: speaksOfThePicture},
  {phrase: 'the viewer is|sees|stands|encounters|looks', because: speaksOfThePicture},
  {phrase: 'this|it <depicts>', because: speaksOfThePicture},
  {
    phrase: 'in|within this|the ~6 <picture> ,? we|you|one can|could|may? <sees>',
    because: speaksOfThePicture
  },
  {phrase: 'in|within this|the ~6 <picture> ,? there is|are', because: speaksOfThePicture},
  {phrase: 'in|within this|the ~6 <picture> <still>?', because: speaksOfThePicture},
  {phrase: 'in|within this ~6 <view>', because: speaksOfThePicture},
  {phrase: 'in|within the frame', because: speaksOfThePicture},
  {phrase: 'as <depicted>|seen in this|the ~6 <picture>|<view>', because: speaksOfThePicture},
  {phrase: '<depicted> here? is|are', because: speaksOfThePicture},
  {phrase: '<depicted> here', because: speaksOfThePicture},
  {
    phrase: 'the main|primary|central? subject|focus|point of the|this ~4 <picture>|<view> is',
    because: speaksOfThePicture
  },
  {phrase: 'the main|primary|central? subject|focus|setting is', because: saysNothing},
  {phrase: 'the focal point of? the|this? ~4 <picture>|<view>? is', because: speaksOfThePicture},
  {phrase: 'an ~3 image|imagery|representation of', because: saysNothing},
  {phrase: 'we|you|one can|could|may? see|observe', because: saysNothing},
  {phrase: "we're|we are? looking at", because: saysNothing},
  {phrase: 'what we|you have|see here? first? is', because: saysNothing},
  {phrase: 'what stands out ~2 is', because: saysNothing},
  {phrase: 'it is evident|clear|apparent that', because: saysNothing},
  {phrase: 'at first glance', because: saysNothing},
  {
    phrase: 'this|that is a|an|the ~6 <picture> of|depicting|showing|featuring|capturing',
    because: speaksOfThePicture
  },
  {phrase: 'this|that is|was', because: saysNothing},
  {phrase: 'it is|was a|an|the', because: saysNothing},
  {phrase: "that's|this's", because: saysNothing},
  {phrase: "it's a|an|the", because: saysNothing},
  {phrase: 'there is|are|was|were', because: saysNothing},
  {phrase: "there's", because: saysNothing},
  {phrase: 'here is|are', because: saysNothing},
  {phrase: "here's", because: saysNothing},
  {phrase: 'here ,? we <sees>', because: saysNothing},
  {phrase: 'arafed|araffe|araffed|arafe|arafes', because: 'the word is an artefact of BLIP and means nothing'}
]
