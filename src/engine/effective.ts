import type {ResolvedConfig} from '../config/resolved-config.ts'
import type {Item} from '../dataset/item.ts'
import type {ReadItem} from '../dataset/read-item.ts'
import type {TrainerUse} from '../dataset/trainers/trainer-use.ts'
import type {CaptionReading, ItemFate, TextChoice, UnfitMetadata} from '../language/trainer-reader.ts'
import {estimatingCounter, type TokenCounter, tokenSurplus} from '../language/token-counter.ts'
import {tokenLimits} from '../../rules/words/token-limits.ts'
import {tagsBesideCaption} from '../dataset/tags-beside-caption.ts'
import {filesForTrainer} from './files-for-trainer.ts'

/** A text that reaches the encoder. */
export interface EncodedText {
  readonly text: string
  /** Number of its tokens, without those that encoders add. */
  readonly tokens: number
  /** What of the text falls off the end: UTF-16 offsets into it, and the words. */
  readonly lost?: {readonly start: number; readonly end: number; readonly text: string}
}

/** What a trainer does with an item. */
export interface EffectiveItem {
  /**
   * `caption`: trained on its caption. `other-text`: trained on what stands for a caption. `dropped`: left out, without
   * a word. `stops`: the run ends here. `unread-media`: none of the media is read. `no-media`: there is nothing to train.
   */
  readonly outcome: 'caption' | 'other-text' | 'dropped' | 'stops' | 'unread-media' | 'no-media'
  /** Why it is not trained on its caption: a clause for people. */
  readonly reason?: string
  readonly texts: readonly EncodedText[]
  /** Number of texts that are possible; more than are listed where wildcards multiply. */
  readonly total: number
  /** Which of several texts is trained on: one at random, each time anew, or each. */
  readonly choice: TextChoice
}

/** How tokens are counted and limited. */
export interface EncoderFacts {
  /** Who counts: `CLIP`, a `tokenizer.json`, `estimate`. */
  readonly counter: string
  readonly isExact: boolean
  /** The most tokens of a text; `null`: no limit; absent where the base model is not known. */
  readonly limit?: number | null
}

/** What counts tokens under a config, and up to where. */
export function encoderFacts(config: ResolvedConfig, trainer: TrainerUse): EncoderFacts {
  const {name, isExact} = config.tokenCounter ?? estimatingCounter
  const limit = limitFor(config, trainer)
  return {counter: name, isExact, ...(limit === undefined ? {} : {limit})}
}

function limitFor({baseModel}: ResolvedConfig, trainer: TrainerUse): number | null | undefined {
  if (baseModel === undefined) return trainer.settings.maximumTokens
  const own = trainer.limit(baseModel)
  if (own !== undefined) return own?.tokens ?? null
  return new Map<string, {tokens: number}>(Object.entries(tokenLimits)).get(baseModel)?.tokens
}

/** What is known of an item from where it lies. */
export interface ItemPlacement {
  /** It is a line of a file whose lines are not as many as the media. */
  readonly isBrokenList?: boolean
  /** What the name of its folder gives media without caption to be trained on. */
  readonly classWords?: string
}

