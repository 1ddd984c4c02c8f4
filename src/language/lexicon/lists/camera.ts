import type {WordList} from '../word-list.ts'

/** Camera movement, transitions and speed of play: the video maker's words. */
export const camera: readonly WordList[] = [
  {
    pos: 'noun',
    class: 'camera',
    only: true,
    why: 'what films; as a subject it makes the clause one about the camera',
    words: `camera, lens, drone, handheld camera, hand-held camera, phone camera, viewfinder, gimbal, steadicam, cameraman, camerawoman, cameraperson, camera operator, dashcam, gopro, action camera, probe lens, cam`
  },
  {
    pos: 'noun',
    class: 'cameraMove',
    only: true,
    why: 'moves, transitions and shutter speeds named as things',
    words: `pan, tilt, dolly, dolly in, dolly out, dolly back, dolly shot, dolly zoom, dolly-in, dolly-out, push-in, push in, pull-back, pull back, pull-out, pullback, zoom, zoom in, zoom out, zoom-in, zoom-out, crash zoom, snap zoom, slow zoom, whip pan, whip-pan, swish pan, tracking shot, tracking camera, tracking, trucking shot, truck left, truck right, crane shot, crane up, crane down, jib shot, boom shot, pedestal shot, orbit shot, orbit, orbiting shot, arc shot, follow shot, following shot, steadicam shot, gimbal shot, handheld shot, hand-held shot, handheld footage, handheld, hand-held, static shot, static camera, still camera, locked-off shot, locked shot, locked-off frame, locked off, locked-off, fixed camera, fixed shot, fixed tripod, locked tripod, locked camera, stationary camera, static frame, camera movement, camera motion, camera work, camerawork, camera rotation,
      rack focus, focus pull, focus shift, slow motion, slow-motion, slow-mo, slo-mo, slow mo, slomo, time-lapse, timelapse, time lapse, hyperlapse, stop-motion playback, bullet time, fast motion, fast-forward, fast forward, freeze frame, freeze-frame, reverse playback, loop, looping video, jump cut, match cut, smash cut, cut, hard cut, single take, one take, one-take, continuous take, long take, single continuous shot, continuous shot, unbroken take, single shot take, fade in, fade out, fade to black, fade-in, fade-out, crossfade, cross-fade, dissolve, wipe, iris-out, iris-in, iris out, transition, split screen, pov ride, fpv, fpv shot, tripod, tripod shot, high-speed footage, tilt up, tilt down, tilt-up, tilt-down, pan left, pan right, pan up, pan down, parallax, fps, frame rate, playback, rack, push, slow push, slow rack, gimbal, tripod mount, camera sway, handheld sway, run backward, dolly move, dolly track, tracking move, panning shot, panning, zooming, racking focus, focus rack, focus racking, panning motion, tilting shot, crane move, jib move, overhead pan, side-on pan, camera pull-back, camera push-in, reverse motion, real-time playback, boomerang loop, timelapse sequence, time-lapse sequence, footage speed, speed ramp, speed ramping, ramping`
  },
  {
    pos: 'adjective',
    class: 'camera',
    why: 'how the camera is held',
    words: `handheld, hand-held, locked-off, locked, static, fixed, stationary, shaky, jittery, jerky, wobbly, unsteady, tripod-mounted, slow-motion, slow-mo, time-lapse, gimbal-stabilised, gimbal-stabilized, stabilised, stabilized, unbroken, sped-up, sped up, looped, looping, seamless`
  },
  {
    pos: 'verb',
    class: 'camera',
    why: 'what a camera does; only with a camera, shot, view or frame as its subject',
    words: `pan, tilt, zoom, dolly, track, push, pull, truck, crane, orbit, circle, follow, arc, rack, drift, hold, linger, cut, fade, dissolve, swoop, glide, sweep, whip, swing, rise, descend, lower, lift, retreat, advance, approach, move, rotate, remain, stay, shake, wobble, jitter, sway, float, tighten, widen, reveal, start, begin, end, settle, stop, back, creep, chase, keep, race, fly, shift, refocus, loop, pivot, trail, lock, mount, reverse, transition`
  }
]
