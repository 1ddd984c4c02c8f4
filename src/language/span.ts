/** A stretch of a caption: UTF-16 offsets, start inclusive, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Whether two stretches share at least one character. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** Whether `inner` lies wholly inside `outer`. */
export const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end
