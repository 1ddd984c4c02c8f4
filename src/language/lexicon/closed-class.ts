/** Function words by kind. They are few and fixed, so they stand here and not in the generated lexicon. */
export const closedClass = {
  determiner:
    'a, an, the, this, that, these, those, some, any, no, each, every, another, both, either, neither, all, several, many, few, much, more, most, other, what, whatever, various, such, own, same, certain, enough, numerous, multiple',
  possessive: "my, your, his, her, its, their, our, whose, one's",
  number:
    'one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, dozen, twenty, thirty, forty, fifty, hundred, thousand, half, single, double, first-ever',
  pronoun:
    'he, she, it, they, him, them, i, we, you, us, me, himself, herself, itself, themselves, who, someone, somebody, something, everyone, everybody, everything, anyone, anything, nobody, nothing, none, others, hers, theirs, there, oneself, ourselves, yourself, myself',
  preposition:
    'of, in, on, at, to, with, without, for, from, by, against, into, onto, over, under, above, below, beneath, behind, beside, besides, between, among, amongst, amid, amidst, around, about, across, along, alongside, through, throughout, toward, towards, near, inside, outside, within, atop, upon, off, out, up, down, past, beyond, underneath, before, after, during, since, like, via, per, round, astride, aboard, opposite, except, despite, in front of, on top of, next to, close to, out of, because of, instead of, ahead of, in the middle of, in the center of, in the centre of, at the edge of, on the edge of, at the foot of, at the top of, at the bottom of, at the base of, at the end of, on the side of, by the side of, in back of, inside of, outside of, on board, adjacent to, along with, together with, as well as, such as, including, apart from, away from, as if, as though, than, unlike, minus, plus, versus, vs, w',
  conjunction: 'and, or, but, nor, yet, &, +',
  subordinator:
    'as, while, when, whenever, because, although, though, since, until, till, where, wherever, if, whether, so, so that, once, whereas, before, after, that',
  relative: 'which, who, whom, that, whose, where',
  be: "is, are, was, were, be, been, being, am, 's, isn't, aren't, wasn't, weren't, becomes, become, became, remains, remain, it's, he's, she's, they're, there's, that's, its's",
  have: "has, have, had, having, hasn't, haven't, hadn't",
  do: "do, does, did, doesn't, don't, didn't, doing",
  modal:
    "can, could, will, would, shall, should, may, might, must, can't, cannot, couldn't, won't, wouldn't, shouldn't",
  negation: "not, never, n't",
  to: 'to'
} as const

export type ClosedClass = keyof typeof closedClass

/** Forms of verbs that no suffix rule finds: past tenses and participles by their lemma. */
export const irregularVerbs = `arise arose arisen, awake awoke awoken, bear bore borne, beat beaten, bend bent, bind bound, bite bit bitten, bleed bled, blow blew blown, break broke broken, breed bred, bring brought, build built, burn burnt, buy bought, catch caught, choose chose chosen, cling clung, come came, creep crept, deal dealt, dig dug, dive dove, draw drew drawn, dream dreamt, drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen, feed fed, feel felt, fight fought, find found, flee fled, fling flung, fly flew flown flies, forget forgot forgotten, freeze froze frozen, get got gotten, give gave given, go went gone goes, grind ground, grow grew grown, hang hung, hear heard, hide hid hidden, hold held, keep kept, kneel knelt, knit, know knew known, lay laid, lead led, lean leant, leap leapt, leave left, lend lent, lie lay lain lying, light lit, lose lost, make made, mean meant, meet met, pay paid, ride rode ridden, ring rang rung, rise rose risen, run ran, say said, see saw seen, seek sought, sell sold, send sent, set, sew sewn, shake shook shaken, shine shone, shoot shot, show shown, shrink shrank shrunk, sing sang sung, sink sank sunk, sit sat, sleep slept, slide slid, sling slung, speak spoke spoken, spend spent, spin spun, spring sprang sprung, stand stood, steal stole stolen, stick stuck, sting stung, stride strode stridden, strike struck stricken, string strung, strive strove striven, swear swore sworn, sweep swept, swell swollen, swim swam swum, swing swung, take took taken, teach taught, tear tore torn, tell told, think thought, throw threw thrown, tie tying, tread trod trodden, wake woke woken, wear wore worn, weave wove woven, weep wept, wind wound, wring wrung, write wrote written, overlook overlook, silhouette silhouetted, dye dyed dyeing, die dying`

/** Verbs whose past and participle look like the base form: "hands set on the table". */
export const unchangingVerbs =
  'set, put, cut, let, shut, hit, hurt, cast, burst, split, spread, thrust, shed, spit, quit, rid, knit, bet, cost'

/** Plurals that no suffix rule finds. */
export const irregularNouns = `men man, women woman, children child, people person, feet foot, teeth tooth, geese goose, mice mouse, oxen ox, knives knife, wives wife, leaves leaf, lives life, wolves wolf, shelves shelf, halves half, calves calf, scarves scarf, hooves hoof, loaves loaf, thieves thief, dwarves dwarf, elves elf, firemen fireman, policemen policeman, fishermen fisherman, gentlemen gentleman, businessmen businessman, businesswomen businesswoman, craftsmen craftsman, grandchildren grandchild, bookshelves bookshelf, antennae antenna, cacti cactus, fungi fungus, bacteria bacterium, dice die, pence penny, eyelashes eyelash, eyes eye`
