#!/usr/bin/env node
import {existsSync} from 'node:fs'
import module from 'node:module'

// Node 22.8 and later keep compiled code on disk, which cuts start-up by a third; Node 20 has no such call.
module.enableCompileCache?.()
const isBuilt = existsSync(new URL('../dist/cli.js', import.meta.url))
if (!isBuilt) {
  console.error('caplint: This clone is not built yet; run `npm ci` in its folder.')
  process.exit(2)
}
const {main} = await import('../dist/cli.js')
// Timers and connections that a config or plugin leaves open must not keep the process from ending.
process.exit(await main(process.argv.slice(2)))
