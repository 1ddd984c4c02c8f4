#!/usr/bin/env node
import module from 'node:module'

// Node 22.8 and later keep compiled code on disk, which cuts start-up by a third; Node 20 has no such call.
module.enableCompileCache?.()
const {main} = await import('../dist/cli.js')
// Timers and connections that a config or plugin leaves open must not keep the process from ending.
process.exit(await main(process.argv.slice(2)))
