// Loaded before the program that is measured: says at its end how much memory it held at most.
import {readFileSync} from 'node:fs'

process.on('exit', () => {
  process.stderr.write(`\npeak memory: ${peak()} kB\n`)
})

/** In kB. What Linux gives by `getrusage` is no less than what the benchmark held when it started the program. */
function peak() {
  try {
    const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
    if (kilobytes) return Number(kilobytes)
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS
}
