import type {Caption, Register} from '../language/caption.ts'
import {readCaption} from '../language/read-caption.ts'
import {type AnchorCandidate, likelyAnchors} from './likely-anchors.ts'

export type {AnchorCandidate} from './likely-anchors.ts'

/** A caption as `describeDataset` wants it. */
export interface DescribedCaption {
  /** Path of the caption's file; the names of its folders may tell the anchor. */
  readonly path: string
  readonly text: string
}

/** What can be told of a dataset before anyone has configured it. */
export interface DatasetDescription {
  /** Number of captions with any text. */
  readonly captions: number
  /** Share of captions written as lists of tags, 0 to 1. */
  readonly tagShare: number
  /** The register most captions are written in. */
  readonly register: Register
  /** Likely anchors, the likeliest first; empty where nothing is common to the captions. */
  readonly anchors: readonly AnchorCandidate[]
  /** The preset to propose: a name in `presets/`. */
  readonly preset: 'character' | 'style' | 'motion' | 'object' | 'tags'
}

/** As many captions tell what is common to them; reading 50,000 would tell no more. */
const sampleSize = 400

/**
 * Describes a dataset by its captions, to propose a config. It proposes; only the user knows what is being taught.
 * @param captions All captions of the dataset, or a sample of them.
 * @param hasVideo Whether any of the media are videos.
 */
export function describeDataset(
  captions: readonly DescribedCaption[],
  hasVideo: boolean
): DatasetDescription {
  const written = captions.filter(({text}) => text.trim() !== '')
  const step = Math.max(1, written.length / sampleSize)
  const sample = Array.from(
    {length: Math.min(written.length, sampleSize)},
    (_, index) => written[Math.floor(index * step)]
  ).filter((caption) => caption !== undefined)
  const read = sample.map(({path, text}) => ({path, caption: readCaption(text)}))
  const tagShare = shareOf(read, ({caption}) => caption.register === 'tags')
  const anchors = likelyAnchors(read)
  const register = tagShare > 0.5 ? 'tags' : 'prose'
  return {
    captions: written.length,
    tagShare,
    register,
    anchors,
    preset:
      register === 'tags'
        ? 'tags'
        : presetFor(
            read.map(({caption}) => caption),
            anchors[0],
            hasVideo
          )
  }
}

/**
 * The kind that the captions look like. Motion is told by the media; style by an anchor that says so; a person by
 * what captions say of faces and limbs; a thing by the article before it, which names don't take.
 */
function presetFor(
  captions: readonly Caption[],
  anchor: AnchorCandidate | undefined,
  hasVideo: boolean
): DatasetDescription['preset'] {
  if (hasVideo) return 'motion'
  if (!anchor) return 'character'
  if (anchor.styleShare > 0.5) return 'style'
  const personal = shareOf(captions, (caption) => caption.concepts('expression', 'body-part').length > 0)
  return anchor.articleShare > 0.5 && personal < 0.5 ? 'object' : 'character'
}

const shareOf = <Value>(values: readonly Value[], holds: (value: Value) => boolean): number =>
  values.length === 0 ? 0 : values.filter(holds).length / values.length
