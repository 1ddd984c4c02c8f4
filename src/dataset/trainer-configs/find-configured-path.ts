import {dirname, isAbsolute, resolve} from 'node:path'
import {pathKind} from '../../files.ts'
import {showPath} from '../show-path.ts'

/** A path in a trainer's config, and the key that it stands under. */
export interface ConfiguredPath {
  readonly path: string
  readonly key: string
}

/** Finds what a trainer's config names: from the working directory, as trainers do, then from the config's folder. */
export interface PathFinder {
  /** The absolute path of what is there; `undefined` where nothing is. */
  find(place: ConfiguredPath): string | undefined
  /** Where nothing was found: a clause. */
  whereLookedFor(place: ConfiguredPath): string
  /** What a person should know of what was found: one sentence each. */
  notes(): readonly string[]
}

/**
 * @param configPath Absolute path of the config.
 * @param trainer Its name, for notes.
 */
export function createPathFinder(configPath: string, cwd: string, trainer: string): PathFinder {
  const shown = showPath(configPath, cwd)
  const bases = [...new Set([cwd, dirname(configPath)])]
  const notes = new Set<string>()
  const candidates = (path: string): readonly string[] =>
    isAbsolute(path) ? [path] : [...new Set(bases.map((base) => resolve(base, path)))]
  return {
    find({path, key}) {
      const [found, another] = candidates(path).filter((candidate) => pathKind(candidate) !== undefined)
      if (another !== undefined) {
        notes.add(
          `\`${key}\` names \`${path}\`, which is there twice: it is taken from the working directory, as ${trainer} takes it, not from beside \`${shown}\``
        )
      } else if (found !== undefined && found !== resolve(cwd, path)) {
        notes.add(
          `paths in \`${shown}\` are found beside it, not in the working directory: ${trainer} finds them where it is run there`
        )
      }
      return found
    },
    whereLookedFor({path, key}) {
      const places = candidates(path).map((place) => `\`${place}\``)
      return `\`${key}\` names \`${path}\`, which is not there; looked for ${places.join(' and ')}`
    },
    notes: () => [...notes]
  }
}
