import type {NounClass} from './classes.ts'

/** Hypernyms whose closure is taken as a class: `lemma#sense`. The nearest root above a sense decides. */
export const nounRoots: Readonly<Record<string, NounClass>> = {
  'person#1': 'person',
  'people#1': 'crowd',
  'animal#1': 'animal',
  'spiritual being#1': 'creature',
  'imaginary being#1': 'creature',
  'automaton#2': 'creature',
  'hair#1': 'trait',
  'hairdo#1': 'trait',
  'clothing#1': 'garment',
  'footwear#1': 'garment',
  'footwear#2': 'garment',
  'headdress#1': 'garment',
  'jewelry#1': 'garment',
  'body armor#1': 'garment',
  'eyeglasses#1': 'garment',
  'fabric#1': 'fabric',
  'wood#1': 'material',
  'metallic element#1': 'material',
  'alloy#1': 'material',
  'gem#2': 'material',
  'color#1': 'colour',
  'room#1': 'room',
  'structure#1': 'building',
  'road#1': 'outdoors',
  'geographical area#1': 'outdoors',
  'place of business#1': 'room',
  'city#1': 'placeName',
  'country#2': 'placeName',
  'state#1': 'placeName',
  'geological formation#1': 'nature',
  'land#4': 'nature',
  'rock#1': 'nature',
  'body of water#1': 'water',
  'celestial body#1': 'sky',
  'plant#2': 'plant',
  'plant part#1': 'nature',
  'furniture#1': 'furniture',
  'furnishing#2': 'furniture',
  'vehicle#1': 'vehicle',
  'weapon#1': 'weapon',
  'food#1': 'food',
  'food#2': 'food',
  'produce#1': 'food',
  'container#1': 'container',
  'device#1': 'device',
  'musical instrument#1': 'instrument',
  'tableware#1': 'container',
  'toy#1': 'artifact',
  'artifact#1': 'artifact',
  'weather#1': 'weather',
  'atmospheric phenomenon#1': 'weather',
  'time of day#1': 'daytime',
  'season#2': 'daytime',
  'emotion#1': 'feeling',
  'facial expression#1': 'expression',
  'shape#2': 'shape',
  'social event#1': 'event',
  'sport#1': 'event',
  'sound#1': 'sound',
  'music#1': 'sound',
  'time period#1': 'time',
  'time unit#1': 'time',
  'motion#3': 'motion',
  'motion#6': 'motion',
  'abstraction#6': 'abstract'
}

/** Classes that WordNet gives a word for a sense that captions don't use: "blue" is clothing there, "race" a trait. */
export const misfiled: Partial<Record<NounClass, string>> = {
  garment:
    'blue, blues, black, white, gray, grey, trunk, trunks, strand, strands, thread, stays, stay, diamond, ruby, pearl, ribbon, cord, trim, trims, hose, kit, slip, duck, drawers, wrap, cleat, bead, ring, crown, tank, pump, flat, habit, lift, spur, stocking cap, tie, muffler, wings, capote, headlamp, laundry, wash, wardrobe',
  trait: 'race, scale, lock, crest, bang, pile',
  person:
    'jumper, pitcher, synthesizer, fan, tumbler, planter, heater, roller, cooler, poker, hooker, shaker, steamer, stripper, printer, creeper, trailer, sprinkler, walker, stroller, washer, dryer, hummer, cruiser, sleeper, streamer, hanger, burner, boxers, ace, star, case, subject, cracker, diner, locker, slider, speaker, counter, drawer, feature, loafer, pumpkin, blue, black, white, orange, lemon, peach, pawn, flat, card, mover, bomber, fighter, transport, carrier, setter, stool, dish, drip, cover, hand, eye, ear, heart, back, top, ham, cream, cut, hill, banks, grant, wood, hood, rose',
  animal:
    'bat, crane, ray, file, swift, kite, sole, perch, skate, smelt, hind, drum, coral, sponge, bay, chestnut, buff, stock, bug, mouse mat, hot dog, slug, blue, pack, pet, game, rocket, ringer, turkey, stray, drone',
  room: 'stand, box, stall, stage, bay, head, can, closet, keep, hold, cell, gallery, bar, landing, well, ring, court, set',
  outdoors:
    'corner, center, centre, middle, side, end, edge, back, front, top, bottom, seat, stand, square, ladder, tube, pipe, chute, curtain, short, quarter, area, space, lid, open, bay, world, tract, spot, region, zone, head, foot, mouth, bend, crotch, three-quarter, tail, point, pole, line, belt, step, steps, drop, ground, grounds, land',
  building:
    'carpet, bar, curtain, stool, frame, arm, leg, screen, shield, cover, cap, head, bit, plate, lid, rack, tube, pipe, stick, sticks, low, line, bed, mat, cushion, blade, housing, mask, cross, hoop, square, block, body, hood, shell, plug, stop, tip, wing, bridge of nose',
  weather:
    'low, high, front, fall, depression, element, elements, draft, air current, quiet, inversion, sun, apricot',
  daytime: 'fall, spring, high, low, prime, start',
  sky: 'globe, star, earth, world',
  nature:
    'fall, tear, drop, springs, spring, sheath, swell, stick, sticks, point, plain, bank, ear, bulb, carpet, comb, crystal, capitulum, head, eye, stock, shell, oak, cane, blade, ring, rings',
  plant:
    'samara, blade, square, flat, stock, mint, rose, violet, lavender, lilac, plum, olive, rocket, palm, rush, spike, crane, cherry, buttercup, stick, mango, apricot, tangerine, pumpkin, cantaloupe, christmas, box, cup, boxes, dock, burr, broom, mace, sage, thrift, pink, globe, bugle, cane, rape, cockscomb, bottlebrush, candle plant, stock, mat, mop, monkey, spur, glasswort, sting'
}

