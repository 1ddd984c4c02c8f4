import {defineConfig} from 'rolldown'

/** Own code becomes a few chunks so that start-up opens few files; dependencies stay packages of their own. */
export default defineConfig({
  input: {index: 'src/index.ts', rule: 'src/rule.ts', cli: 'src/cli/main.ts'},
  platform: 'node',
  external: (id) => !/^[./]|^\0/.test(id),
  output: {
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    cleanDir: true
  }
})
