import {readdirSync, readFileSync, statSync, unlinkSync} from 'node:fs'
import {homedir} from 'node:os'
import {isAbsolute, join} from 'node:path'
import {makeFolder} from '../../file-writing/make-folder.ts'
import {writeWhole} from '../../file-writing/replace-file.ts'
import type {TextStore} from '../../rewrite/response-cache.ts'

/** Answers hold captions of all datasets of a user, and are nobody else's business. */
const ownersOnly = 0o700

/** Milliseconds after which an answer that nobody asks for again is thrown away: three months. */
const lifetime = 90 * 24 * 3600 * 1000

/** The folder in the user's cache that answers are kept in; `undefined` where there is none. */
export function responseFolder(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform
): string | undefined {
  const {XDG_CACHE_HOME, LOCALAPPDATA} = environment
  if (XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)) return join(XDG_CACHE_HOME, 'caplint', 'responses')
  if (platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'caplint', 'cache', 'responses')
  const home = homedir()
  if (!isAbsolute(home)) return undefined
  return platform === 'darwin'
    ? join(home, 'Library', 'Caches', 'caplint', 'responses')
    : join(home, '.cache', 'caplint', 'responses')
}

/** Keeps answers as files, one each. A cache never stands in the way: what cannot be read or written is not there. */
export function responseStore(folder: string): TextStore {
  const pathOf = (name: string): string => join(folder, `${name}.json`)
  let isReady = false
  return {
    read(name) {
      try {
        return readFileSync(pathOf(name), 'utf8')
      } catch {
        return undefined
      }
    },
    write(name, text) {
      try {
        if (!isReady) {
          makeFolder(folder, ownersOnly)
          throwAwayOld(folder)
        }
        isReady = true
        writeWhole(pathOf(name), Buffer.from(text))
      } catch {
        // The answer is asked for again next time.
      }
    }
  }
}

function throwAwayOld(folder: string): void {
  const oldest = Date.now() - lifetime
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (name.endsWith('.json') && statSync(path).mtimeMs < oldest) unlinkSync(path)
  }
}
