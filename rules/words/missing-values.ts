/**
 * What programs write where a caption is missing, in lower case: Python's `None` and `nan`, JSON's `null`, pandas' `<NA>`,
 * spreadsheets' `N/A`.
 */
export const missingValues: ReadonlySet<string> = new Set([
  'nan',
  'none',
  'null',
  'undefined',
  '<na>',
  'n/a',
  '#n/a'
])