/** What the trainer of a config makes of an item that was read. */
export function effectiveItem(
  item: Item,
  read: ReadItem,
  config: ResolvedConfig,
  trainer: TrainerUse,
  {isBrokenList = false, classWords}: ItemPlacement = {}
): EffectiveItem {
  const files = filesForTrainer(read, config, item)
  const fate = trainer.fate(files)
  const nothing = {texts: [], total: 0, choice: 'one'} as const
  if (files.mediaPaths.length === 0 && !files.unpaired) {
    return {outcome: 'no-media', reason: 'no media belongs to it', ...nothing}
  }
  if (fate.unreadMedia.length === files.mediaPaths.length && !files.unpaired) {
    return {outcome: 'unread-media', reason: `${trainer.name} does not read such media`, ...nothing}
  }
  if (isBrokenList && files.inMetadata && !fate.unfitMetadata) {
    return {outcome: 'stops', reason: 'captions and media are not as many', ...nothing}
  }
  const reason = whyNoCaption(fate)
  if (fate.outcome === 'stops') return {outcome: 'stops', ...(reason ? {reason} : {}), ...nothing}
  if (fate.outcome === 'drops') return {outcome: 'dropped', ...(reason ? {reason} : {}), ...nothing}
  const encode = encoderOf(config.tokenCounter ?? estimatingCounter, limitFor(config, trainer))
  if (fate.outcome === 'trains-on-other') {
    const {texts, total, choice, from} = otherTexts(fate, trainer, classWords)
    const because = [reason, from && `${from} stands for it`].filter(Boolean).join('; ')
    return {
      outcome: 'other-text',
      ...(because === '' ? {} : {reason: because}),
      texts: texts.map(encode),
      total,
      choice
    }
  }
  if (files.hasMetadataCache) {
    const cached = 'captions come from `metadata_cache.json` beside it until that is deleted'
    return {outcome: 'other-text', reason: cached, ...nothing}
  }
  const tags = trainer.profile.steps.is.includes('append-tags') ? tagsBesideCaption(item, read) : undefined
  const {texts, total, choice} = trainer.read(files.caption ?? '', {
    from: files.inMetadata && !files.inArchive ? 'metadata' : 'sidecar',
    byteOrderMark: files.byteOrderMark,
    ...(tags === undefined ? {} : {tags})
  })
  const encoded = texts.map(encode)
  const stopsWhereLong = config.baseModel !== undefined && trainer.limit(config.baseModel)?.stops === true
  if (stopsWhereLong && encoded.some(({lost}) => lost)) {
    return {outcome: 'stops', reason: 'the caption is longer than its encoder takes', ...nothing}
  }
  return {outcome: 'caption', texts: encoded, total, choice}
}

type TrainedTexts = Pick<CaptionReading, 'texts' | 'total' | 'choice'>

/** What stands for a caption. `from` says where that is, unless nothing stands for it. */
function otherTexts(
  {otherText = '', otherTextKey, caption}: ItemFate,
  trainer: TrainerUse,
  classWords: string | undefined
): TrainedTexts & {readonly from?: string} {
  if (classWords !== undefined && caption === 'missing' && otherText === '') {
    return {...trainer.read(classWords, {from: 'metadata'}), from: 'the name of the folder'}
  }
  const read: TrainedTexts =
    trainer.settings.captionsFrom === 'trigger'
      ? {texts: [otherText], total: 1, choice: 'one'}
      : trainer.read(otherText, {from: 'metadata'})
  return otherText !== '' && otherTextKey ? {...read, from: `\`${otherTextKey}\``} : read
}

function whyNoCaption({unreadCaption, unfitMetadata, extension, caption}: ItemFate): string | undefined {
  if (unfitMetadata) return whyUnfit(unfitMetadata)
  if (unreadCaption === 'captions-elsewhere') return 'captions are set to come from elsewhere'
  if (unreadCaption === 'opened-as-media') return 'the caption file is opened as an image'
  if (unreadCaption === 'no-sidecars') return 'captions are read from a metadata file alone'
  if (unreadCaption !== undefined) return `captions are read from \`${extension}\` files alone`
  if (caption === 'missing') return 'there is no caption'
  if (caption === 'zero-bytes') return 'the caption file has zero bytes'
  return caption === 'blank' ? 'the caption is empty' : undefined
}

function whyUnfit({because, found, reads}: UnfitMetadata): string {
  const wanted = reads.map((name) => `\`${name}\``).join(', ')
  if (because === 'no-list') return 'captions must stand in lists'
  if (because === 'file') {
    return wanted === ''
      ? 'no file of many captions is read'
      : `captions of many are read from ${wanted} alone`
  }
  const what = because === 'media-key' ? 'media' : 'captions'
  const where = reads.length > 0 ? `under ${wanted} alone` : 'by path of the media alone'
  return `${what} are read ${where}${found === undefined ? '' : `, not under \`${found}\``}`
}

const encoderOf =
  (counter: TokenCounter, limit: number | null | undefined) =>
  (text: string): EncodedText => {
    const surplus = typeof limit === 'number' ? tokenSurplus(text, limit, counter) : undefined
    if (!surplus) return {text, tokens: counter.count(text)}
    const {start, end, tokens} = surplus
    return {text, tokens, lost: {start, end, text: text.slice(start, end)}}
  }
