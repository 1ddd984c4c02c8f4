import type {WordList} from '../word-list.ts'

/** Shot sizes, crops and camera angles: terms of film and photography that dictionaries lack. */
export const framing: readonly WordList[] = [
  {
    pos: 'noun',
    class: 'shot',
    only: true,
    why: 'shot sizes and crops as photographers, film makers and taggers write them',
    words: `close up, close-up, closeup, close ups, close shot, close range, close view, extreme close up, extreme close-up, extreme closeup, tight close-up, tight shot,
      tight framing, tight crop, medium shot, mid shot, mid-shot, midshot, medium close up, medium close-up, medium closeup, medium long shot, medium full shot, medium wide shot,
      medium-wide shot, medium-wide, medium view, wide shot, wide view, wide angle shot, wide-angle shot, wide angle view, wide-angle view, wide framing, wide frame, very wide shot, extreme wide shot, establishing shot,
      long shot, extreme long shot, full shot, full body, full-body, fullbody, full body shot, full-body shot, full body view, full-body view, full body portrait, full-body portrait,
      full length, full-length, full length shot, full-length shot, full length portrait, full-length portrait, full figure, full view, full frame, upper body, upper-body,
      upper body shot, upper-body shot, lower body, lower body shot, lower body focus, half body, half-body, half body shot, half body portrait, half-length, half length,
      half-length portrait, three-quarter length, three-quarter-length, three quarter length, three quarter shot, three-quarter shot, cowboy shot, american shot, headshot, head shot, head-shot, bust shot, bust portrait, bust-up,
      head and shoulders, head-and-shoulders, head and shoulders shot, waist up, waist-up, waist-up shot, waist up shot, waist-up portrait, chest up, chest-up, chest-up shot, knees up, knee-up, knees-up, thigh up, thigh-up, shoulders up, shoulder-up,
      waist shot, portrait, portrait shot, group portrait, double portrait, selfie, group selfie, mirror selfie, selfie shot, group shot, group photo shot, two-shot, two shot, three-shot,
      single shot, macro, macro shot, macro view, macro close-up, insert shot, detail shot, detail view, product shot, hero shot, packshot, face shot, body shot, full-face, aerial framing, panorama, panoramic view, panoramic shot,
      framing, framed shot, mcu, cu, ecu, ms, ws, ls, els, centered composition, centred composition, symmetrical composition, portrait orientation, landscape orientation, vertical format, square format,
      tall image, wide image, close focus, face focus, upper half, head crop, candid shot, feet only, hands only, head only, distant shot, distant view, far shot, far view, solo focus, foot focus, hand focus, zoomed-in shot, zoomed in shot, zoomed-out shot`
  },
  {
    pos: 'adjective',
    class: 'framing',
    why: 'how much is shown, beside "shot", "view" or in a fragment by itself',
    words: `extreme, slightly wide, two-thirds, environmental, interview, horizontally-oriented, vertically-oriented, horizontal, vertical, group, formal, full-body, full-length, half-body, head-and-shoulders, waist-up, chest-up, medium-wide, medium-close, close, medium, wide, tight, full, cropped, centered, centred, uncropped, zoomed-in, zoomed-out, zoomed in, zoomed out, off-center, off-centre, off-centred, symmetrical, distant, widescreen, tightly framed, closely framed, tightly cropped, closely cropped, out of frame, in frame, in shot, off frame, off-frame, offscreen, off-screen, out of shot`
  },
  {
    pos: 'adverb',
    class: 'framing',
    why: 'crops told as a phrase',
    words: `from the waist up, from the chest up, from the knees up, from the shoulders up, from the thighs up, from the neck up, from the hips up, from the waist down, from the knees down, from head to toe, head to toe, head-to-toe, from the torso up, from the mid-thigh up, from mid-thigh up, from mid-chest up,
      at the left of frame, at the right of frame, in the center of the frame, in the centre of the frame, at the center of the frame, at the centre of the frame, in the middle of the frame, centered in the frame, centred in the frame, close on, tight on, dead centre, dead center, at close range`
  },
  {
    pos: 'noun',
    class: 'angle',
    only: true,
    why: 'camera heights and directions',
    words: `low angle, low-angle, low angle shot, low-angle shot, low angle view, low-angle view, high angle, high-angle, high angle shot, high-angle shot, high angle view, high-angle view, dutch angle, dutch tilt, canted angle, tilted angle, dutch angle shot, tilted frame, tilted framing, tilted horizon,
      side angle, side view, side-view, sideview, side profile, side on, side-on, side shot, front view, front-view, frontview, frontal view, front angle, back view, back-view, backview, rear view, rear-view, rear angle, rear shot, back shot, back angle,
      profile, profile view, profile shot, side-profile, three-quarter view, three quarter view, 3/4 view, three-quarters view, three-quarter angle, three quarter angle, 3/4 angle, three-quarter profile, three quarter profile, three-quarter pose, three-quarter turn, three-quarter back view, rear three-quarter view, rear three-quarter angle, three-quarter rear view, front three-quarter view, three-quarter front view, quarter view, half-profile, half profile,
      overhead shot, overhead view, overhead angle, overhead perspective, top view, top-view, top down, top-down, top-down view, top down view, top-down shot, top-down angle, topdown view, flat lay, flat-lay, flatlay, bird's-eye view, bird's eye view, birds-eye view, birds eye view, bird's-eye, bird's eye, bird-eye view, bird's-eye shot, bird's-eye perspective, worm's-eye view, worm's eye view, worms-eye view, worm's-eye, aerial view, aerial shot, aerial perspective, drone view, drone shot, satellite view,
      eye level, eye-level, eye-level shot, eye level shot, eye-level view, eye-level angle, eye-level perspective, ground level, ground-level, ground level view, ground-level shot, ground level shot, floor level, floor-level, floor-level shot, hip level, hip-level, waist level, knee level, table level, table-level, counter-level, street level, street-level, water level, shoulder level, shoulder-level, hip height, waist height, chest height, knee height, eye height, floor height, ground height, ankle level, desk level,
      pov, p.o.v., pov shot, point of view, point-of-view, point of view shot, first-person view, first person view, first-person, first person, first-person perspective, third-person view, third person view, over-the-shoulder, over the shoulder, over-the-shoulder shot, over the shoulder shot, over-shoulder shot, over-the-shoulder view, dynamic angle, dynamic perspective, viewpoint, vantage point, camera angle, straight-on, straight-on view, straight-on shot, straight on view, head-on, head-on view, head-on shot, isometric view, isometric angle, isometric perspective, oblique angle, oblique view, diagonal angle, diagonal view, upward angle, downward angle, up-angle, down-angle, upshot, upskirt angle, low perspective, high perspective, foreshortening angle, fisheye view, frontal, fisheye perspective, underwater view, cross-section view, vertical view, horizontal view, low vantage point, high vantage point, slight angle, steep angle, multiple views, turnaround view`
  },
  {
    pos: 'adverb',
    class: 'angle',
    only: true,
    why: 'the direction from which the subject is seen',
    words: `from above, from below, from behind, from the side, from side, from front, from the front, from the back, from the rear, from the left side, from the right side, from outside view, from overhead, from directly above, from directly overhead, from straight above, from straight below, from slightly above, from slightly below, from high above, from an angle, from a low angle, from a high angle, from a slight angle, straight on, head on, side on, in profile, in full profile, in half profile, in side profile, face on, from eye level, at eye level, at eye-level, from ground level, at ground level, from the ground level, from a distance view, from three quarters, over the shoulder, from over the shoulder, from afar, from far away, from a distance, from a bird's-eye view, from a high vantage point, from a low vantage point, from across the room, from across the table, from across the street, from directly behind, from right behind, from directly below, from directly in front, from the front left, from the front right, from three-quarter front, from three-quarter back, from slightly behind, from slightly to the side`
  },
  {
    pos: 'adjective',
    class: 'angle',
    why: 'angles as adjectives; "frontal telephoto view"',
    words: `aerial, upward, downward, raised, lowered, elevated, crooked, dynamic, rear, front, worm's-eye, bird's-eye, straight-on, head-on, three-quarter, frontal, overhead, high-angle, low-angle, eye-level, side-on, top-down, isometric, tilted, oblique, upshot, canted`
  }
]
