import {spawn} from 'node:child_process'
import {UserError} from '../../errors.ts'
import type {MediaPart} from '../../rewrite/language-model.ts'

/** Longest side of a frame, in pixels. */
const longestSide = 768

/** Milliseconds after which ffmpeg is given up. */
const timeLimit = 120_000

/** Bytes of all frames together; more is no clip for a caption. */
const largestOutput = 50_000_000

/** What a clip may be, by ffmpeg's names: containers that hold their own frames, and no lists of files. */
const formats = 'mov,matroska,avi,gif,mpegts,mpeg,asf,flv'

/**
 * Frames of a clip, spread evenly from its beginning to its end, as JPEG. One process of ffmpeg makes them all, without
 * temporary files.
 * @param shown The path for messages.
 * @throws {UserError} where ffmpeg is not there, or cannot read the clip.
 */
export async function clipFrames(
  path: string,
  shown: string,
  count: number,
  environment: NodeJS.ProcessEnv
): Promise<readonly MediaPart[]> {
  const program = environment.CAPLINT_FFMPEG || 'ffmpeg'
  // The prefix keeps a name from being read as an option or an address, the lists a playlist from opening other files.
  const limits = ['-protocol_whitelist', 'file,pipe', '-format_whitelist', formats]
  const input = ['-nostdin', '-hide_banner', ...limits, '-i', `file:${path}`]
  const {stderr} = await run(program, input, shown)
  const duration = durationIn(stderr)
  if (duration === undefined) throw new UserError(`Cannot read the clip \`${shown}\`: ${reasonIn(stderr)}`)
  const rate = duration > 0 ? count / duration : 1
  const scale = `scale='min(${longestSide},iw)':'min(${longestSide},ih)':force_original_aspect_ratio=decrease`
  const filter = `fps=${rate.toFixed(6)}:round=up,${scale}`
  const output = ['-vf', filter, '-frames:v', String(count), '-f', 'image2pipe', '-c:v', 'mjpeg', '-q:v', '4']
  const {stdout, stderr: complaints} = await run(program, [...input, ...output, 'pipe:1'], shown)
  const frames = splitJpegs(stdout)
  if (frames.length === 0) throw new UserError(`Cannot read the clip \`${shown}\`: ${reasonIn(complaints)}`)
  return frames.map((data, index) => ({mediaType: 'image/jpeg', data, name: `${shown}#${index + 1}`}))
}

interface Output {
  readonly stdout: Buffer
  readonly stderr: string
}

function run(program: string, args: readonly string[], shown: string): Promise<Output> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {stdio: ['ignore', 'pipe', 'pipe'], timeout: timeLimit})
    const stdout: Buffer[] = []
    let size = 0
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > largestOutput) child.kill()
      else stdout.push(chunk)
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (stderr.length < largestOutput) stderr += text
    })
    child.on('error', (error) => {
      const isMissing = 'code' in error && error.code === 'ENOENT'
      const reason = isMissing
        ? `there is no program \`${program}\`; install ffmpeg, or name it in CAPLINT_FFMPEG`
        : error.message
      reject(new UserError(`Cannot take frames of \`${shown}\`: ${reason}`))
    })
    child.on('close', () => resolve({stdout: Buffer.concat(stdout), stderr}))
  })
}

/** Seconds, from what ffmpeg says of its input; 0 where it knows the input but not how long it is. */
function durationIn(text: string): number | undefined {
  const [, hours, minutes, seconds] = /Duration: (\d+):(\d+):(\d+(?:\.\d+)?)/.exec(text) ?? []
  if (hours !== undefined) return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  return /Duration: N\/A/.test(text) ? 0 : undefined
}

/** The last line in which ffmpeg complains. */
const reasonIn = (text: string): string =>
  text
    .trim()
    .split('\n')
    .filter((line) => !/^At least one output file/.test(line))
    .at(-1)
    ?.replace(/^.*?file:[^:]*: /, '') ?? 'ffmpeg says nothing'

const startOfImage = Buffer.from([0xff, 0xd8, 0xff])
const endOfImage = Buffer.from([0xff, 0xd9])

/** The images of a stream of JPEGs. Inside the data of one, the mark of its end cannot stand. */
function splitJpegs(bytes: Buffer): readonly Buffer[] {
  const images: Buffer[] = []
  let start = bytes.indexOf(startOfImage)
  while (start >= 0) {
    const end = bytes.indexOf(endOfImage, start)
    if (end < 0) break
    images.push(bytes.subarray(start, end + endOfImage.length))
    start = bytes.indexOf(startOfImage, end)
  }
  return images
}
