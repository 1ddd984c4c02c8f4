/** What a thread that lints captions begins with: `lint-pool.ts` starts it, from the build. */
import module from 'node:module'

// As in `bin/caplint.js`, and before anything large is loaded.
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function')
  module.enableCompileCache()
const {serveParent} = await import('./lint-pool-worker.ts')
serveParent()
