import {mediaKind} from '../media.ts'
import type {ComparedItem, Difference} from './difference.ts'
import {captionKeysOf, unfitMetadata} from './metadata-fit.ts'
import type {Outcome, Trainer} from './trainer.ts'
import {showAmount} from '../show-amount.ts'

const items = (amount: number, one: string, many: string): string =>
  amount === 1 ? `1 ${one}` : `${showAmount(amount)} ${many}`

/** A caption file beside media, or media that have none. */
const isBeside = ({inMetadata, unpaired}: ComparedItem): boolean => !inMetadata && !unpaired

const isIn = (wanted: boolean, detail = ''): string | undefined => (wanted ? detail : undefined)

const clauses: Readonly<Record<Outcome['does'], string>> = {
  stops: 'stop{s}',
  drops: 'leave{s} {them} out without a word',
  trains: 'train{s} on another text or none'
}

const linesOf = (text: string): readonly string[] => text.split(/\r\n?|\n/)

/** What trainers differ over, each told in one sentence for all items that have it: the only list. */
export const differences: readonly Difference[] = [
  {
    tell: (amount) => items(amount, 'caption has several lines', 'captions have several lines'),
    detailOf: (item) =>
      isIn(isBeside(item) && linesOf(item.caption ?? '').filter((line) => line.trim() !== '').length > 1),
    does: ({lines}) =>
      ({
        first: 'read{s} the first alone',
        alternatives: 'take{s} each for a caption',
        kept: 'read{s} all as one text'
      })[lines.is]
  },
  {
    tell: (amount) => items(amount, 'caption begins with a blank line', 'captions begin with a blank line'),
    detailOf: ({caption = '', ...item}) =>
      isIn(isBeside(item) && caption.trim() !== '' && /^[^\S\r\n]*[\r\n]/.test(caption)),
    does: ({lines}) => (lines.is === 'first' ? 'train{s} on an empty text' : 'read{s} what stands below')
  },
  ...(['image', 'video'] as const).map(
    (kind): Difference => ({
      isOfMissing: true,
      tell: (amount) => items(amount, `${kind} has no caption`, `${kind}s have no caption`),
      detailOf: (item) => isIn(isBeside(item) && item.captionPath === undefined && item.media.has(kind)),
      does: ({missing, media}) => {
        const outcome = kind === 'image' || media.is.images === 'anything' ? missing.is.image : undefined
        const known = kind === 'video' ? (missing.is.video ?? outcome) : outcome
        return known && clauses[known.does]
      }
    })
  ),
  {
    tell: (amount) => items(amount, 'caption file has zero bytes', 'caption files have zero bytes'),
    detailOf: (item) => isIn(isBeside(item) && item.fileText === '' && !item.byteOrderMark),
    does: ({empty}) => clauses[empty.is.zeroBytes.does]
  },
  {
    tell: (amount) =>
      items(amount, 'caption file holds white space alone', 'caption files hold white space alone'),
    detailOf: ({fileText = '', ...item}) => isIn(isBeside(item) && fileText !== '' && fileText.trim() === ''),
    does: ({empty}) => clauses[empty.is.blank.does]
  },
  {
    tell: (amount, extension) =>
      items(amount, `caption is in a \`${extension}\` file`, `captions are in \`${extension}\` files`),
    // `.txt` is what nearly everybody has, and what those that want another extension are told.
    detailOf: (item) => {
      const extension = extensionOf(item.captionPath ?? '')
      return isBeside(item) && extension !== '' && extension !== '.txt' ? extension : undefined
    },
    does: ({sidecar}, extension) => {
      if (sidecar?.is.extension === extension) return 'read{s} {them}'
      return sidecar?.is.settable ? 'read{s} {them} where told to' : 'do{es} not read {them}'
    }
  },
  {
    tell: (amount, extension) =>
      items(amount, `of the media ends in \`${extension}\``, `of the media end in \`${extension}\``),
    detailOf: ({mediaPaths}) => mediaPaths.map(extensionOf).find(isUnusualExtension),
    does: ({media}, extension) => {
      const {images, videos, case: spelling} = media.is
      const lower = extension.toLowerCase()
      const isVideo = mediaKind(`a${lower}`) === 'video'
      if (isVideo ? videos.length === 0 : images.length === 0) return undefined
      if (images !== 'anything' && ![...images, ...videos].includes(lower)) return 'do{es} not read {them}'
      const isFound =
        spelling === 'any' ||
        extension === lower ||
        (spelling === 'lower or upper' && extension === extension.toUpperCase())
      return isFound ? 'read{s} {them}' : 'do{es} not find {them} where case counts'
    }
  },
  {
    tell: (amount, placeholder) =>
      items(amount, `caption holds \`${placeholder}\``, `captions hold \`${placeholder}\``),
    detailOf: ({caption = ''}) => /\[(?:trigger|name)\]/.exec(caption)?.[0],
    does: ({steps}) =>
      steps.is.includes('placeholders')
        ? 'put{s} the trigger there, or nothing where none is set'
        : 'train{s} on it as text'
  },
  {
    tell: (amount, syntax) => items(amount, `caption holds \`${syntax}\``, `captions hold \`${syntax}\``),
    detailOf: ({caption = ''}) =>
      /\{[^{}]*\|[^{}]*\}|\|\|\||;;;/.exec(caption)?.[0].replace(/^\{.*/s, '{a|b}'),
    does: ({settings}, syntax) => {
      const key =
        syntax === '|||'
          ? settings.keepSeparator
          : syntax === ';;;'
            ? settings.secondarySeparator
            : settings.wildcards
      return key === undefined ? 'train{s} on it as text' : `read{s} it as syntax where \`${key}\` is set`
    }
  },
  {
    tell: (amount) =>
      items(amount, 'caption holds a number with commas', 'captions hold numbers with commas'),
    detailOf: ({caption = ''}) => isIn(/\d,\d/.test(caption)),
    does: ({steps}) => (steps.is.includes('rejoin-commas') ? 'put{s} spaces into it' : 'keep{s} it')
  },
  {
    tell: (amount) => items(amount, 'caption lacks the anchor', 'captions lack the anchor'),
    detailOf: ({caption, anchors}) => {
      if (caption === undefined || caption.trim() === '' || anchors.length === 0) return undefined
      const lower = caption.toLowerCase()
      return isIn(!anchors.some((anchor) => lower.includes(anchor.toLowerCase())))
    },
    does: ({anchor}) =>
      ({
        written: 'train{s} without it',
        'added-if-absent': 'put{s} the trigger in front',
        added: 'put{s} the trigger in front of every caption'
      })[anchor.is]
  },
  {
    tell: (amount) =>
      items(amount, 'caption holds characters beyond ASCII', 'captions hold characters beyond ASCII'),
    detailOf: ({caption = ''}) => isIn(/[^\0-\x7f]/.test(caption)),
    does: ({encoding}) =>
      encoding.is === 'locale'
        ? 'garble{s} {them} on Windows, where UTF-8 is not the default'
        : 'read{s} {them}'
  },
  {
    tell: (amount) =>
      items(amount, 'JSON file begins with a byte order mark', 'JSON files begin with a byte order mark'),
    detailOf: (item) =>
      isIn(item.inMetadata === true && item.byteOrderMark && /\.jsonl?$/.test(item.captionPath ?? '')),
    does: (trainer) => ofStrictness(trainer, trainer.strictMetadata?.is.byteOrderMark)
  },
  {
    tell: (amount) => items(amount, 'JSON Lines file has blank lines', 'JSON Lines files have blank lines'),
    detailOf: ({hasBlankLine}) => isIn(hasBlankLine === true),
    does: (trainer) => ofStrictness(trainer, trainer.strictMetadata?.is.blankLine)
  },
  {
    tell: (amount, key) => items(amount, `caption is under \`${key}\``, `captions are under \`${key}\``),
    detailOf: ({inMetadata, inArchive, captionKey}) => (inMetadata && !inArchive ? captionKey : undefined),
    does: (trainer, _key, file) => {
      const unfit = unfitMetadata(trainer, trainer.defaults ?? {}, file)
      // What can be under any key has to be told to the trainer anyhow.
      if (!unfit) return captionKeysOf(trainer, {}).length > 0 ? 'read{s} {them}' : undefined
      const namesMedia = trainer.metadataFiles.is.some(({media}) => media !== 'any')
      if (unfit.because !== 'caption-key' || unfit.reads.length === 0 || !namesMedia) return undefined
      const told = trainer.settings.captionKey
      const keys = unfit.reads.map((key) => `\`${key}\``).join(' or ')
      return `want{s} ${keys}${told === undefined ? '' : `, unless \`${told}\` is set`}`
    }
  }
]

const ofStrictness = ({strictMetadata}: Trainer, stops: boolean | undefined): string | undefined =>
  strictMetadata && (stops ? 'stop{s}' : 'read{s} on')

/** As it is written; empty where there is none. */
const extensionOf = (path: string): string => /\.[^./]+$/.exec(path)?.[0] ?? ''

/** What everybody finds who reads images, or clips. */
const commonExtensions: ReadonlySet<string> = new Set(['.png', '.jpg', '.jpeg', '.webp', '.mp4', '.mov'])

const isUnusualExtension = (extension: string): boolean =>
  extension !== '' && !commonExtensions.has(extension)
