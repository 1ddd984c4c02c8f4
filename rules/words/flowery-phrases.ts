/**
 * Figures of speech and verbs of effect by which language models dress up a description. Adjectives of praise
 * (`stunning`) are left to the concept `quality`, moods (`a sense of calm`) to the concept `mood`.
 *
 * Sources: lora-gym's captioning guide ("no flowery prose"), CogVLM2 issue 111, the option of JoyCaption that forbids
 * mood and ambiguity; phrases collected from captions of vision models.
 */
export interface FloweryPhrases {
  readonly because: string
  /** Written as `phraseList` reads them. */
  readonly phrases: readonly string[]
}

export const floweryClasses = {
  light: [
    'light',
    'lights',
    'sunlight',
    'moonlight',
    'shadow',
    'shadows',
    'flames',
    'colors',
    'colours',
    'hues',
    'rays'
  ],
  abstract: [
    'elegance',
    'grace',
    'charm',
    'confidence',
    'warmth',
    'beauty',
    'joy',
    'power',
    'sophistication',
    'serenity',
    'tranquility',
    'tranquillity',
    'calm',
    'energy',
    'mystery',
    'nostalgia',
    'strength',
    'professionalism',
    'happiness',
    'positivity',
    'authority',
    'luxury'
  ]
} as const

export const floweryPhrases: readonly FloweryPhrases[] = [
  {
    because: 'a figure of speech, of which the picture shows nothing',
    phrases: [
      'symphony|kaleidoscope|whirlwind|riot of',
      'rich|vibrant|living|colorful|colourful|dense tapestry|mosaic of',
      'tapestry|mosaic|melody|chorus of ~2 <light>|<abstract>',
      'dance|interplay|play|waltz of ~2 <light>',
      'canvas of ~3 clouds|sky|stars|color|colors|colour|colours|snow',
      'beacon|oasis|haven|sanctuary of',
      'ode to',
      'testament to',
      'celebration|embodiment|epitome|personification of',
      'feast for the eyes|senses',
      'reminder of|that',
      'window into|to the ~2 soul|past|world|mind',
      'whisper of',
      'silent|lone|lonely|stoic|watchful sentinel|sentinels',
      'silent|mute witness|witnesses',
      'bearing|bears|bear witness to',
      'breathes|breathing|breathe life into',
      'brought|brings|bringing|bring to life',
      'frozen|suspended|lost in time',
      'time stands|stood still',
      'as if time',
      'in perfect|quiet|silent harmony',
      'harmonious|perfect|seamless|unique|delicate|exquisite blend|balance|fusion|interplay|dance of|between',
      'speaks|speak volumes|of',
      'whispers|whisper|whispering of|to|through|secrets',
      'tells|tell|telling a|its|their|her|his ~1 story|tale',
      'weaves|weaving|weave a|its|together',
      'like a scene from|out',
      'straight out of a',
      'essence|spirit|soul|magic of',
      'dances|dancing|dance across|upon|on|over|in the <light>',
      '<light> dances|dancing|dance'
    ]
  },
  {
    because: 'it says what effect the picture has, not what is in it',
    phrases: [
      'exudes|exuding|exude|exuded',
      'evokes|evoking|evoke|evoked',
      'emanates|emanating|emanate',
      'conjures|conjuring|conjure up?',
      'imbues|imbuing|imbue|imbued',
      'radiates|radiating|radiate|oozes|oozing|emits|emitting a? ~2 <abstract>',
      'radiates|radiating|radiate|conveys|conveying|convey a|an ~2 sense|aura|air|feeling of',
      'captures|capturing|capture the|its|her|his ~2 essence|beauty|spirit|magic|moment|mood',
      'commands|commanding|command|demands|demanding|demand attention|respect',
      'steals|stealing the show|scene|spotlight',
      'takes|taking center|centre stage',
      'adds|adding|lends|lending|add|lend a|an ~1 touch|hint|sense|layer|air|element of',
      'adds|adding|lends|lending|add|lend depth|interest|drama|character|charm|warmth|texture|intrigue|dimension',
      'adds|adding|lends|lending|add|lend to|an?|a ~2 feel|charm|ambiance|ambience|atmosphere|mood|allure|appeal|quality|effect',
      'creates|creating|create a|an|the ~4 effect|contrast|atmosphere|ambiance|ambience|mood|feel|vibe|impression|spectacle|tableau|panorama|dance|rhythm',
      'enhances|enhancing|enhance the ~3 beauty|aesthetic|ambiance|ambience|atmosphere|mood|drama|effect|elegance|appeal|feel|sense|clarity',
      'heightens|heightening|underscores|underscoring|accentuates|accentuating the ~2 drama|tension|beauty|mood|sense|elegance|atmosphere',
      'hints|hinting|hint at a|an|the|her|his|its ~3 story|past|depth|world|mystery|secrets|life',
      'invites|inviting|invite you|viewers|contemplation|reflection|onlookers|us',
      'transports|transporting you|viewers|us|the',
      'stirs|stirring the|emotions|feelings',
      'resonates|resonating|resonate with',
      'embodies|embodying|embody',
      'leaves|leaving a|an lasting|unforgettable|indelible|enduring impression',
      'reminiscent of'
    ]
  },
  {
    because: 'an ornate word where a plain one says the same',
    phrases: [
      'boasts|boasting|boast a|an|the|several|two|three|many',
      'adorns|graces|gracing|grace the|her|his|its',
      'bathes|basks|basking|bask in',
      'resplendent|bedecked|bejewelled|bedazzled|begirt',
      'amidst|amid a|an|the ~2 symphony|sea|tapestry|chaos|splendor|splendour|grandeur',
      'splendor|splendour|grandeur|majesty|opulence|allure|mystique of',
      'ethereally|resplendently',
      'stands|standing|stand as a|an|the ~2 testament|symbol|reminder|beacon|monument|sentinel',
      'serves|serving|serve as a|an|the ~2 reminder|testament|symbol|backdrop|contrast|anchor|focal',
      'punctuated|interwoven|intertwined|juxtaposed by|with|against',
      'myriad|plethora|multitude|cascade|medley|panoply of'
    ]
  }
]
