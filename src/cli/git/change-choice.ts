/** Which changes are asked for. */
export type ChangeChoice =
  /** Those in the index. */
  | {readonly kind: 'staged'}
  /** Those in index and work tree, with files that git does not know yet. */
  | {readonly kind: 'changed'}
  /** The same, with those of the commits since the current branch parted from another. */
  | {readonly kind: 'since'; readonly reference: string}

/** The flag that asks for changes. */
export const flagOf = ({kind}: ChangeChoice): string => `--${kind}`
