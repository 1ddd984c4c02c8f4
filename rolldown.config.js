import {defineConfig} from 'rolldown'
import {chunkOf} from './scripts/chunk-groups.js'
import {thirdPartyNotices} from './scripts/third-party-notices.js'

/** What a run needs only now and then stays a package of its own and is imported when it is needed. */
const onDemand =
  /^(?:@ai-sdk\/[\w-]+|@clack\/prompts|@huggingface\/tokenizers|cosmiconfig|globby|hyparquet|jiti|jsonc-parser|retext|sharp|smol-toml|tar-stream|vscode-languageserver|vscode-languageserver-textdocument|yaml|yauzl)(?:\/|$)/

/**
 * Everything that every run needs becomes a few chunks: opening a hundred small files of dependencies would take
 * longer than linting a dataset of the usual size.
 */
export default defineConfig({
  input: {
    index: 'src/index.ts',
    rule: 'src/rule.ts',
    cli: 'src/cli/main.ts',
    'lint-worker': 'src/cli/lint-worker.ts'
  },
  platform: 'node',
  // Chunks of our own choice may need more of an entry than it offers; `index` and `rule` are closed in themselves, and stay as they are.
  preserveEntrySignatures: 'allow-extension',
  external: (id) => id.startsWith('node:') || onDemand.test(id),
  plugins: [thirdPartyNotices()],
  // Inlined, the lexicon would stand once for each use of it.
  optimization: {inlineConst: false},
  output: {
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: {
      // A group would take along what its modules import, whatever group that belongs to.
      includeDependenciesRecursively: false,
      groups: [
        // Apart from the code, which holds characters beyond Latin-1: V8 would keep the megabytes of words in two bytes each.
        {name: 'lexicon', test: /(?:lexicon|word-table|weights)\.generated/},
        {name: chunkOf, debugName: 'loaded together'}
      ]
    },
    cleanDir: true
  }
})
