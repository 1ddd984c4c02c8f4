/**
 * The classes that a word of the lexicon can carry, by part of speech. They say what a word can mean; which of them it
 * means, and so which concept it carries, the grammar decides from the sentence.
 */
export const nounClasses = [
  'person', // woman, firefighter
  'crowd', // people, spectators
  'animal', // cat, heron
  'creature', // dragon, robot
  'body', // arm, knee: parts that are moved or posed
  'trait', // hair, freckle, beard, wing: parts that are described
  'garment', // coat, glasses, ring, backpack
  'garmentPart', // sleeve, pocket, brim
  'fabric', // denim
  'material', // oak, brass
  'colour', // teal
  'pattern', // stripe
  'shape', // cube, dome
  'room', // kitchen: indoor place
  'building', // church, bridge
  'outdoors', // park, street: outdoor place
  'nature', // mountain, rock
  'water', // river
  'sky', // sky, cloud, moon
  'weather', // rain
  'daytime', // night, winter
  'plant', // tree
  'furniture', // chair
  'vehicle', // tram
  'weapon', // sword
  'food', // bread
  'container', // cup
  'device', // phone, lamp
  'instrument', // guitar
  'artifact', // any other man-made thing
  'part', // handle, lid: parts of things
  'light', // light, glow
  'shadow', // shadow, silhouette
  'medium', // painting, photo
  'genre', // anime, baroque
  'technique', // brushwork, bokeh
  'palette', // palette, colours
  'shot', // medium shot
  'angle', // side view
  'camera', // camera, lens
  'cameraMove', // pan, zoom
  'mood', // atmosphere
  'feeling', // sadness
  'expression', // smile
  'image', // image, picture
  'viewer', // viewer, we
  'composition', // composition, scene
  'writing', // logo
  'praise', // masterpiece
  'time', // second, beat
  'direction', // left, clockwise
  'motion', // walk, spin, nod
  'pose', // pose, stance
  'placeName', // Paris
  'measure', // pair, row
  'backdrop', // background
  'event', // wedding
  'sound', // music
  'abstract', // idea
  'look', // style, aesthetic, design
  'mark' // watermark, signature: writing and nothing else
] as const

export const adjectiveClasses = [
  'colour',
  'size',
  'shape',
  'material',
  'surface', // glossy, rusty
  'pattern', // striped
  'age',
  'build', // muscular
  'ethnicity',
  'hair', // curly, blonde
  'skin', // freckled
  'creature', // furry, robotic
  'beauty',
  'feeling', // happy, pensive
  'mood', // serene
  'praise', // stunning
  'style', // cinematic
  'light', // dim, backlit
  'weather', // rainy
  'time', // slow
  'direction', // left
  'state', // wet
  'clothed', // barefoot, hooded
  'scenic', // lush, bustling
  'framing', // close, wide
  'angle', // frontal
  'camera', // handheld
  'posture', // upright, motionless
  'text' // labelled
] as const

export const verbClasses = [
  'motion',
  'posture',
  'gaze',
  'contact',
  'gesture',
  'feeling', // smile
  'wear',
  'depict',
  'seem',
  'camera',
  'light',
  'surround', // line, fill: scenery verbs
  'evoke',
  'render', // painted
  'write', // reads
  'change',
  'body',
  'communicate',
  'stative',
  'time', // begin
  'weather',
  'act', // any other activity
  'see', // be seen: of the viewer
  'dress', // styled, tied, braided: of hair
  'relate', // match, feature, accompany: says how things stand to each other, what they consist of or effect
  'lend', // create, add: gives the picture a mood, or only itself a look
  'making', // paint, line, fill: an action of a being, of a thing only how it is
  'sway', // blow, flutter, cascade: what hair and cloth do
  'craft' // make, carve, embellish: as a participle how a thing is made and adorned
] as const

export const adverbClasses = [
  'time',
  'direction',
  'feeling',
  'hedge',
  'degree',
  'place',
  'angle',
  'framing',
  'praise',
  'manner'
] as const

export type NounClass = (typeof nounClasses)[number]
export type AdjectiveClass = (typeof adjectiveClasses)[number]
export type VerbClass = (typeof verbClasses)[number]
export type AdverbClass = (typeof adverbClasses)[number]
