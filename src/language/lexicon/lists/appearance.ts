import type {WordList} from '../word-list.ts'

/** Lasting traits of people, animals and creatures. */
export const appearance: readonly WordList[] = [
  {
    pos: 'noun',
    class: 'trait',
    why: 'parts that are described rather than moved; hair styles; marks; make-up; parts of animals and creatures',
    words: `hair, haircut, hairstyle, hairdo, hairline, tress, fringe, bangs, ponytail, pony tail, pigtail, twintail, twintails, twin tails, twin-tails, braid, plait, cornrow, dreadlock, dreadlocks, dreads, locs, bun, topknot, top knot, chignon, bob, bob cut, bobcut, pixie cut, pixie, buzzcut, buzz cut, crew cut, undercut, mohawk, mullet, afro, bowl cut, hime cut, quiff, pompadour, side part, ahoge, hair bun, hair over one eye, hair between eyes, sidelocks, ringlet, strand, wisp, stubble, beard, goatee, moustache, mustache, sideburn, sideburns, whisker, five o'clock shadow, facial hair, eyebrow, unibrow, eyelash, lash, eyelashes, eyeliner, eyeshadow, eye shadow, mascara, lipstick, lip gloss, blush, rouge, makeup, make-up, nail polish, manicure, warpaint, face paint, face-paint, kohl, freckle, mole, dimple, birthmark, beauty mark, scar, wrinkle, crow's feet, laugh lines, laughter lines, smile lines, blemish, acne, pimple, tan lines, tattoo, piercing, complexion, skin, skin tone, skintone, cheekbone, jawline, cleft chin, double chin, widow's peak, bald patch, bald spot, bald head, gap teeth, fang, buck teeth, physique, build, body type, stature, height, waistline, muscle, abs, biceps, bicep, six-pack, cleavage, breasts, breast, belly, potbelly, pot belly, paunch, facial feature, facial features, features, iris, pupil, heterochromia, eye color, eye colour, hair color, hair colour, fur, coat of fur, mane, plumage, feather, horn, antler, tusk, tail, wing, beak, bill, snout, muzzle, claw, talon, hoof, paw pads, antenna, tentacle, fin, gill, pelt, fleece, mane, dewlap, wattle, carapace, exoskeleton, mandible, proboscis, halo, elf ears, pointy ears, pointed ears, cat ears, animal ears, fox ears, rabbit ears, bunny ears, dog ears, demon horns, cat tail, fox tail, heavy brow, chassis, tooth, nostril, prosthetic, prosthesis, robotic arm, mechanical arm, cybernetics, ethnicity, nationality, descent, heritage, twenties, thirties, forties, fifties, sixties, seventies, eighties, nineties, teens, dark skin, fair skin, stubbly chin, brunette, blonde, blond, redhead, ginger, albino, teenager, adolescent, toddler, infant, preschooler, tween, coiffure, tresses, curls, corkscrew curls, victory rolls, finger waves, beach waves, updo, half-updo, french braid, fishtail braid, box braids, space buns, man bun, fauxhawk, faux hawk, high top fade, fade, widow peak, soul patch, mutton chops, handlebar moustache, handlebar mustache, walrus moustache, stubble beard, goatee beard, monobrow, crow feet, jowl, jowls, nostrils, henna, bindi, third eye, vitiligo, rosacea, peg leg, hook hand, prosthetic leg, prosthetic arm`
  },
  {
    pos: 'adjective',
    class: 'age',
    why: 'age words',
    words: `young, old, elderly, aged, middle-aged, middle aged, teenage, teenaged, adolescent, youthful, senior, mature, adult, juvenile, baby, infant, ageing, aging, older, younger, twenty-something, twentysomething, thirty-something, forty-something, fifty-something, grey-bearded, ancient, newborn, grown, underage, preteen, prepubescent, octogenarian, septuagenarian`
  },
  {
    pos: 'adjective',
    class: 'build',
    why: 'body type and height',
    words: `muscular, slim, slender, thin, skinny, lean, athletic, fit, toned, stocky, burly, chubby, plump, overweight, obese, fat, curvy, curvaceous, voluptuous, petite, tall, short, lanky, gangly, wiry, heavyset, heavy-set, broad-shouldered, narrow-shouldered, well-built, portly, stout, sturdy, bulky, hulking, brawny, buff, ripped, gaunt, bony, scrawny, frail, rotund, pudgy, podgy, tubby, paunchy, potbellied, pot-bellied, big-bellied, long-legged, busty, flat-chested, full-figured, plus-size, plus-sized, thickset, thick-set, barrel-chested, willowy, statuesque, lithe, svelte, bow-legged, hunched, big, little, diminutive, towering, compact, leggy, strapping, rangy, gaunt-faced, round-faced, square-jawed, chiseled, chiselled, angular, sinewy, pregnant, one-armed, one-legged, one-eyed, long-necked, short-legged, small-framed, large-framed, large breasts, small breasts, medium breasts`
  },
  {
    pos: 'adjective',
    class: 'ethnicity',
    why: 'nationalities and ethnicities of people',
    words: `asian, african, european, american, african-american, african american, caucasian, hispanic, latino, latina, middle eastern, middle-eastern, east asian, south asian, southeast asian, indian, native american, chinese, japanese, korean, thai, vietnamese, filipino, filipina, indonesian, malay, pakistani, bangladeshi, sri lankan, nepali, tibetan, mongolian, arab, arabian, arabic, persian, iranian, iraqi, turkish, kurdish, israeli, jewish, egyptian, moroccan, nigerian, ghanaian, kenyan, ethiopian, somali, sudanese, south african, british, english, scottish, welsh, irish, french, german, italian, spanish, portuguese, dutch, belgian, swiss, austrian, polish, czech, hungarian, romanian, bulgarian, greek, serbian, croatian, ukrainian, russian, finnish, swedish, norwegian, danish, icelandic, nordic, scandinavian, slavic, baltic, mediterranean, mexican, brazilian, argentinian, colombian, peruvian, chilean, cuban, jamaican, caribbean, polynesian, hawaiian, maori, aboriginal, inuit, indigenous, canadian, australian, mixed-race, mixed race, biracial, multiracial, black, white, brown, samoan, eurasian, creole, romani, sikh, bengali, punjabi, tamil, afghan, georgian, armenian`
  },
  {
    pos: 'adjective',
    class: 'hair',
    why: 'looks of hair, and of a person by their hair',
    words: `blonde, blond, brunette, auburn, ginger, redheaded, red-headed, red-haired, dark-haired, black-haired, brown-haired, grey-haired, gray-haired, white-haired, silver-haired, fair-haired, long-haired, short-haired, curly-haired, curly, wavy, straight, frizzy, kinky, coiled, tousled, messy, unkempt, disheveled, dishevelled, spiky, shaggy, bushy, braided, plaited, layered, shoulder-length, chin-length, waist-length, ear-length, hip-length, neck-length, cropped, close-cropped, buzzed, shaved, shaven, clean-shaven, bald, balding, bearded, moustached, mustached, mustachioed, moustachioed, stubbled, unshaven, stubbly, bob-cut, slicked-back, slicked back, combed-back, swept-back, side-swept, sideswept, windswept, platinum, sandy, strawberry-blonde, strawberry blonde, dirty-blonde, salt-and-pepper, salt and pepper, greying, graying, silvering, receding, thinning, permed, dyed, highlighted, ponytailed, pigtailed, feathered, crimped, pinned-up, tied-back, tied back, dreadlocked, raven, chestnut, jet-black, honey-blonde, ash-blonde, copper-haired, pompadoured, choppy, wispy, silky, blunt, asymmetrical bob, goateed, two-tone, mohawked, tonsured`
  },
  {
    pos: 'adjective',
    class: 'skin',
    why: 'skin and face',
    words: `pale, pale-skinned, fair, fair-skinned, light-skinned, dark-skinned, brown-skinned, olive-skinned, tan, tanned, sun-tanned, suntanned, sunburnt, sunburned, freckled, freckle-faced, rosy-cheeked, rosy, ruddy, weathered, wrinkled, wrinkly, lined, scarred, pockmarked, tattooed, pierced, porcelain, ivory-skinned, olive, swarthy, bronzed, bespectacled face, hollow-cheeked, apple-cheeked, smooth-skinned, craggy, leathery, baby-faced, blue-eyed, green-eyed, brown-eyed, dark-eyed, grey-eyed, wide-eyed, almond-shaped, hooded, full-lipped, snub-nosed, hook-nosed, aquiline, gap-toothed, toothless, high-cheekboned, square-faced, heart-shaped, sharp-featured, fine-boned, lantern-jawed, thick-browed, red-eyed, purple-eyed, yellow-eyed, amber-eyed, golden-eyed, blind, cross-eyed, full, hollow, arched, upturned, pouty, plump, chiselled, sunken, piercing, almond, deep-set, wide-set, close-set, heavy-lidded, rouged, made-up, kohl-lined, bleached, crooked, bulbous, button, unlined`
  },
  {
    pos: 'adjective',
    class: 'creature',
    why: 'looks of animals and creatures',
    words: `furry, fluffy, shaggy-coated, humanoid, robotic, mechanical, cybernetic, android, reptilian, winged, horned, tailed, feathered, scaly, scaled, spiny, spotted, tabby, tortoiseshell, calico, brindle, piebald, dappled, striped, long-eared, lop-eared, floppy-eared, big-eyed, one-eyed, webbed, webbed-footed, hairy, woolly, wooly, furred, maned, tusked, antlered, fanged, clawed, bipedal, quadruped, quadrupedal, six-legged, eight-legged, multi-legged, tentacled, anthropomorphic, anthropomorphised, anthropomorphized, chibi, blocky, squat, stubby, beady, beady-eyed, bug-eyed, bushy-tailed, long-tailed, wire-haired, smooth-coated, ginger, chestnut, bay, roan, palomino, slimy, ghostly, skeletal, undead, demonic, elven, pointy-eared, alien, mutant, sleek, monstrous, cyclopean`
  },
  {
    pos: 'adjective',
    class: 'beauty',
    why: 'judgement of looks: a trait where it stands with a person, praise elsewhere',
    words: `beautiful, pretty, handsome, cute, attractive, gorgeous, adorable, lovely, sexy, hot, good-looking, stunning, ugly, plain, elegant, glamorous, charming, dashing, alluring, seductive, striking, photogenic, kawaii, feminine, masculine, androgynous, delicate, boyish, girlish, graceful, rugged, regal, ladylike, tomboyish, manly, womanly, goth, gothic`
  },
  {
    pos: 'verb',
    class: 'dress',
    why: 'what is done to hair; as participles after it they belong to the trait',
    words: `tie, braid, plait, pin, slick, comb, part, crop, shave, trim, style, pull, gather, sweep, pile, dye, curl, frame, clip, knot, streak, tuck, brush, cut, wear, grease, bun, bleach, twist, wind, frost, grey, tint, receding, thread, scrape, gel, coil`
  },
  {
    pos: 'noun',
    class: 'person',
    why: 'people whom WordNet files as shapes, letters or abstractions',
    words: `figure, character, protagonist, individual, model, avatar, lookalike, cosplayer, passer-by, passerby, bystander, onlooker, 1girl, 1boy`
  },
  {
    pos: 'noun',
    class: 'creature',
    why: 'beings of games, cartoons and fairy tales that WordNet does not know',
    words: `pokemon, pokémon, mascot, mecha, mech, cyborg, android, alien, orc, goblin, troll, kaiju, slime, elemental, golem, yokai, oni, kitsune, tengu, chibi, droid, snowman, scarecrow, puppet, plushie, teddy bear, mermaid, merman, centaur, minotaur, gargoyle, wyvern, griffin, gryphon, pegasus, werewolf, zombie, skeleton, vampire, eevee, pikachu`
  }
]
