/**
 * Names that Windows keeps for devices, with or without extension, in any case.
 * Source: Microsoft, "Naming Files, Paths, and Namespaces"; superscript digits count as digits there.
 */
export const reservedNames: ReadonlySet<string> = new Set([
  'CON',
  'PRN',
  'AUX',
  'NUL',
  'CONIN$',
  'CONOUT$',
  ...['1', '2', '3', '4', '5', '6', '7', '8', '9', '¹', '²', '³'].flatMap((digit) => [
    `COM${digit}`,
    `LPT${digit}`
  ])
])
