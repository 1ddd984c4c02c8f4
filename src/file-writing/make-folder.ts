import {mkdirSync} from 'node:fs'
import {attempt} from './write-error.ts'

/**
 * Makes a folder and those above it.
 * @param mode Rights of the folders that are made.
 * @throws {WriteError}
 */
export function makeFolder(path: string, mode = 0o777): void {
  attempt(path, () => mkdirSync(path, {recursive: true, mode}))
}