export const leaks = {
  /** Nouns that captions never mean as WordNet files them, or that are function words. */
  nouns: new Set(
    `a,an,i,in,as,at,be,he,it,or,us,no,so,do,am,pm,are,is,was,has,who,can,may,will,must,might,have,well,out,over,off,inside,outside,one,two,three,four,five,six,seven,eight,nine,ten,
    while,still,more,most,less,both,being,make,go,get,set,let,here,there,then,down,up,on,by,to,else,ma,pa,ad,ay,re,te,ti,mi,fa,la,da,de,ha,ho,hi,now,away,back and forth,beside,
    wearing,depicting,depict,having,doing,featuring,showing`.split(/,\s*/)
  ) as ReadonlySet<string>,
  /** Classes for which two-word phrases of WordNet are kept where the last word alone would mislead. */
  phraseClasses: new Set<NounClass>([
    'garment',
    'room',
    'outdoors',
    'building',
    'furniture',
    'vehicle',
    'weapon',
    'food',
    'container',
    'device',
    'instrument',
    'person',
    'trait',
    'weather',
    'sky',
    'placeName',
    'water'
  ]) as ReadonlySet<NounClass>
}

/**
 * Part-of-speech frequencies of captions where they differ from those of WordNet's tagged texts. −1 takes the part of
 * speech away.
 */
export const rareWords: readonly {
  readonly word: string
  readonly part: 'noun' | 'verb' | 'adjective' | 'adverb'
  readonly count: number
}[] = [
  {word: 'blur', part: 'verb', count: 0},
  {word: 'close', part: 'verb', count: 8},
  {word: 'still', part: 'verb', count: -1},
  {word: 'front', part: 'verb', count: -1},
  {word: 'back', part: 'verb', count: 2},
  {word: 'hand', part: 'verb', count: 1},
  {word: 'head', part: 'verb', count: 1},
  {word: 'shoulder', part: 'verb', count: 0},
  {word: 'eye', part: 'verb', count: 0},
  {word: 'face', part: 'verb', count: 20},
  {word: 'arm', part: 'verb', count: -1},
  {word: 'background', part: 'verb', count: -1},
  {word: 'red', part: 'noun', count: 1},
  {word: 'like', part: 'verb', count: 1},
  {word: 'down', part: 'verb', count: -1},
  {word: 'up', part: 'verb', count: -1},
  {word: 'near', part: 'verb', count: -1},
  {word: 'slow', part: 'verb', count: 2},
  {word: 'open', part: 'verb', count: 10},
  {word: 'people', part: 'verb', count: -1},
  {word: 'man', part: 'verb', count: -1},
  {word: 'person', part: 'verb', count: -1},
  {word: 'coat', part: 'verb', count: 0},
  {word: 'belt', part: 'verb', count: -1},
  {word: 'cap', part: 'verb', count: 0},
  {word: 'hat', part: 'verb', count: -1},
  {word: 'tie', part: 'noun', count: 4},
  {word: 'dress', part: 'noun', count: 20},
  {word: 'long', part: 'verb', count: -1},
  {word: 'fair', part: 'noun', count: 1},
  {word: 'light', part: 'adjective', count: 30},
  {word: 'soft', part: 'noun', count: -1},
  {word: 'setting', part: 'verb', count: -1},
  {word: 'style', part: 'verb', count: 0},
  {word: 'clothing', part: 'noun', count: 60},
  {word: 'clothe', part: 'verb', count: 1},
  {word: 'background', part: 'noun', count: 40},
  {word: 'feature', part: 'noun', count: 2},
  {word: 'lush', part: 'noun', count: -1},
  {word: 'medium', part: 'noun', count: 3},
  {word: 'even', part: 'adverb', count: 0},
  {word: 'even', part: 'adjective', count: 12},
  {word: 'lean', part: 'noun', count: 12},
  {word: 'tuck', part: 'noun', count: 6},
  {word: 'sway', part: 'noun', count: 12},
  {word: 'medium', part: 'adjective', count: 12}
]
