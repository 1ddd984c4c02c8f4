import type {WordList} from '../word-list.ts'

/** Body parts, motion, pose, timing and direction. */
export const motion: readonly WordList[] = [
  {
    pos: 'noun',
    class: 'body',
    only: true,
    why: 'body parts that move or are posed; hair and faces stand under appearance',
    words: `arm, forearm, elbow, wrist, hand, fist, palm, finger, fingertip, index finger, thumb, knuckle, leg, thigh, knee, calf, shin, ankle, foot, heel, toe, sole, hip, waist, torso, chest, back, spine, shoulder, shoulder blade, neck, head, chin, jaw, cheek, forehead, brow, temple, nose, mouth, lip, tongue, ear, eye, eyelid, eyebrow, face, body, upper body, stomach, belly, abdomen, midriff, lap, armpit, rib, pelvis, limb, paw, foreleg, hind leg, hindleg, front leg, forepaw, hoof, wing, tail, trunk, snout, muzzle, beak, claw, fin, flipper, antenna, tentacle, gaze, glance, pincer, gripper, whisker, throat, buttock, hindquarters, haunch, haunches, talon, toes, arms, tiptoe, instep, eyelids, crown of the head, nape, groin, hamstring, ribs, ribcage, bicep, stump, knees`
  },
  {
    pos: 'noun',
    class: 'motion',
    why: 'motion, gesture and activity as a noun',
    words: `walk, run, jump, leap, hop, skip, spin, turn, twirl, twist, pirouette, roll, flip, somersault, backflip, cartwheel, handstand, headstand, kick, punch, swing, throw, catch, pass, dribble, dance, step, stride, strut, march, gait, stumble, fall, slide, glide, dive, splash, climb, crawl, lunge, squat, crouch, stretch, bend, lean, bow, curtsy, nod, shrug, wave, salute, clap, handshake, hug, embrace, kiss, high five, high-five, fist bump, thumbs up, thumbs-up, peace sign, v sign, v-sign, victory sign, finger heart, heart hands, middle finger, pointing, hand gesture, gesture, facepalm, head tilt, head turn, wink, stare, gaze, look, glance, peek, sip, bite, blink, yawn, sigh, sneeze, sprint, jog, gallop, trot, canter, bounce, wobble, sway, shake, tremble, shiver, twitch, flutter, flap, ripple, billow, lift, drop, raise, thrust, parry, slash, strike, block, jab, hook, uppercut, recoil, rebound, landing, takeoff, weight shift, weight transfer, follow-through, backswing, wind-up, windup, recovery, transition, rotation, movement, motion, action, activity, routine, repetition, fight, battle, duel, race, game, chase, stunt, trick, push-up, pull-up, sit-up, plank, lotus position, motion blur, splits, arch, swoop, hover, drift, twirling, footwork, choreography, fouetté, grand jeté, plié, arabesque, shuffle, moonwalk, cross-step, lay-up, dunk, serve, volley, backhand, forehand, pitch, tackle, header, bicycle kick, roundhouse, roundhouse kick, front kick, sword fight, tug of war`
  },
  {
    pos: 'noun',
    class: 'pose',
    why: 'pose and posture',
    words: `pose, posture, stance, position, gesture, dynamic pose, action pose, fighting stance, battle stance, t-pose, a-pose, contrapposto, lotus position, fetal position, mid-air pose, looking at viewer, looking back, looking away, looking up, looking down, looking to the side, looking afar, facing viewer, facing away, closed eyes, eyes closed, one eye closed, head tilt, head rest, wariza, seiza, indian style, all fours, on all fours, kneeling, sitting, standing, lying, on back, on side, on stomach, squatting, leaning forward, mid-air, midair, mid-stride, mid stride, mid-step, mid-swing, mid-jump, mid-leap, holding`
  },
  {
    pos: 'adjective',
    class: 'posture',
    why: 'how a body is held',
    words: `upright, motionless, still, outstretched, crossed, folded, raised, extended, bent, clasped, clenched, slumped, hunched, cross-legged, crouched, seated, reclined, reclining, sprawled, curled, airborne, mid-air, standing, sitting, kneeling, lying, squatting, poised, perched, braced, arched, tilted, bowed, splayed, asleep, awake, open, closed, half-closed, half closed, shut, intertwined, interlocked, straight-backed, prone, supine, spread, aloft, akimbo, tucked, cupped, interlaced, loose, relaxed, stiff, rigid, tense, flexed, knee-deep, waist-deep, ankle-deep, face-down, face down, face-up, upside down, upside-down, pigeon-toed, mid-laugh, mid-bite, mid-sentence, mid-flight, mid-swing, mid-stride`
  },
  {
    pos: 'adverb',
    class: 'time',
    only: true,
    why: 'speed, order, rhythm, duration of a motion',
    words: `slowly, quickly, suddenly, gradually, briefly, then, first, next, finally, lastly, afterwards, afterward, later, immediately, instantly, momentarily, repeatedly, continuously, continually, constantly, steadily, rapidly, swiftly, fast, smoothly, abruptly, again, once, twice, thrice, alternately, alternating, simultaneously, initially, eventually, meanwhile, soon, at once, in turn, in unison, in rhythm, in sync, in time, on the beat, on beat, at last, at first, at the same time, at the end, in the end, one by one, one after another, one after the other, over and over, again and again, at full speed, at full gallop, at full tilt, at speed, at a steady pace, at an even pace, in slow motion pace, in quick succession, in succession, in sequence, for a moment, for a second, for an instant, for a beat, a moment later, after a beat, after a moment, after a pause, all at once, midway, half a beat, in one motion, in one fluid motion, with a pause, without pause, before, after, mid-motion, occasionally, periodically, intermittently, rhythmically, hurriedly, leisurely, unhurriedly, promptly, shortly, in a flash, at intervals, in a row, at the last moment, at the last instant, by turns, every time, each time, to the beat, in step, in tempo, evenly, haltingly, languidly, lazily, briskly, before finally, and then, from time to time, back-to-back, the whole time, the entire time, the whole way, in between, in slow succession, in short bursts, at the same moment, in a single motion, in one go, in a steady rhythm, in quick bursts, at a slow pace, at a fast pace, at a brisk pace, at a leisurely pace, at a walking pace, at walking pace, at top speed, at high speed, at low speed, at half speed, at normal speed, in real time, at the count of, on the count of, on the downbeat, on the upbeat, on each beat, on every beat, beat by beat, step by step, frame by frame, bit by bit, little by little, inch by inch, without stopping, without pausing, without breaking stride, mid-way, straight away, right away, at length, for a few seconds, for several seconds, for a while, a second later, seconds later, after which, subsequently, thereafter, thereupon, concurrently, successively, sequentially, increasingly, ever faster, faster, slower, faster and faster, before long, in no time, no sooner, speedily, hastily, unhurried, frantically, gingerly, instantaneously, incrementally, progressively, cyclically, fleetingly, nonstop, non-stop, endlessly, perpetually`
  },
  {
    pos: 'noun',
    class: 'time',
    only: true,
    why: 'units and words of time, pace and rhythm',
    words: `second, minute, moment, instant, beat, pace, tempo, rhythm, cadence, pause, speed, frame count, half-second, millisecond, duration, interval, count, halfway point, second mark, succession, repetition, cycle, while`
  },
  {
    pos: 'adjective',
    class: 'time',
    why: 'pace as an adjective',
    words: `slow, quick, fast, steady, rapid, sudden, brief, swift, brisk, rhythmic, repetitive, continuous, gradual, even, smooth, unhurried, leisurely, abrupt, momentary, repeated, languid, lazy, deliberate, hurried, staccato, alternating, frantic, constant, sustained, slow-paced, fast-paced, quickening, measured, prolonged, lingering, instantaneous, staggered, successive, consecutive`
  },
  {
    pos: 'verb',
    class: 'time',
    why: 'begin, stop, pause: aspect of a motion',
    words: `pause, hesitate, resume, repeat, linger, accelerate, decelerate, slow, quicken, alternate, begin, start`
  },
  {
    pos: 'adverb',
    class: 'direction',
    only: true,
    why: 'path and direction of a motion',
    words: `forward, forwards, backward, backwards, upward, upwards, downward, downwards, sideways, sideway, leftward, leftwards, rightward, rightwards, inward, inwards, outward, outwards, up, down, left, right, back, away, out, in, around, round, along, over, past, by, off, aside, apart, ahead, overhead, aloft, clockwise, counterclockwise, anticlockwise, counter-clockwise, anti-clockwise, diagonally, horizontally, vertically, laterally, back and forth, side to side, side-to-side, from side to side, to and fro, up and down, left and right, left to right, right to left, from left to right, from right to left, to the left, to the right, to the side, to one side, to either side, to his left, to his right, to her left, to her right, to their left, to their right, to its left, to its right, in a circle, in circles, in an arc, in arcs, in a line, in a straight line, in a loop, in wide arcs, in a spiral, off to the left, off to the right, off to the side, toward the camera, towards the camera, toward the viewer, towards the viewer, to the front, to the back, homeward, skyward, skywards, heavenward, earthward, upstream, downstream, uphill, downhill, downstage, upstage, stage left, stage right, upstairs, downstairs, offscreen, off-screen, off screen, out of frame, out of shot, into frame, into view, out of view, into the frame, through the air, into the air, in the air, northward, southward, eastward, westward, crosswise, lengthwise, widdershins, seaward, shoreward, in and out, end over end, head over heels, full circle, from above to below`
  },
  {
    pos: 'adjective',
    class: 'direction',
    why: 'direction as an adjective of a motion',
    words: `forward, backward, upward, downward, sideways, sideward, leftward, rightward, inward, outward, circular, clockwise, counterclockwise, anticlockwise, lateral, vertical, horizontal, diagonal, left-to-right, right-to-left, spiral, arcing`
  },
  {
    pos: 'adverb',
    class: 'feeling',
    why: 'attitude as an adverb',
    words: `happily, sadly, angrily, calmly, confidently, nervously, shyly, playfully, joyfully, cheerfully, seriously, thoughtfully, pensively, proudly, curiously, lovingly, tenderly, affectionately, mischievously, seductively, warmly, fiercely, intently, eagerly, excitedly, enthusiastically, anxiously, hesitantly, timidly, wearily, sleepily, grumpily, smugly, accusingly, suspiciously, sternly, solemnly, wistfully, longingly, dreamily, innocently, sheepishly, awkwardly, triumphantly, defiantly, gleefully, contentedly, serenely, peacefully, knowingly, quizzically, reluctantly, cautiously, furiously, resolutely, determinedly, unhappily, apologetically, kindly, patiently, impatiently, coyly, bashfully, merrily, mournfully, resignedly, joyously, gloomily, glumly, sullenly, sulkily, moodily, bitterly, ruefully, remorsefully, guiltily, ashamedly, humbly, meekly, demurely, modestly, boldly, bravely, courageously, fearlessly, fearfully, timorously, apprehensively, uneasily, tensely, frantically, desperately, hopelessly, hopefully, expectantly, optimistically, cheekily, impishly, slyly, craftily, wickedly, menacingly, threateningly, ominously, aggressively, ferociously, angrily, irritably, crossly, indignantly, scornfully, contemptuously, disdainfully, haughtily, arrogantly, mockingly, teasingly, flirtatiously, provocatively, sensually, sultrily, adoringly, fondly, sweetly, kindheartedly, graciously, politely, courteously, respectfully, reverently, dutifully, earnestly, sincerely, honestly, frankly, gravely, grimly, dourly, stoically, impassively, blankly, vacantly, absently, absentmindedly, distractedly, dazedly, drowsily, tiredly, exhaustedly, listlessly, indifferently, nonchalantly, casually, coolly, carelessly, breezily, jauntily, gaily, jovially, jubilantly, ecstatically, blissfully, contentedly, placidly, tranquilly, meditatively, contemplatively, reflectively, inquisitively, inquiringly, questioningly, doubtfully, skeptically, sceptically, incredulously, disbelievingly, bewilderedly, confusedly, bemusedly, amusedly, wryly, sarcastically, ironically, sardonically, attentively, watchfully, alertly, vigilantly, warily, guardedly, stubbornly, obstinately, obediently, intensely, passionately, ardently, zealously, fervently, energetically, exuberantly`
  },
  {
    pos: 'verb',
    class: 'gaze',
    only: true,
    why: 'where a subject looks',
    words: `look, gaze, stare, glance, peer, peek, watch, glare, squint, gawk, ogle, blink, eye, face, observe`
  },
  {
    pos: 'verb',
    class: 'posture',
    only: true,
    why: 'how a body rests',
    words: `stand, sit, lie, kneel, crouch, squat, lean, recline, rest, lounge, sprawl, perch, slouch, slump, huddle, curl, pose, hunch, bend, hang, straddle, nestle, prop, balance, float, hover, seat, lay, dangle, cling, crouch`
  },
  {
    pos: 'verb',
    class: 'relate',
    why: 'verbs that tell no action: what a thing consists of, how it stands to others, what effect it has',
    words: `accompany, accent, accentuate, accommodate, achieve, adorn, allow, appear, base, bear, become, belong, boast, border, brand, caption, cause, characterise, characterize, clothe, comprise, compete with, complement, complete, compose, consist, constitute, contain, contrast, contribute, convey, coordinate, correspond, craft, create, date, decorate, define, denote, depend, describe, detail, differ, distinguish, dominate, echo, embellish, emblazon, embody, embroider, emit, emphasise, emphasize, enable, encompass, enhance, enrich, ensure, equip, etch, evidence, exemplify, exhibit, exist, exude, feature, flatten, frame, furnish, grant, guarantee, have, heighten, highlight, identify, impart, imply, include, inscribe, instil, instill, intend, intensify, involve, invite, lack, landscape, lend, limit, look like, manicure, match, matter, mean, model, mute, occupy, occur, outfit, outline, overlap, parallel, partition, perforate, pertain, pinstripe, pose a contrast, possess, prefer, preserve, prove, provide, punctuate, radiate, range, recall, recede, refer, reflect, reinforce, relate, remain, remind, represent, require, resemble, result, retain, rival, showcase, signify, situate, size, soften, speckle, sport, stencil, stud, suit, summarise, summarize, symbolise, symbolize, tend, tint, tone, underscore, unify, vary, weather, title`
  },
  {
    pos: 'verb',
    class: 'making',
    why: 'verbs that tell an action of a being, but of a thing or as a participle only how it is: "painted blue", "trees line a road"',
    words: `add, anchor, apply, blend, build, call, carve, concern, connect, construct, cover, crop, crown, cut, design, divide, dot, edge, engrave, extend, fill, film, finish, fit, flank, form, give, glaze, introduce, keep, letter, line, litter, locate, lose, make, measure, mention, merge, mirror, miss, mix, name, need, offer, own, paint, pair, pave, photograph, print, produce, recommend, reduce, replicate, reveal, sculpt, separate, serve, shape, share, shoot, signal, stain, stamp, stitch, surround, tile, top, trim, try, underline, use, view, draw, illustrate, mould, mold, weave, knit, embed, inlay, polish, varnish, lacquer, plate, upholster, pleat, tailor, lace, button, buckle, wreathe, ring, cap, coat, dust, streak, splash, speck, smear, scuff, weather, crease, fold back, furl`
  },
  {
    pos: 'verb',
    class: 'sway',
    why: 'what hair and cloth do by themselves',
    words: `blow, billow, flow, flutter, stream, trail, cascade, whip, swing, sway, fly, float, fall, spill, tumble, lift, rise, swirl, swish, bounce, ripple, flap, hang, drape, fan out, fan, flare, drift, wave, toss, dangle, cling, stick, drip, brush, bob, jiggle, settle, splay, spread, unfurl, flop, droop, slip, slide, escape, frame`
  }
]
