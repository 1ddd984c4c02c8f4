/** A word for a photograph as a medium, without saying anything of how it looks. */
export interface PhotoWord {
  readonly word: string
  readonly why: string
}

/**
 * The words that `allowPhoto` lets stand. Photographic processes (`polaroid`, `35mm`, `film grain`) are not among them:
 * they describe a look.
 */
export const photoWords: readonly PhotoWord[] = [
  {word: 'photo', why: 'Usual opening of prompts and captions: "a photo of".'},
  {word: 'photos', why: 'Plural of photo.'},
  {word: 'photograph', why: 'Long form of photo, preferred by vision models.'},
  {word: 'photographs', why: 'Plural of photograph.'},
  {word: 'photographed', why: 'The medium as a verb: "photographed through a window".'},
  {word: 'photo (medium)', why: 'The medium as image boards tag it.'},
  {word: 'photography', why: 'The medium by name: "product photography of".'},
  {word: 'snapshot', why: 'An informal photograph; by itself no look.'}
]
