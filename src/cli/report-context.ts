import {createHash} from 'node:crypto'
import {isAbsolute, posix, relative, resolve, sep} from 'node:path'
import {builtInRules} from '../engine/built-in-rules.ts'
import type {ReportContext} from '../reporters/reporter.ts'
import {version} from './version.ts'

/** What every report is told, wherever it goes. */
export const reportSurroundings = (
  environment = process.env,
  cwd = process.cwd()
): Pick<ReportContext, 'tool' | 'repositoryPath' | 'isAbsolutePath' | 'hash'> => ({
  tool: {version, rules: builtInRules},
  repositoryPath: repositoryPaths(environment, cwd),
  isAbsolutePath: isAbsolute,
  hash: (text) => createHash('sha256').update(text).digest('hex')
})

/**
 * Turns paths into those from the root of the repository that a CI service has checked out. Where there is no service,
 * and for what lies outside of the checkout, paths stay as they are.
 */
function repositoryPaths(
  {GITHUB_WORKSPACE, CI_PROJECT_DIR}: NodeJS.ProcessEnv,
  cwd: string
): (path: string) => string {
  const root = GITHUB_WORKSPACE || CI_PROJECT_DIR
  if (!root) return (path) => posix.normalize(path)
  return (path) => {
    const place = relative(root, resolve(cwd, path))
    const outside = place === '..' || place.startsWith(`..${sep}`) || isAbsolute(place)
    return outside ? posix.normalize(path) : place.split(sep).join('/')
  }
}
