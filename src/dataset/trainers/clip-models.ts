/**
 * Tokens that are left for a caption in one window of CLIP, by the base models that read nothing else: 77 less the two that
 * begin and end the text. Trainers that take one window share these limits.
 */
export const clipModels = {
  sd15: 75,
  sd2: 75,
  sdxl: 75,
  pony: 75,
  illustrious: 75,
  noobai: 75
} as const
