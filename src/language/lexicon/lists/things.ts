import type {WordList} from '../word-list.ts'

/** Colour, material, shape, surface, pattern, size; parts of things. */
export const things: readonly WordList[] = [
  {
    pos: 'adjective',
    class: 'colour',
    why: 'colours; the WordNet closure also holds fruit and flowers, which only count before a noun',
    words: `red, orange, yellow, green, blue, purple, violet, pink, brown, black, white, grey, gray, silver, gold, golden, bronze, copper, beige, tan, cream, ivory, teal, turquoise, cyan, magenta, maroon, burgundy, crimson, scarlet, navy, navy blue, indigo, lavender, lilac, mauve, olive, khaki, mint, peach, coral, salmon, rust, amber, emerald, sapphire, ruby, charcoal, ebony, jet, ochre, ocher, mustard, lime, aqua, azure, cobalt, cerulean, fuchsia, plum, rose, taupe, sepia, umber, sienna, vermilion, chartreuse, light blue, dark blue, light green, dark green, light brown, dark brown, pale blue, pale pink, deep blue, deep red, bright red, bright yellow, hot pink, sky blue, royal blue, baby blue, forest green, off-white, jet black, pitch-black, multicolored, multicoloured, multi-colored, multi-coloured, colorful, colourful, colored, coloured, colourless, rainbow, iridescent, pastel, neon, reddish, bluish, greenish, yellowish, brownish, greyish, grayish, pinkish, purplish, orangey, blackish, whitish, pearly, opalescent, mottled, tangerine, honey, ash, camel, mahogany, walnut, aquamarine, periwinkle, cherry, wine-red, blood-red, brick-red, bottle-green, sea-green, apple-green, sky-blue, navy-blue, silvery, coppery, creamy, raspberry, lemon, pea-green, russet, buff, fawn, ecru, hazel, dun, ultramarine, viridian, saffron, apricot, cinnamon, pistachio, sage, slate, pewter, gunmetal, gilded, gilt, pale, two-tone, bicolor, bicolour, tricolour`
  },
  {
    pos: 'adjective',
    class: 'material',
    why: 'what a thing is made of',
    words: `wooden, wood, metal, metallic, steel, stainless-steel, iron, cast-iron, wrought-iron, brass, bronze, copper, tin, aluminium, aluminum, chrome, glass, crystal, plastic, rubber, leather, ceramic, porcelain, clay, terracotta, earthenware, stone, stoneware, marble, granite, concrete, brick, paper, cardboard, canvas, cloth, fabric, cotton, linen, silk, silken, woollen, woolen, wool, velvet, satin, denim, felt, fur, straw, wicker, bamboo, oak, oaken, pine, walnut, mahogany, ivory, bone, pearl, jade, enamel, enamelled, enameled, lacquered, gilded, gold-plated, silver-plated, chrome-plated, rattan, cork, wax, foil, vinyl, acrylic, fibreglass, fiberglass, plywood, slate, sandstone, limestone, tweed, suede, latex, lace, mesh, wire, pewter, zinc, resin, tinned, galvanised, galvanized, jewelled, jeweled, gem-studded, bejeweled, earthen, golden, leaden, brazen, hide, tweed, corduroy`
  },
  {
    pos: 'adjective',
    class: 'surface',
    why: 'texture, finish, condition of a surface',
    words: `shiny, glossy, matte, matt, polished, smooth, rough, textured, rusty, rusted, corroded, tarnished, worn, weathered, battered, scuffed, scratched, dented, chipped, cracked, broken, faded, frayed, tattered, torn, ragged, dusty, dirty, grimy, muddy, stained, pristine, gleaming, burnished, brushed, hammered, etched, engraved, carved, embossed, ornate, decorated, decorative, embroidered, painted, varnished, glazed, frosted, transparent, translucent, opaque, clear, reflective, mirrored, sparkling, glittering, glowing, fuzzy, fluffy, soft, hard, bumpy, grooved, ridged, ribbed, woven, knitted, padded, patched, mossy, crumpled, wrinkled, creased, folded, pleated, crusty, crisp, flaky, sticky, slick, oily, greasy, waxy, silky, velvety, leathery, furry, spiky, spiny, thorny, jagged, serrated, pitted, porous, veined, marbled, speckled, grained, knurled, sleek, satin-finish, aged, antique, vintage, old, new, brand-new, ancient, handmade, hand-carved, hand-painted, intricate, elaborate, studded, inlaid, gilt-edged, dog-eared, rickety, ramshackle, upholstered, fluted, scalloped, filigree, beaded, laminated, verdigris, bubbling, steaming, foamy, frothy, melted, burnt, charred, wilted, peeling, flaking, splintered, rumpled, quilted, sculpted, delicate, fragile, heavy, lightweight, hollow, solid, sharp, blunt, pointed, wet, gnarled, twisted, empty`
  },
  {
    pos: 'adjective',
    class: 'pattern',
    why: 'patterns',
    words: `striped, stripy, checkered, chequered, checked, plaid, tartan, polka-dot, polka-dotted, dotted, spotted, floral, flowered, patterned, printed, paisley, argyle, houndstooth, herringbone, camouflage, camo, leopard-print, zebra-print, animal-print, tie-dye, tie-dyed, geometric, pinstriped, pinstripe, gingham, diamond-patterned, zigzag, swirling, swirled, lace, embroidered, flower-print, graphic, logoed`
  },
  {
    pos: 'adjective',
    class: 'shape',
    why: 'shape',
    words: `round, rounded, square, rectangular, triangular, circular, oval, spherical, cylindrical, conical, cubic, cube-shaped, hexagonal, octagonal, curved, curvy, straight, flat, tapered, tapering, pointed, pointy, slender, slim, thin, thick, narrow, wide, broad, long, short, tall, squat, bulbous, bell-shaped, heart-shaped, star-shaped, crescent, crescent-shaped, domed, arched, angular, boxy, blocky, elongated, spiral, coiled, hooked, forked, barrel-shaped, egg-shaped, pear-shaped, teardrop, teardrop-shaped, symmetrical, asymmetrical, irregular, hollow, slanted, sloping, stubby, stout, chunky, bulky, three-legged, four-legged, double-edged, single-edged, two-handed, wedge-shaped, streamlined, aerodynamic, crooked, lopsided, warped, splayed, concave, convex, winding, upswept, upturned, flared, faceted, cut-glass, wide-mouthed, long-necked, thin-walled, flat-bottomed`
  },
  {
    pos: 'adjective',
    class: 'size',
    why: 'size',
    words: `big, large, small, little, tiny, huge, enormous, giant, gigantic, massive, miniature, mini, colossal, immense, oversized, oversize, medium-sized, compact, minute, microscopic, giant-sized, life-size, life-sized, towering, full-size, pocket-sized, palm-sized, fist-sized, thumb-sized, mammoth, minuscule, sizeable, hefty`
  },
  {
    pos: 'noun',
    class: 'part',
    why: 'parts of things that are described with them',
    words: `handle, hilt, blade, pommel, guard, crossguard, grip, tip, edge, rim, lip, base, lid, spout, stem, stopper, cork, cap, knob, button, dial, switch, lever, hinge, latch, lock, clasp, buckle, strap, spine, cover, page, screen, keypad, keyboard, bezel, lens barrel, wheel, spoke, tyre, tire, hubcap, bumper, grille, hood, bonnet, fender, windscreen, windshield, headlight, headlamp, taillight, door handle, roof rack, seat, armrest, backrest, headrest, cushion, upholstery, leg, drawer, panel, frame, pane, string, neck, fretboard, bow, bell, keys, pedal, valve, pipe, nozzle, barrel, trigger, stock, scope, sight, shaft, head, point, spike, facet, gem, gemstone, jewel, inlay, engraving, carving, filigree, rivet, screw, bolt, seam, stitching, trim, lining, tassel, fringe, label, face, hand, crown, bezel, band, chain, clapper, wick, flame, petal, leaf, stalk, root, thorn, peel, rind, crust, filling, topping, icing, frosting, glaze, seed, pulp, core, bristle, tooth, prong, tine, bowl, foot, pedestal, plinth, fin, wing, hull, mast, sail, keel, deck, bow, stern, funnel, propeller, rotor, fuselage, cockpit, tail, nose, turret, gable, shutter, porch, balcony, porthole, gear, cog, spring, pendulum, plate, coil, wire, cable, plug, socket, antenna, aerial, sensor, vent, slot, groove, notch, ridge, surface, finish, body, interior, exterior, top, bottom, side, back, front, corner, motif, ornament, decoration, pattern, logo plate, patina, sheen, scratch, dent, crack, stain, wheelbase, chassis, paintwork, bodywork, spokes, toggle, backplate, brim, sole, insole, heel, tongue, lace, eyelet`
  },
  {
    pos: 'noun',
    class: 'measure',
    only: true,
    why: 'what counts other things: the noun after "of" decides',
    words: `pair, set, row, group, stack, pile, bunch, cluster, series, line, heap, handful, bundle, collection, array, lot, couple, dozen, number, bit, piece, slice, trio, duo, quartet, flock, herd, swarm, bouquet, sheet, strip, expanse, stretch, range, variety, assortment, mix, mixture, scattering, sea, bed, field, carpet, canopy, touch, hint, kind, sort, type, tangle, ribbon, mass, mound, string, shade, wall, patch, drop, sliver, trail, rim, veil, layer, blanket, part, half, rest, majority, crowd, sprinkling, hundreds, thousands, dozens, glass, cup, mug, bowl, plate, bottle, basket, box, jar, bucket, crate, sack, tray`
  },
  {
    pos: 'noun',
    class: 'container',
    why: 'containers that also measure: "a bowl of soup", "a red bowl"',
    words: `glass, cup, mug, bowl, plate, bottle, basket, box, jar, bucket, crate, sack, tray`
  },
  {
    pos: 'noun',
    class: 'material',
    why: 'materials as nouns, "made of …"',
    words: `wood, metal, steel, iron, brass, bronze, copper, tin, aluminium, aluminum, chrome, glass, crystal, plastic, rubber, leather, ceramic, porcelain, clay, terracotta, stone, marble, granite, concrete, paper, cardboard, canvas, cloth, oak, pine, walnut, mahogany, bamboo, wicker, rattan, ivory, bone, pearl, jade, enamel, lacquer, wax, gold, silver, pewter, resin, quartz, obsidian, amber, gemstone, diamond, ruby, sapphire, emerald, velvet, silk, tinned copper`
  },
  {
    pos: 'verb',
    class: 'craft',
    why: 'how things are made, adorned and worn: as participles and in the passive they describe a thing',
    words: `make, craft, carve, cast, forge, build, construct, fashion, mould, mold, sculpt, shape, form, fit, embellish, decorate, adorn, ornament, engrave, emboss, etch, inlay, stud, encrust, gild, plate, paint, lacquer, varnish, enamel, glaze, stain, dye, coat, cover, wrap, line, pad, upholster, stitch, sew, knit, weave, embroider, quilt, print, stamp, label, letter, emblazon, trim, edge, fringe, bind, rivet, weld, solder, bolt, tip, pattern, stripe, spot, speckle, mottle, marble, texture, polish, burnish, hammer, dull, tarnish, rust, weather, wear, crack, chip, dent, scuff, scratch, fade, tint, colour, color, finish, comprise, compose, consist, assemble, segment, divide, taper, flare, curve, round, flank, guard, join, jewel, bead, tassel, perforate, punch, stencil, mill, machine, brush, sandblast, frost, flute, rib, groove, pleat, ruffle, gather, accent, contrast, equip, furnish, panel, clad, hinge, secure, fasten, lace, buckle, layer, stack, arrange, intersperse, infuse, blend, craft`
  }
]
