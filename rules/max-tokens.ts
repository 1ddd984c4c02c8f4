import {
  type Caption,
  contains,
  defineRule,
  estimatingCounter,
  type Span,
  type TokenCounter,
  tokenSurplus,
  type TrainerReader,
  v
} from '../src/rule.ts'
import {baseModels, tokenLimits} from './words/token-limits.ts'

export default defineRule({
  id: 'max-tokens',
  family: 'length',
  summary: 'Limit the tokens of a caption to what the text encoder takes.',
  why: 'Text encoders take a fixed number of tokens and trainers cut off the rest without a word: what stands at the end of a long caption is never trained on, the anchor included.',
  source:
    'Source of the trainers, as listed in `rules/words/token-limits.ts`; asked for in OneTrainer issue 62 and dataset-tag-editor issue 40',
  options: {
    baseModel: v.optional(
      v.pipe(
        v.picklist(['unknown', ...baseModels]),
        v.description(
          'The model that is trained, whose encoder sets the limit. While it is unknown the rule is silent, unless `maximum` is given.'
        )
      ),
      'unknown'
    ),
    maximum: v.optional(
      v.pipe(
        v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
        v.description(
          'The most tokens, start and end not counted, where your trainer is set to another limit: 225 for sd-scripts with `--max_token_length=225`.'
        )
      ),
      null
    )
  },
  examples: [
    {
      anchor: 'annika',
      options: {baseModel: 'sdxl'},
      ok: 'a closeup shot of annika walking down a street, smiling and looking over her shoulder'
    },
    {
      note: 'Nobody has said what is trained.',
      options: {maximum: null},
      ok: `a list of tags: ${'tag, '.repeat(60)}the end`
    },
    {
      options: {baseModel: 'sdxl'},
      notOk: `a cat, ${'tag, '.repeat(36)}«in a bag, on a mat»`,
      says: 'Unexpected length of about 82 tokens, keep to 75 for SDXL: CLIP takes 77 tokens with start and end, twice; sd-scripts can chain blocks (150 or 225), ai-toolkit with long prompts, diffusion-pipe always'
    },
    {
      note: 'This trainer takes all of it, in blocks.',
      options: {baseModel: 'sdxl'},
      trainer: 'diffusion-pipe',
      ok: `a list of tags: ${'tag, '.repeat(60)}the end`
    },
    {
      options: {baseModel: 'flux'},
      trainer: 'onetrainer',
      notOk: `a cat, ${'tag, '.repeat(36)}in «a bag, on a mat»`,
      says: 'Unexpected length of about 82 tokens, keep to 76 for FLUX.1 dev: onetrainer cuts off the rest in silence'
    },
    {
      anchor: 'annika',
      note: 'The anchor is cut off with the rest.',
      options: {maximum: 5},
      notOk: 'a side view of a «dog beside annika»',
      says: 'Unexpected length of about 8 tokens, keep to 5, or the anchor is cut off with the end'
    }
  ],
  instruct: ({baseModel, maximum}) => {
    const limit = limitOf(baseModel, maximum)
    return limit && `Stay under ${Math.floor(limit.tokens / 1.4)} words`
  },
  *check(caption, {baseModel, maximum}) {
    const limit = limitOf(baseModel, maximum, caption.context.trainer)
    if (!limit) return
    const counter = counterFor(caption, limit.tokens)
    const surplus = tokenSurplus(caption.text, limit.tokens, counter)
    if (!surplus) return
    const reason = isAnchorLost(caption, surplus) ? ', or the anchor is cut off with the end' : limit.reason
    yield {
      start: surplus.start,
      end: surplus.end,
      message: `Unexpected length of ${counter.isExact ? '' : 'about '}${surplus.tokens} tokens, keep to ${limit.tokens}${reason}`
    }
  }
})

function limitOf(
  baseModel: 'unknown' | (typeof baseModels)[number],
  maximum: number | null,
  trainer?: TrainerReader
): {readonly tokens: number; readonly reason: string} | undefined {
  if (maximum !== null) return {tokens: maximum, reason: ''}
  if (baseModel === 'unknown') return undefined
  const {tokens, name, because} = tokenLimits[baseModel]
  const own = trainer?.limit(baseModel)
  if (own === null) return undefined
  if (own) return {tokens: own.tokens, reason: ` for ${name}: ${own.because}`}
  return {tokens, reason: ` for ${name}: ${because}`}
}

/** Plain English that is short by any estimate need not wait for a vocabulary. */
function counterFor({text, context: {tokenCounter}}: Caption, limit: number): TokenCounter {
  if (!tokenCounter || (ascii.test(text) && estimatingCounter.count(text) < limit / 2))
    return estimatingCounter
  return tokenCounter
}

const ascii = /^[ -~\s]*$/

const isAnchorLost = ({anchorMatches}: Caption, surplus: Span): boolean =>
  anchorMatches.length > 0 && anchorMatches.every((anchor) => contains(surplus, anchor))
