/** The command line from its sources, so that documentation can be made without a build. */
import {main} from '../../src/cli/main.ts'

process.exitCode = await main(process.argv.slice(2))
