import {sep} from 'node:path'
import picomatch from 'picomatch'

/** Whether the file or folder at an absolute path is meant. */
export type PathMatcher = (path: string) => boolean

/**
 * Compiles patterns of files and folders. A pattern without `/` matches a name in any folder, one with `/` is
 * relative to `base`; one that matches a folder holds for everything in it. `!` in front takes back what an earlier
 * pattern matched. Paths outside `base` can only be matched by name or by patterns that start with two stars.
 * @param base Absolute path of the folder that the patterns are relative to.
 */
export function pathMatcher(patterns: string | readonly string[], base: string): PathMatcher {
  const steps = [patterns].flat().map(compile)
  const prefix = base.endsWith(sep) ? base : base + sep
  return (path) => {
    const isInside = path.startsWith(prefix)
    const shown = (isInside ? path.slice(prefix.length) : path).split(sep).join('/').replace(/^\//, '')
    let matched = false
    for (const {matches, takesBack, floats} of steps) {
      if (matched !== takesBack || !(isInside || floats)) continue
      if (matches(shown)) matched = !takesBack
    }
    return matched
  }
}

interface Step {
  readonly matches: (relativePath: string) => boolean
  readonly takesBack: boolean
  /** Whether the pattern may match in any folder. */
  readonly floats: boolean
}

function compile(pattern: string): Step {
  const takesBack = pattern.startsWith('!')
  const bare = pattern
    .slice(takesBack ? 1 : 0)
    .replace(/^\.\//, '')
    .replace(/\/+$/, '')
  const anchored = bare.replace(/^\//, '')
  const floating = anchored.includes('/') || bare.startsWith('/') ? anchored : `**/${anchored}`
  return {
    matches: picomatch([floating, `${floating}/**`], {dot: true}),
    takesBack,
    floats: floating.startsWith('**/')
  }
}
