/** What a file that is not UTF-8 text probably is: text in another encoding, or no text at all. */
export interface ContentGuess {
  /** A name people and `iconv` know: `Windows-1252`, `UTF-16 LE`. */
  readonly likelyEncoding?: string
  /** What the file is where it is no text at all, with article: `a PNG picture`. */
  readonly likelyContent?: string
}

/** How files of other kinds begin, in hexadecimal. */
const signatures: readonly {readonly start: RegExp; readonly content: string}[] = [
  {start: /^89504e47/, content: 'a PNG picture'},
  {start: /^ffd8ff/, content: 'a JPEG picture'},
  {start: /^4749463[89]/, content: 'a GIF picture'},
  {start: /^52494646.{8}57454250/, content: 'a WebP picture'},
  {start: /^52494646.{8}41564920/, content: 'an AVI video'},
  {start: /^.{8}66747970617669(?:66|73)/, content: 'an AVIF picture'},
  {start: /^.{8}66747970(?:68656963|68656978|6d696631)/, content: 'a HEIF picture'},
  {start: /^.{8}66747970/, content: 'an MP4 or MOV video'},
  {start: /^1a45dfa3/, content: 'a WebM or Matroska video'},
  {start: /^424d.{8}0{8}/, content: 'a BMP picture'},
  {start: /^(?:49492a00|4d4d002a)/, content: 'a TIFF picture'},
  {start: /^(?:ff0a|0000000c4a584c20)/, content: 'a JPEG XL picture'},
  {start: /^504b0304/, content: 'a zip archive or an office document'},
  {start: /^d0cf11e0/, content: 'an office document'},
  {start: /^25504446/, content: 'a PDF document'},
  {start: /^1f8b/, content: 'a gzip archive'},
  {start: /^377abcaf/, content: 'a 7-Zip archive'},
  {start: /^934e554d5059/, content: 'a NumPy array'}
]

/** Marks at the start of text that tell its encoding, in hexadecimal; the longer ones first. */
const marks: readonly {readonly start: string; readonly encoding: string}[] = [
  {start: 'fffe0000', encoding: 'UTF-32 LE'},
  {start: 'fffe', encoding: 'UTF-16 LE'},
  {start: 'feff', encoding: 'UTF-16 BE'}
]

/** How much of a file is looked at; more would change no guess. */
const sampleSize = 4096

/** Guesses what bytes that are not UTF-8 are: by how they begin, then by the pattern of zeros and high bytes. */
export function guessContent(bytes: Buffer): ContentGuess {
  const start = bytes.toString('hex', 0, 16)
  const mark = marks.find((entry) => start.startsWith(entry.start))
  if (mark) return {likelyEncoding: mark.encoding}
  const signature = signatures.find((entry) => entry.start.test(start))
  if (signature) return {likelyContent: signature.content}
  const sample = bytes.subarray(0, sampleSize)
  return guessByZeros(sample) ?? guessByControls(sample) ?? guessByHighBytes(sample)
}

/** UTF-16 of Latin letters has a zero in every second place; text in any other encoding has none at all. */
function guessByZeros(sample: Buffer): ContentGuess | undefined {
  let even = 0
  let odd = 0
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue
    if (index % 2 === 0) even++
    else odd++
  }
  if (even + odd === 0) return undefined
  if (even + odd === sample.length) return {likelyContent: 'a file of zero bytes'}
  const places = sample.length / 2
  if (odd > 0.7 * places && even < 0.1 * places) return {likelyEncoding: 'UTF-16 LE'}
  if (even > 0.7 * places && odd < 0.1 * places) return {likelyEncoding: 'UTF-16 BE'}
  return {likelyContent: 'binary data'}
}

/** Text holds hardly any control characters besides tab, line feed and carriage return. */
function guessByControls(sample: Buffer): ContentGuess | undefined {
  const controls = sample.filter((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)
  return controls.length > 0.05 * sample.length ? {likelyContent: 'binary data'} : undefined
}

/** An encoding that Asian or Cyrillic text is found in, and how text is known that was decoded rightly. */
interface Encoding {
  /** As `TextDecoder` knows it. */
  readonly label: string
  readonly name: string
  /** Letters that make up most of what is not ASCII. */
  readonly letters: RegExp
  /** Smallest share of these letters in what is not ASCII. */
  readonly share: number
  /** Whether characters take two high bytes each, so that every stretch of high bytes is of even length. */
  readonly pairs?: boolean
}

/**
 * The first that fits is taken. Nearly any pair of high bytes is a Chinese character to GBK, so it stands behind the
 * pickier ones; Big5, whose second bytes are often ASCII, is what remains where high bytes do not come in pairs.
 */
const encodings: readonly Encoding[] = [
  {label: 'shift_jis', name: 'Shift-JIS', letters: /[\u3001-\u30ff]/gu, share: 0.3},
  {label: 'euc-jp', name: 'EUC-JP', letters: /[\u3001-\u30ff]/gu, share: 0.3, pairs: true},
  {label: 'euc-kr', name: 'EUC-KR', letters: /[\uac00-\ud7a3]/gu, share: 0.9, pairs: true},
  {label: 'windows-1251', name: 'Windows-1251', letters: /[а-яё]/gu, share: 0.7},
  {
    label: 'gbk',
    name: 'GBK',
    letters: /[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]/gu,
    share: 0.9,
    pairs: true
  },
  {label: 'big5', name: 'Big5', letters: /[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]/gu, share: 0.9}
]

const highBytes = /[\u0080-\u00ff]+/g
const notAscii = /[\u0080-\u{10ffff}]/gu

/**
 * Accents, dashes and curly quotes of European text stand alone between ASCII letters; other scripts come in longer
 * stretches. Bytes 0x80 to 0x9F are letters and quotes in Windows-1252 and nothing anyone writes in ISO-8859-1.
 */
function guessByHighBytes(sample: Buffer): ContentGuess {
  if (isDamagedUtf8(sample)) return {}
  const text = sample.toString('latin1')
  const stretches = text.match(highBytes) ?? []
  if (stretches.every(({length}) => length < 4)) {
    return {likelyEncoding: /[\u0080-\u009f]/.test(text) ? 'Windows-1252' : 'ISO-8859-1'}
  }
  // The last stretch may be cut off by the end of the sample.
  const inPairs = stretches.slice(0, -1).every(({length}) => length % 2 === 0)
  const found = encodings.find((encoding) => (inPairs || !encoding.pairs) && reads(sample, encoding))
  return found ? {likelyEncoding: found.name} : {}
}

/** Whether most of what is not ASCII is UTF-8 after all: a file cut off, or pieced together from several. */
function isDamagedUtf8(sample: Buffer): boolean {
  const text = sample.toString('utf8')
  const foreign = text.match(notAscii)?.length ?? 0
  const replaced = text.match(/\u{fffd}/gu)?.length ?? 0
  return foreign > replaced && foreign - replaced >= replaced
}

function reads(sample: Buffer, {label, letters, share}: Encoding): boolean {
  try {
    const text = new TextDecoder(label, {fatal: true}).decode(sample, {stream: true})
    const foreign = text.match(notAscii)?.length ?? 0
    return foreign > 0 && (text.match(letters)?.length ?? 0) >= share * foreign
  } catch {
    return false
  }
}
