/**
 * What git says a path is, as the octal mode of its index and its diffs:
 * https://git-scm.com/docs/git-fast-import#_filemodify
 */

/** There is nothing at a path. */
export const noMode = '000000'

/** A file that is not executable. */
export const plainFileMode = '100644'

const submoduleMode = '160000'

/** Whether it is a file, executable or not: neither a link nor a submodule. */
export const isFileMode = (mode: string): boolean => mode.startsWith('100')

export const isSubmoduleMode = (mode: string): boolean => mode === submoduleMode
