import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const folder = fileURLToPath(new URL('../.cache/bench-peers/', import.meta.url))
const versions = {
  textlint: '15.8.0',
  'textlint-rule-write-good': '2.0.0',
  alex: '11.0.1',
  'write-good': '1.0.8'
}

/** Another linter for prose, ready to run. */
export interface Peer {
  readonly name: string
  /** The arguments of `node` that lint the `.txt` files of a folder; `files` are their paths relative to it. */
  readonly args: (files: readonly string[]) => readonly string[]
}

const bin = (path: string): string => join(folder, 'node_modules', path)

const peers: readonly Peer[] = [
  {
    name: 'textlint',
    args: () => [
      bin('textlint/bin/textlint.js'),
      '--no-textlintrc',
      '--rule',
      'write-good',
      '--rules-base-directory',
      bin(''),
      '**/*.txt'
    ]
  },
  {name: 'alex', args: () => [bin('alex/cli.js'), '--quiet', '.']},
  {name: 'write-good', args: (files) => [bin('write-good/bin/write-good.js'), ...files]}
]

/** Installs the peers into a folder of their own, once; none where the registry is out of reach. */
export function installPeers(): readonly Peer[] {
  const wanted = Object.entries(versions).map(([name, version]) => `${name}@${version}`)
  if (!existsSync(bin('.installed'))) {
    mkdirSync(folder, {recursive: true})
    writeFileSync(join(folder, 'package.json'), '{"private": true}\n')
    const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--save-exact', ...wanted]
    const {status} = spawnSync('npm', install, {cwd: folder, stdio: ['ignore', 'ignore', 'inherit']})
    if (status !== 0) return []
    writeFileSync(bin('.installed'), wanted.join('\n'))
  }
  return peers
}
