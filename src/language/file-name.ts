/** The last name of a path that is `/` separated. */
export const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The last name of a path, as messages show it: in backticks. */
export const quoteFileName = (path: string): string => `\`${fileName(path)}\``
