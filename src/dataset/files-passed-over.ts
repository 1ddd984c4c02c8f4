import {extname} from 'node:path'

/** Text that lies beside media without being a caption, by file name without extension. */
interface NotCaption {
  readonly stem: RegExp
  /** Who puts it there. */
  readonly why: string
}

/**
 * Names that text files have for other reasons. They count only where no media of the same stem is there: with
 * `prompts.png` beside it, `prompts.txt` is a caption.
 */
const notCaptions: readonly NotCaption[] = [
  {stem: /^read[-_ ]?me(?![a-z])/i, why: 'about the dataset'},
  {stem: /^(licen[cs]e|copying|copyright|notice|provenance|attribution|credits|sources?)$/i, why: 'rights'},
  {stem: /^licen[cs]e[-_. ](mit|apache|bsd|[al]?gpl|cc|openrail)/i, why: 'rights'},
  {stem: /^(changelog|changes|todo|notes?|info|about|description)$/i, why: 'about the dataset'},
  {stem: /^(captions?|prompts?)$/i, why: 'one line per media (finetrainers, diffusers, OneTrainer)'},
  {stem: /^(images?|videos?)([-_ ](list|multi))?$/i, why: 'media paths, one a line (finetrainers)'},
  {stem: /^(sample|samples|validation|eval|test|negative)[-_ ]?prompts?$/i, why: 'prompts to sample with'},
  {stem: /^(prompts?|captions?)[-_ ](list|all|multi)$/i, why: 'a list of prompts'},
  {stem: /^(all|list)[-_ ](prompts?|captions?|tags)$/i, why: 'a list of prompts'},
  {stem: /^default$/i, why: 'caption of media that have none (ai-toolkit)'},
  {stem: /^caption_filter_list$/i, why: 'words taken out of captions (SimpleTuner)'},
  {stem: /^(trigger|triggers|trigger_words?)$/i, why: 'notes on the anchor'},
  {stem: /^(requirements|constraints)([-_ ].*)?$/i, why: 'packages of Python'},
  {stem: /^robots$/i, why: 'left from a website'},
  {stem: /^(log|logs|errors?|output|metadata|filelist|file_list|classes|labels)$/i, why: 'written by a tool'}
]

/** Whether a caption file without media is text of another purpose, judged by its name without extension. */
export const isNotCaption = (stem: string): boolean => notCaptions.some((entry) => entry.stem.test(stem))

/** Pictures that OneTrainer keeps beside `a.png`: `a-masklabel.png`, `a-condlabel.png`. */
const labelSuffix = /-(?:masklabel|condlabel)$/i

/** Layers that musubi-tuner takes with `a.png`: `a_0.png`, `a_1.png`. */
const layerSuffix = /_\d+$/

/**
 * The stem of the media that a mask or condition belongs to, or a layer where there are such; `undefined` if a stem names ordinary
 * media.
 */
export function labelledStem(stem: string, hasLayers: boolean): string | undefined {
  if (labelSuffix.test(stem)) return stem.replace(labelSuffix, '')
  return hasLayers && layerSuffix.test(stem) ? stem.replace(layerSuffix, '') : undefined
}

/** The name of a file without its last extension. */
export const stemOf = (name: string): string => name.slice(0, name.length - extname(name).length)
