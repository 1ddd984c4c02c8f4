import {relative, sep} from 'node:path'

/** Whether the file or folder at an absolute path is meant. */
export type PathMatcher = (path: string) => boolean

/**
 * Compiles patterns of files and folders. A pattern without `/` matches a name in any folder, one with `/` is
 * relative to `base`; one that matches a folder holds for everything in it. `!` in front takes back what an earlier
 * pattern matched. Outside of `base` only patterns match that may match in any folder.
 * @param base Absolute path of the folder that the patterns are relative to.
 */
export async function pathMatcher(patterns: string | readonly string[], base: string): Promise<PathMatcher> {
  const steps = await Promise.all([patterns].flat().map(compile))
  const prefix = base.endsWith(sep) ? base : base + sep
  return (path) => {
    const isInside = path.startsWith(prefix)
    const shown = slashed(isInside ? path.slice(prefix.length) : outsidePath(base, path))
    let matched = false
    for (const {matches, takesBack, floats} of steps) {
      if (matched !== takesBack || !(isInside || floats)) continue
      if (matches(shown)) matched = !takesBack
    }
    return matched
  }
}

const slashed = (path: string): string => (sep === '/' ? path : path.split(sep).join('/'))

/** A path seen from the nearest folder that it shares with `base`: names above that one are nobody's to match. */
const outsidePath = (base: string, path: string): string =>
  relative(base, path).replace(/^(?:\.\.(?:[\\/]|$))+/, '')

interface Step {
  readonly matches: (relativePath: string) => boolean
  readonly takesBack: boolean
  /** Whether the pattern may match in any folder. */
  readonly floats: boolean
}

async function compile(pattern: string): Promise<Step> {
  // Most configs hold no patterns, and start-up counts.
  const {default: picomatch} = await import('picomatch')
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
