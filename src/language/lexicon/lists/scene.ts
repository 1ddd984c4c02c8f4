import type {WordList} from '../word-list.ts'

/** Places, scenery, weather, sky, time of day. */
export const scene: readonly WordList[] = [
  {
    pos: 'noun',
    class: 'backdrop',
    only: true,
    why: 'words that say outright that surroundings are described',
    words: `background, backdrop, foreground, surroundings, surrounding, setting, scenery, environment, horizon, skyline, distance, bg, middle ground, midground, middle distance, far distance, backgrounds, simple background, white background, interior background, rear, cityscape, townscape, streetscape, vista, panorama, terrain, countryside`
  },
  {
    pos: 'noun',
    class: 'room',
    why: 'indoor places, also as taggers name them',
    words: `room, living room, sitting room, dining room, bedroom, bathroom, kitchen, hallway, hall, corridor, office, classroom, studio, workshop, workroom, garage, basement, cellar, attic, library, cafe, café, coffee shop, restaurant, diner, bar, pub, tavern, inn, bakery, shop, store, supermarket, mall, grocery store, market hall, gym, gymnasium, dojo, arena, stadium, concert hall, theatre, theater, cinema, stage, backstage, dressing room, locker room, ballroom, throne room, nursery, laundry, laundrette, laundromat, launderette, lobby, foyer, reception, waiting room, ward, hospital room, laboratory, lab, warehouse, factory, foundry, forge, greenhouse, conservatory, museum, gallery, church interior, chapel, sauna, spa, elevator, lift, stairwell, staircase, landing, cockpit, cabin, carriage, compartment, subway car, tunnel, cave, dungeon, vault, boxing ring, ring, court, rink, ice rink, indoors, interior, salon, barbershop, barber shop, nightclub, club, casino, airport terminal, terminal, subway, metro, underground, control room, server room, boardroom, conference room, showroom, loft, apartment, flat, tent, pantry, scullery, kitchenette, tea room, canteen, cafeteria, crypt, sewer, mine, spaceship interior, bridge of a ship, galley, stable, barn, shed, aquarium, planetarium, bus, photo studio, soundstage, film set, set, atelier, pottery, smithy, catwalk, runway, podium, booth, dugout, bathhouse, onsen, tatami room, bowling alley, arcade, newsroom`
  },
  {
    pos: 'noun',
    class: 'outdoors',
    why: 'outdoor places',
    words: `landscape, seascape, park, city park, street, side street, city street, cobblestone street, road, country road, dirt road, lane, alley, alleyway, avenue, boulevard, highway, motorway, path, footpath, trail, track, running track, sidewalk, pavement, crosswalk, zebra crossing, crossing, square, town square, plaza, courtyard, yard, backyard, garden, playground, schoolyard, campus, beach, shore, seashore, seaside, coast, coastline, cliff, clifftop, promenade, boardwalk, pier, dock, harbour, harbor, marina, quay, riverbank, waterfront, lakeside, poolside, pool, swimming pool, field, wheat field, meadow, pasture, farm, farmyard, orchard, vineyard, forest, wood, woods, woodland, jungle, rainforest, grove, clearing, glade, desert, dune, valley, canyon, gorge, ravine, mountain, mountainside, mountaintop, hill, hilltop, hillside, slope, ski slope, summit, peak, ridge, plain, savanna, savannah, prairie, steppe, tundra, swamp, marsh, bog, island, waterfall, rooftop, roof terrace, terrace, balcony, porch, veranda, patio, deck, bridge, parking lot, car park, gas station, petrol station, bus stop, train station, railway station, station, platform, subway platform, airport, runway, market, marketplace, fairground, funfair, amusement park, zoo, cemetery, graveyard, construction site, building site, ruins, ruin, battlefield, camp, campsite, village, town, city, suburb, downtown, neighbourhood, neighborhood, outdoors, outside, exterior, wilderness, countryside, space, outer space, moon surface, skatepark, skate park, football pitch, pitch, soccer field, baseball field, basketball court, tennis court, racetrack, race track, velodrome, stadium, bleachers, grandstand, stand, kerb, curb, roadside, doorstep, driveway, bandstand, quarry, junkyard, scrapyard, shipyard, lawn, flower bed, allotment, hayfield, rice paddy, paddy, tide pool, tideline, sandbank, glacier, ice field, underwater, seabed, sea floor, ocean floor, reef, coral reef, battlements, rampart, castle courtyard, temple grounds, shrine, oasis, canal, towpath, ford, moor, moorland, heath, fjord, lagoon, bay, cove, cul-de-sac, underpass, overpass, flyover, tarmac, asphalt, town hall square, world, planet, tidal flat, mudflat, gangway, jetty, mole pier, breakwater, forecourt, esplanade, piazza`
  },
  {
    pos: 'noun',
    class: 'sky',
    why: 'sky and what stands in it',
    words: `sky, cloud, sun, moon, full moon, crescent moon, star, stars, starry sky, milky way, night sky, blue sky, rainbow, aurora, northern lights, constellation, galaxy, nebula, meteor, comet, sunset, sunrise, thundercloud, cloudscape, planet, contrail`
  },
  {
    pos: 'noun',
    class: 'weather',
    why: 'weather as scenery',
    words: `rain, drizzle, downpour, snow, snowfall, snowflake, blizzard, sleet, hail, storm, thunderstorm, lightning, thunder, wind, breeze, gale, gust, fog, mist, haze, smog, frost, sunshine, overcast, sandstorm, dust storm, snowstorm, rainstorm, hurricane, tornado, heat haze, spray, weather, morning haze, morning mist, dusk haze, monsoon, smoke, steam`
  },
  {
    pos: 'noun',
    class: 'daytime',
    only: true,
    why: 'time of day and season',
    words: `day, daytime, night, nighttime, night-time, morning, early morning, afternoon, late afternoon, evening, noon, midday, midnight, dawn, daybreak, dusk, twilight, sunset, sunrise, sundown, nightfall, golden hour, blue hour, spring, springtime, summer, summertime, autumn, fall, winter, wintertime, midsummer, midwinter, christmas, halloween, rush hour`
  },
  {
    pos: 'adjective',
    class: 'weather',
    why: 'weather and season as adjectives',
    words: `rainy, sunny, cloudy, overcast, foggy, misty, hazy, snowy, snowbound, stormy, windy, breezy, drizzly, wintry, autumnal, summery, wintery, frosty, snow-covered, snow-capped, rain-soaked, rain-slicked, rain-slick, moonless, starry, cloudless, clear-skied, tropical, arctic, icy, frozen, humid`
  },
  {
    pos: 'adjective',
    class: 'scenic',
    why: 'what makes a place described rather than named: these count as modifiers of scenery',
    words: `lush, bustling, crowded, busy, empty, deserted, abandoned, derelict, cluttered, tidy, messy, rustic, overgrown, leafy, rocky, sandy, grassy, wooded, forested, mountainous, hilly, muddy, dusty, cobbled, cobblestone, paved, tiled, panelled, paneled, wood-panelled, brick, concrete, ruined, crumbling, dilapidated, ornate, grand, cavernous, cramped, spacious, vast, sprawling, distant, faraway, verdant, barren, desolate, blooming, blossoming, flowering, flower-filled, tree-lined, neon-lit, snow-covered, ivy-covered, moss-covered, mossy, graffiti-covered, graffitied, book-lined, half-timbered, urban, rural, suburban, coastal, alpine, medieval, futuristic, industrial, modern, traditional, victorian, blurred, blurry, out-of-focus, out of focus, plain, simple, solid, seamless, gradient, minimal, minimalist, neutral, transparent, patterned, indoor, outdoor, stone-walled, glass-walled, glass-fronted, wood-floored, shuttered, foreground, background, surrounding, nearby, decorated, festive, residential, medieval, gothic, dense, tall, winding, narrow, steep`
  },
  {
    pos: 'noun',
    class: 'nature',
    why: 'natural scenery that WordNet files under other roots',
    words: `mountain, hill, rock, boulder, stone, pebble, sand, dirt, soil, mud, earth, ground, grass, moss, snow, ice, wave, cliff, dune, peak, foliage, greenery, vegetation, undergrowth, underbrush, leaf, petal, blossom, cherry blossoms, flower, tree, treetop, treeline, tree line, trunk, branch, twig, log, bush, shrub, hedge, hedgerow, vine, ivy, fern, reed, wildflower, sunflower, pine, palm, palm tree, cactus, lily pad, coral, seaweed, puddle, mountain range, riverbed, crag, scree, snowdrift, iceberg, lava, volcano, crater, dust, ember, bubble, canopy`
  },
  {
    pos: 'noun',
    class: 'building',
    why: 'structures and their parts that serve as scenery',
    words: `building, house, skyscraper, tower, castle, temple, church, cathedral, mosque, pagoda, cottage, mansion, villa, hut, cabin, barn, lighthouse, windmill, monastery, palace, fortress, wall, brick wall, fence, picket fence, gate, railing, window, doorway, door, door frame, ceiling, floor, floorboard, pillar, column, arch, archway, roof, chimney, facade, storefront, shopfront, shop window, streetlight, street lamp, streetlamp, lamppost, lamp post, street sign, traffic light, billboard, awning, stall, kiosk, fountain, statue, monument, bench, staircase, stairs, steps, tile, brick, beam, rafter, fireplace, mantelpiece, hearth, shelf, shelves, bookshelf, bookcase, curtain, curtains, blinds, rug, carpet, chandelier, wallpaper, panelling, paneling, paneled wall, power line, power lines, telephone pole, scaffolding, crane, aqueduct, bridge, viaduct, dam, spire, dome, minaret, balcony, battlement, greenhouse, stained-glass window, signpost, torii, torii gate, apartment block, tower block, row house, terrace house, market stall, bleachers, trellis, pergola, gazebo, wharf, silo, terrace, veranda, verandah, porch, patio, garage, carport, gable, dormer, portico, eaves`
  },
  {
    pos: 'adverb',
    class: 'place',
    why: 'places told in one word or fixed phrase',
    words: `outdoors, indoors, outside, inside, underwater, backstage, offshore, downtown, onstage, on stage, at sea, at home, underground, upstairs, downstairs, overhead, nearby, in space, in public, in midair, in mid-air, abroad, midair`
  },
  {
    pos: 'verb',
    class: 'surround',
    why: 'what surroundings do: they stand, reach, lie, fill and border, whatever moves in front of them',
    words: `surround, line, fill, dot, frame, flank, border, enclose, encircle, ring, fringe, edge, hem, cover, carpet, blanket, coat, litter, clutter, crowd, pack, pepper, stud, strew, adorn, decorate, festoon, drape, garland, overlook, overhang, loom, tower, soar, rise, stretch, extend, spread, sprawl, recede, unfold, reach, slope, roll, wind, snake, curve, meander, lead, run, climb, hang, dangle, stand, sit, lie, rest, lean, perch, nestle, cluster, huddle, scatter, gather, dominate, occupy, populate, punctuate, flow, float, drift, hover, shroud, veil, cloak, envelop, engulf, blur, fade, dissolve, melt, darken, glow, glitter, glimmer, gleam, twinkle, sparkle, shimmer, shine, blaze, burn, flicker, reflect, mirror, sway, rustle, bloom, blossom, flower, grow, sprout, creep, trail, curl, billow, swirl, peel, crumble, remain, appear, emerge, peek, poke, jut, protrude, project, span, cross, criss-cross, crisscross, bisect, divide, separate, split, separate, connect, mark, hold, house, contain, include, feature, boast, show, display, offer, provide, complete, create, form, make, serve, set, back, top, crown, cap, dapple, speckle, streak, tint, bathe, light, illuminate, hint, suggest, imply, indicate, evoke, consist, comprise, vary, open, face, await, beckon, compete, jostle, repeat, blend, merge, fall, drop, descend, plunge, tumble, cascade, spill, pour, settle, spot, stack, pile, heap, arrange, place, position, situate, locate, park, moor, anchor, dock, tether, abandon, leave, visible, see, glimpse, discern, spot, distribute, suspend, string, tie, mount, affix, pin, nail, plaster, paint, tile, panel, pave, cobble, thatch, upholster, equip, furnish, appoint`
  },
  {
    pos: 'noun',
    class: 'abstract',
    why: 'words for a part of the picture that by themselves describe nothing: "in the foreground", "the setting is"',
    words: `foreground, midground, middle ground, middle distance, setting, environment, horizon, rear, distance, far distance, surrounding`
  },
  {
    pos: 'noun',
    class: 'abstract',
    why: 'moving air: "hair blowing in the wind" tells of the motion, not of the weather',
    words: `wind, breeze, gale, gust, draught, draft, steam, smoke, spray, dust, weather`
  }
]
