import {dirname} from 'node:path'
import type {ConfigResolver} from '../../config/config-resolver.ts'
import {isWithin} from '../../dataset/show-path.ts'
import {type ConfigChoice, resolverFor} from '../../engine/config-choice.ts'
import type {OutcomeMemory} from '../../engine/outcome-source.ts'
import {createOutcomeMemory} from './outcome-memory.ts'

/** A folder of the editor, and how captions are linted in it: as `caplint` does where it is run there. */
export interface Workspace {
  /** Absolute path. */
  readonly cwd: string
  readonly choice: ConfigChoice & {readonly resolver: ConfigResolver}
  readonly memory: OutcomeMemory
}

/** The folders of the editor. */
export interface Workspaces {
  /** The innermost folder that a file lies in; for a file outside of all of them its own folder. */
  of(path: string): Workspace
  setFolders(folders: readonly string[]): void
  setChoice(choice: ConfigChoice): void
  /** Reads all configs anew when they are next needed. */
  reload(): void
}

export function createWorkspaces(): Workspaces {
  let folders: readonly string[] = []
  let choice: ConfigChoice = {}
  let reloads = 0
  const known = new Map<string, Workspace>()

  function open(cwd: string): Workspace {
    const anew = {...choice, reloads}
    return {cwd, choice: {...anew, resolver: resolverFor(cwd, anew)}, memory: createOutcomeMemory()}
  }

  return {
    of(path) {
      const around = folders.filter((folder) => isWithin(path, folder))
      const cwd = around.toSorted((a, b) => b.length - a.length)[0] ?? dirname(path)
      const workspace = known.get(cwd) ?? open(cwd)
      known.set(cwd, workspace)
      return workspace
    },
    setFolders(now) {
      folders = now
      known.clear()
    },
    setChoice(now) {
      choice = now
      known.clear()
    },
    reload() {
      reloads++
      known.clear()
    }
  }
}
