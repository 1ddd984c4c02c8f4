/** Keywords that stand in a tag list as tags do, but cut it instead. Source: A1111's prompt syntax, kohya's samples. */
export const separatorTags: ReadonlySet<string> = new Set([
  'BREAK',
  'AND',
  '|||',
  'ADDCOMM',
  'ADDBASE',
  'ADDCOL',
  'ADDROW'
])
