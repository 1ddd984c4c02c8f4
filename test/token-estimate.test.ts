import {describe, expect, test} from 'vitest'
import {tokenPieces} from '../src/language/token-estimate.ts'

/** Captions with the exact number of tokens that CLIP's tokenizer makes of them, start and end not counted. */
const counted: readonly (readonly [caption: string, tokens: number])[] = [
  ['A wide shot of a ferry deck where mirela sits cross-legged between two coolers, peeling an orange.', 23],
  ['inkwash a tiger', 4],
  [
    'A hallway stretches behind a bellhop holding a balloon as the camera pulls in, dolly zoom lasting three seconds.',
    22
  ],
  ['In the mirror, Bettina Brakel pins up a stray lock, her mouth full of hairpins.', 21],
  [
    'Sadiya, hard hat tilted back over her grey hijab, argues on a walkie-talkie, free hand chopping the air',
    27
  ],
  [
    'This image presents a still from what appears to be a 1980s Japanese animated film, made in rtrcel. A silver-haired woman in an orange flight suit sits at the edge of a crater lake on an alien moon, her helmet resting on her lap. Above the ridge hangs a cracked gas giant streaked with violet and ochre. Airbrushed gradients, bold black shadows and visible specks of dust lend the picture a nostalgic quality. The composition places her in the lower left third, leaving a vast, contemplative sky. The mood is lonely yet serene.',
    119
  ],
  [
    'What we have here is a charcoal study, a sootline drawing, of a seated adult man with cropped curls, a broad nose and a wiry physique. He wears a rumpled linen shirt with its sleeves rolled to the elbow. His left hand supports his chin while the right dangles loosely between his knees. Velvety blacks accumulate beneath the jaw and in the folds of fabric, contrasting with the bare cream paper on the lit side. Vigorous, searching contour lines remain visible around the shoulders. The drawing feels intimate and introspective, as if done quickly from life.',
    119
  ],
  [
    'mrtmr_snail, claymation, stop_motion, snail, shell, top_hat, skateboard, matchbox_ramp, airborne, (motion_blur:0.7), miniature_set, no_humans, studio_lighting, side_view, general',
    56
  ],
  [
    'A mule deer hangs above a stubble field, shadow detached beneath it, dust clods suspended. pronking, frozen moment, sharp focus.',
    29
  ],
  [
    'v3sna, a beautiful red-haired woman with pale freckled skin, green eyes, full lips and a beauty mark on the left cheek, wearing a navy pea coat, walks toward camera and smiles.',
    43
  ],
  [
    'A lndqvst chair pulled close to a cast-iron stove, wool blanket sliding off one armrest, framed at seat level with window light falling from the left.',
    36
  ],
  ['solvenna bottle white bg', 6],
  [
    'skorrel crouches on a cathedral buttress, wings mantled, tail wrapped around a gargoyle, seen from the square below',
    28
  ]
]

const estimate = (text: string): number => [...tokenPieces(text)].reduce((sum, {tokens}) => sum + tokens, 0)

describe('the estimate of tokens', () => {
  test.each(counted)('comes near the exact count: %s', (caption, tokens) => {
    const slack = Math.max(5, tokens * 0.12)
    expect(Math.abs(estimate(caption) - tokens)).toBeLessThanOrEqual(slack)
  })

  test('is right on average', () => {
    const exact = counted.reduce((sum, [, tokens]) => sum + tokens, 0)
    const estimated = counted.reduce((sum, [caption]) => sum + estimate(caption), 0)
    expect(Math.abs(estimated / exact - 1)).toBeLessThan(0.03)
  })

  test('counts digits and Chinese characters one by one', () => {
    expect(estimate('2026')).toBe(4)
    expect(estimate('一辆紫色的汽车')).toBe(7)
  })

  test('is made of pieces that lie in order and leave out white space alone', () => {
    const text = "annika's  3/4 view, (red hair:1.2)"
    const pieces = [...tokenPieces(text)]
    expect(pieces.map(({start, end}) => text.slice(start, end)).join('')).toBe(text.replaceAll(' ', ''))
  })
})
