/** Tags that are spelled as they are, underscores and capitals included. */
export interface FixedTags {
  readonly pattern: RegExp
  readonly why: string
}

export const fixedTags: readonly FixedTags[] = [
  {pattern: /^score_\d(?:_up)?$/i, why: 'Pony Diffusion was trained on its score tags in this spelling.'},
  {pattern: /^(?:rating|source)_[a-z]+$/i, why: 'Rating and source tags of Pony Diffusion.'},
  {
    pattern:
      /^(?:0_0|3_3|6_9|\(o\)_\(o\)|\+_\+|\+_-|\._\.|<o>_<o>|<\|>_<\|>|=_=|>_<|>_o|>_@|@_@|\^_\^|o_o|u_u|x_x|\|_\||\|\|_\|\|)$/i,
    why: 'Faces made of characters: the list that WD14 taggers keep.'
  },
  {
    pattern: /^(?:>?[:;=x]'?[-o]?[dpoqtxc<>()3|/\\]|[dc][:;=]|xd|[:;][<>])$/i,
    why: 'Danbooru names faces by emoticons.'
  },
  {pattern: /^(?:BREAK|AND|ADDCOMM|ADDBASE|ADDCOL|ADDROW)$/, why: 'Keywords of prompt syntax.'},
  {pattern: /[<>[\]{}|@]/, why: 'Prompt syntax and artist tags carry names of files and people.'}
]
