/**
 * Loads the lexicon as it is built and reads captions, one per line of JSON; prints how many milliseconds each took.
 *
 *     node read-captions.js captions.jsonl 1000
 */
import {readdirSync, readFileSync} from 'node:fs'

const [file = '', count] = process.argv.slice(2)
const captions = readFileSync(file, 'utf8').split('\n', Number(count)).filter(Boolean)
const chunks = new URL('../dist/chunks/', import.meta.url)
const lexicon = readdirSync(chunks).find((name) => name.startsWith('lexicon-'))

const started = performance.now()
await import(new URL(lexicon ?? 'lexicon is not built', chunks).href)
const loaded = performance.now()
const {readCaption} = await import('../dist/index.js')
const reading = performance.now()
let concepts = 0
for (const line of captions) {
  const {caption, anchor} = JSON.parse(line)
  concepts += readCaption(caption, {anchors: anchor ? [anchor] : []}).concepts().length
}
const read = performance.now() - reading
console.log(JSON.stringify({captions: captions.length, concepts, load: loaded - started, read}))
