import {Tokenizer} from '@huggingface/tokenizers'
import type {TokenCounter} from '../language/token-counter.ts'
import {clipMerges} from './clip-merges.generated.ts'

/** The printable stand-ins of bytes in byte-level vocabularies: as in GPT-2, in the order of CLIP's vocabulary. */
function byteCharacters(): readonly string[] {
  const printable = [...range(0x21, 0x7e), ...range(0xa1, 0xac), ...range(0xae, 0xff)]
  const isPrintable = new Set(printable)
  const others = range(0, 0xff).filter((byte) => !isPrintable.has(byte))
  return [...printable, ...others.map((_, index) => 0x100 + index)].map((code) => String.fromCodePoint(code))
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({length: to - from + 1}, (_, index) => from + index)

/** How CLIP's tokenizer cuts a text before it looks for merges. */
const pieces = "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+"

/** The tokenizer of CLIP as `tokenizer.json` would have it. */
function build(): Tokenizer {
  const merges = clipMerges.split('\n')
  const characters = byteCharacters()
  const words = [
    ...characters,
    ...characters.map((character) => `${character}</w>`),
    ...merges.map((merge) => merge.replace(' ', '')),
    '<|startoftext|>',
    '<|endoftext|>'
  ]
  return new Tokenizer(
    {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: [],
      normalizer: {
        type: 'Sequence',
        normalizers: [
          {type: 'NFC'},
          {type: 'Replace', pattern: {Regex: '\\s+'}, content: ' '},
          {type: 'Lowercase'}
        ]
      },
      pre_tokenizer: {
        type: 'Sequence',
        pretokenizers: [
          {type: 'Split', pattern: {Regex: pieces}, behavior: 'Removed', invert: true},
          {type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false}
        ]
      },
      post_processor: null,
      decoder: null,
      model: {
        type: 'BPE',
        dropout: null,
        unk_token: '<|endoftext|>',
        continuing_subword_prefix: '',
        end_of_word_suffix: '</w>',
        fuse_unk: false,
        vocab: Object.fromEntries(words.map((word, id) => [word, id])),
        merges
      }
    },
    {}
  )
}

let tokenizer: Tokenizer | undefined

/** The ids of CLIP's tokens, without those for start and end. */
export function clipTokenIds(text: string): readonly number[] {
  tokenizer ??= build()
  return tokenizer.encode(text, {add_special_tokens: false}).ids
}

/** Counts exactly as CLIP does. The vocabulary, which takes a fifth of a second, is built when it is first asked. */
export const clipCounter: TokenCounter = {
  name: 'CLIP',
  isExact: true,
  vocabulary: 'CLIP',
  count: (text) => clipTokenIds(text).length
}
