import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'

/**
 * A rolldown plugin that writes `THIRD-PARTY-NOTICES.txt` beside the bundle: the licence of every package of which the
 * bundle holds code, as MIT and ISC ask, and of the data it holds, which `docs/licences` keeps.
 */
export const thirdPartyNotices = () => ({
  name: 'third-party-notices',
  generateBundle(_options, bundle) {
    const folders = new Set()
    for (const chunk of Object.values(bundle)) {
      for (const module of chunk.moduleIds ?? []) {
        const folder = packageFolder(module)
        if (folder) folders.add(folder)
      }
    }
    const notices = [...[...folders].sort().map(notice), ...dataNotices()]
    this.emitFile({
      type: 'asset',
      fileName: 'THIRD-PARTY-NOTICES.txt',
      source: `The files in this folder hold code and data of others.\n\n${notices.join('\n')}`
    })
  }
})

/** Licences of the data that generated sources hold. */
function dataNotices() {
  const folder = new URL('../docs/licences/', import.meta.url)
  const names = readdirSync(folder).sort()
  return names.map((name) => `---\n${readFileSync(new URL(name, folder), 'utf8').trim()}\n`)
}

/** The folder of the package that a module belongs to; `undefined` for a module of caplint itself. */
function packageFolder(module) {
  if (!module.includes('/node_modules/')) return undefined
  let folder = dirname(module)
  while (!existsSync(join(folder, 'package.json')) || !('version' in manifest(folder)))
    folder = dirname(folder)
  return folder
}

const manifest = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

function notice(folder) {
  const {name, version, license, author, repository} = manifest(folder)
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  // Packages of a monorepo often leave the text at its root and out of the package.
  const text = file
    ? readFileSync(join(folder, file), 'utf8').trim()
    : `Copyright (c) ${author?.name ?? author}\n${repository?.url ?? repository}`
  return `---\n${name} ${version} (${license})\n\n${text}\n`
}
