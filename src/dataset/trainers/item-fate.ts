import {fileName} from '../../language/file-name.ts'
import type {FilesToRead, ItemFate, UnreadMedia} from '../../language/trainer-reader.ts'
import {unfitMetadata} from './metadata-fit.ts'
import {mediaKind} from '../media.ts'
import {nameAsCaption} from './name-as-caption.ts'
import {isBlank} from './reading/python-text.ts'
import type {TrainerSettings} from './settings.ts'
import type {Outcome, Trainer} from './trainer.ts'

/**
 * What a trainer does with the files of an item, judged by their names and the caption's text.
 * @param given What was set; what was not is not held against anybody.
 */
export function itemFate(
  profile: Trainer,
  settings: TrainerSettings,
  given: TrainerSettings,
  files: FilesToRead
): ItemFate {
  const unreadMedia = files.mediaPaths.flatMap((path) => unreadMediaOf(profile, settings, path))
  const extension = expectedExtension(profile, given)
  const unreadCaption = unreadCaptionOf(profile, settings, extension, files)
  const unfit = unfitMetadata(profile, settings, files)
  const caption = captionState(files, unreadCaption !== undefined || unfit !== undefined)
  const fate = {
    unreadMedia,
    caption,
    ...(unreadCaption ? {unreadCaption} : {}),
    ...(unfit ? {unfitMetadata: unfit} : {}),
    ...(extension === undefined ? {} : {extension})
  }
  if (unreadCaption === 'opened-as-media') return {outcome: 'stops', ...fate}
  if (settings.captionsFrom === 'trigger') {
    return {outcome: 'trains-on-other', ...fate, ...otherText('trigger', profile, settings)}
  }
  if (settings.captionsFrom === 'names' && !files.inMetadata) {
    return {outcome: 'trains-on-other', otherText: nameAsCaption(profile, stemOf(files.mediaPaths)), ...fate}
  }
  if (caption === 'there') return {outcome: 'trains', ...fate}
  return {...fate, ...resultOf(outcomeOf(profile, caption, files, unfit), profile, settings)}
}

/** The extension that is read, as far as it is known: given, or the only one there is. */
function expectedExtension({sidecar}: Trainer, {captionExtension}: TrainerSettings): string | undefined {
  if (captionExtension !== undefined) return captionExtension
  return sidecar && !sidecar.is.settable ? sidecar.is.extension : undefined
}

function unreadCaptionOf(
  {sidecar, opensAllBesideMedia}: Trainer,
  settings: TrainerSettings,
  extension: string | undefined,
  {captionPath, inMetadata}: FilesToRead
): ItemFate['unreadCaption'] {
  if (captionPath === undefined || inMetadata) return undefined
  if (opensAllBesideMedia) return 'opened-as-media'
  if (settings.captionsFrom === 'names' || settings.captionsFrom === 'trigger') return 'captions-elsewhere'
  if (!sidecar) return 'no-sidecars'
  if (extension === undefined || captionPath.endsWith(extension)) return undefined
  return captionPath.toLowerCase().endsWith(extension.toLowerCase()) ? 'case' : 'extension'
}

function captionState(
  {captionPath, caption, byteOrderMark, inMetadata, inArchive}: FilesToRead,
  isUnread: boolean
): ItemFate['caption'] {
  if (captionPath === undefined || isUnread) return 'missing'
  if (caption === undefined || !isBlank(caption)) return 'there'
  // In a table or list there are no files, and so none of zero bytes.
  const isFile = !inMetadata || inArchive === true
  return isFile && caption === '' && !byteOrderMark ? 'zero-bytes' : 'blank'
}

function outcomeOf(
  {missing, empty}: Trainer,
  caption: 'missing' | 'blank' | 'zero-bytes',
  {mediaPaths}: FilesToRead,
  unfit: ItemFate['unfitMetadata']
): Outcome {
  // A file that the trainer reads, with other keys than it looks for.
  if (unfit?.because === 'no-list') return {does: 'stops'}
  if (unfit && unfit.because !== 'file' && missing.is.key) return missing.is.key
  if (caption === 'missing') {
    const isVideo = mediaPaths.some((path) => mediaKind(path) === 'video')
    return (isVideo ? missing.is.video : undefined) ?? missing.is.image
  }
  return caption === 'zero-bytes' ? empty.is.zeroBytes : empty.is.blank
}

function resultOf(outcome: Outcome, profile: Trainer, settings: TrainerSettings) {
  if (outcome.does === 'stops') return {outcome: 'stops'} as const
  if (outcome.does === 'drops') {
    const isDropped = outcome.when === undefined || settings[outcome.when] !== false
    return isDropped ? ({outcome: 'drops'} as const) : ({outcome: 'trains-on-other', otherText: ''} as const)
  }
  return {outcome: 'trains-on-other', ...otherText(outcome.on, profile, settings)} as const
}

function otherText(setting: keyof TrainerSettings | undefined, profile: Trainer, settings: TrainerSettings) {
  const value = setting === undefined ? undefined : settings[setting]
  const key = setting === undefined ? undefined : profile.settings[setting]
  return {
    otherText: typeof value === 'string' ? value : '',
    ...(key === undefined ? {} : {otherTextKey: key})
  }
}

const stemOf = ([path = '']: readonly string[]): string => fileName(path).replace(/\.[^.]*$/, '')

function unreadMediaOf(
  {media}: Trainer,
  {mediaKind: wanted}: TrainerSettings,
  path: string
): readonly UnreadMedia[] {
  const {images, videos, case: spelling} = media.is
  if (images === 'anything') return []
  const extension = /\.[^./]*$/.exec(path)?.[0] ?? ''
  const lower = extension.toLowerCase()
  if (![...images, ...videos].includes(lower)) return [{path, because: 'extension'}]
  if (wanted !== undefined && !(wanted === 'video' ? videos : images).includes(lower))
    return [{path, because: 'kind', looksFor: wanted}]
  if (spelling === 'any' || extension === lower) return []
  if (spelling === 'lower or upper' && extension === extension.toUpperCase()) return []
  return [{path, because: 'case'}]
}
