/** `caplint caption`, as a person runs it, against strict servers on this machine. */
import {spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, it, vi} from 'vitest'
import {temporaryFolder} from './cli-dataset.ts'
import {
  type ProviderServer,
  type Question,
  type Reply,
  startGoogleServer,
  startOpenAICompatibleServer
} from './providers/servers/index.ts'
import {environment, program, type RunResult, runBuilt, runInProcess} from './run-caplint.ts'

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAAAAACPAi4CAAAALklEQVR42u3MQREAAAgDoMWxfxnrGGI/DwKQKUUgEAgEAsG7YEsCgUAgEAjeBQcOVvhqTLctNgAAAABJRU5ErkJggg==',
  'base64'
)
const good = 'a medium shot of annika sitting on a bench and reading, from the side'
const config = JSON.stringify({preset: 'character', anchor: 'annika'})

function dataset(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = temporaryFolder('caption-')
  for (const [name, content] of Object.entries({'.caplintrc.json': config, ...files})) {
    mkdirSync(dirname(join(folder, name)), {recursive: true})
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** A server whose model sees; what it says to the question whether it does counts for nothing. */
const serverWith = (reply: (question: Question) => Reply): Promise<ProviderServer> =>
  startOpenAICompatibleServer({
    reply: (question) => (question.prompt.includes('Answer with one word') ? 'grey' : reply(question))
  })

const captionings = ({questions}: ProviderServer): readonly Question[] =>
  questions.filter(({prompt}) => !prompt.includes('Answer with one word'))

interface Setting {
  readonly server: ProviderServer
  readonly folder: string
  readonly flags?: readonly string[]
  readonly run?: typeof runInProcess
  readonly env?: Readonly<Record<string, string>>
}

function captionWith({server, folder, flags = [], run = runInProcess, env}: Setting): Promise<RunResult> {
  const model = ['--provider', 'openai-compatible', '--model', 'test', '--base-url', server.baseURL]
  const cache = {XDG_CACHE_HOME: join(folder, '.cache')}
  return run(['caption', '.', ...model, ...flags], {cwd: folder, env: {...cache, ...env}})
}

describe('caplint caption', () => {
  it.each([
    ['in the test', runInProcess],
    ['as the built program', runBuilt]
  ])('captions what has no caption, and nothing else, %s', async (_where, run) => {
    const server = await serverWith(() => `Caption: "${good}"`)
    const folder = dataset({
      'a.png': picture,
      'b.png': picture,
      'b.txt': 'mine',
      'c.png': picture,
      'c.txt': ' \n',
      'd.txt': 'an orphan'
    })
    const {code, stdout, stderr} = await captionWith({server, folder, run})
    expect(readFileSync(join(folder, 'a.txt'), 'utf8'), stderr).toBe(`${good}\n`)
    expect(readFileSync(join(folder, 'b.txt'), 'utf8')).toBe('mine')
    expect(readFileSync(join(folder, 'c.txt'), 'utf8')).toBe(`${good}\n`)
    expect(stdout).toBe(`a.png: ${good}\nc.png: ${good}\n`)
    expect(stderr).toContain('text and media leave this machine')
    expect(stderr).toContain('Captioned 2 of 2 items')
    expect(stderr).toContain('no-duplicate-captions')
    expect(code).toBe(0)
    const [question] = captionings(server)
    expect(question?.prompt).toMatch(/^Write the caption of this image of annika/)
    expect(question?.system).toContain('Do NOT describe annika')
    expect(question?.media.map(({mediaType}) => mediaType)).toEqual(['image/jpeg'])
  })

  it('stops after --limit, and goes on where it stopped', async () => {
    let number = 0
    const server = await serverWith(() => `${good}, page ${['one', 'two', 'three'][number++] ?? 'four'}`)
    const folder = dataset({'a.png': picture, 'b.png': picture, 'sub/c.png': picture})
    const first = await captionWith({server, folder, flags: ['--limit', '1']})
    expect(first.stderr).toContain('Captioned 1 of 1 item; 2 without a caption left')
    expect(existsSync(join(folder, 'b.txt'))).toBe(false)
    await captionWith({server, folder})
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toContain('page one')
    expect(existsSync(join(folder, 'sub/c.txt'))).toBe(true)
    const nothing = await captionWith({server, folder})
    expect(nothing.stderr).toContain('Nothing to caption: 3 items with a caption')
    expect(nothing.code).toBe(0)
  })

  it('writes nothing of what fails the gates, and reports it', async () => {
    const server = await serverWith(() => "I'm sorry, but I can't identify people in images.")
    const folder = dataset({'a.png': picture})
    const {code, stdout, stderr} = await captionWith({server, folder})
    expect(readdirSync(folder).filter((name) => name.endsWith('.txt'))).toEqual([])
    expect(stdout).toBe('')
    expect(stderr).toContain('a.png: not captioned, as the caption that the model proposes would')
    expect(code).toBe(1)
    expect(captionings(server).length).toBeLessThan(4)
  })

  it('tells by its exit code that the limit of cost ended the run', async () => {
    const folder = dataset({'a.png': picture})
    const flags = ['--provider', 'google', '--model', 'gemini-2.5-flash', '--max-cost', '0']
    const env = {GEMINI_API_KEY: 'key-of-nobody', XDG_CACHE_HOME: join(folder, '.cache')}
    const {code, stderr} = await runInProcess(['caption', '.', ...flags], {cwd: folder, env})
    expect(stderr).toContain('raise `--max-cost` to go on')
    expect(stderr).toContain('Captioned 0 of 1 item; 1 without a caption left')
    expect(code).toBe(1)
  })

  it('ends by Ctrl-C with what is done written, and goes on from there', async () => {
    let isFirst = true
    const server = await serverWith(() => {
      if (!isFirst) return {server: 'silence'}
      isFirst = false
      return good
    })
    const folder = dataset({'a.png': picture, 'b.png': picture})
    const model = ['--provider', 'openai-compatible', '--model', 'test', '--base-url', server.baseURL]
    const child = spawn(process.execPath, [program, 'caption', '.', ...model, '--concurrency', '1'], {
      cwd: folder,
      // Without a cache, as both pictures are the same.
      env: environment({XDG_CACHE_HOME: join(folder, 'a.png')})
    })
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.stdout.resume()
    await vi.waitFor(() => expect(captionings(server)).toHaveLength(2), {timeout: 20_000})
    child.kill('SIGINT')
    const [code] = await once(child, 'close')
    expect(code, stderr).toBe(130)
    expect(stderr).toContain('Interrupted after 1 caption: it is written; run it again to go on.')
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe(`${good}\n`)
    expect(existsSync(join(folder, 'b.txt'))).toBe(false)
  })

  it('can be taken back', async () => {
    const server = await serverWith(() => good)
    const folder = dataset({'a.png': picture})
    const {stderr} = await captionWith({server, folder})
    expect(stderr).toContain('caplint undo')
    await runInProcess(['undo'], {cwd: folder})
    expect(existsSync(join(folder, 'a.txt'))).toBe(false)
  })

  it('names captions as those beside them, and leaves metadata files alone', async () => {
    const server = await serverWith(() => good)
    const folder = dataset({
      'x/a.png': picture,
      'x/b.png': picture,
      'x/b.caption': 'mine',
      'y/c.png': picture,
      'y/d.png': picture,
      'y/metadata.jsonl': '{"file_name": "d.png", "text": "mine"}\n'
    })
    const {stderr} = await captionWith({server, folder})
    expect(existsSync(join(folder, 'x/a.caption')), stderr).toBe(true)
    expect(readdirSync(join(folder, 'y'))).toEqual(['c.png', 'd.png', 'metadata.jsonl'])
    expect(stderr).toContain('metadata.jsonl')
  })

  it('says which picture cannot be read, and captions the others', async () => {
    const server = await serverWith(() => good)
    const folder = dataset({'a.png': Buffer.from('no picture'), 'b.png': picture})
    const {code, stderr} = await captionWith({server, folder})
    expect(existsSync(join(folder, 'b.txt'))).toBe(true)
    expect(stderr).toContain('Cannot read the picture `a.png`')
    expect(code).toBe(2)
  })

  it.each([
    ['no model', ['caption', '.'], 'Expected a model that captions'],
    [
      'a model that is not to see',
      [
        'caption',
        '.',
        '--no-vision',
        '--provider',
        'openai-compatible',
        '--model',
        'm',
        '--base-url',
        'http://localhost:1'
      ],
      '`--no-vision` leaves nothing to caption'
    ],
    ['a limit that is none', ['caption', '--limit', '0'], '1 or more']
  ])('refuses %s', async (_what, args, sentence) => {
    const {code, stderr} = await runInProcess(args, {cwd: dataset({'a.png': picture})})
    expect(code).toBe(2)
    expect(stderr).toContain(sentence)
  })
})

describe('clips', () => {
  const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0

  function clip(folder: string): void {
    const args = ['-f', 'lavfi', '-i', 'testsrc=duration=2:size=320x240:rate=10', '-pix_fmt', 'yuv420p']
    const {status, stderr} = spawnSync('ffmpeg', ['-y', ...args, join(folder, 'clip.mp4')])
    if (status !== 0) throw new Error(String(stderr))
  }

  it.runIf(hasFfmpeg)('are shown as frames', async () => {
    const server = await serverWith(() => good)
    const folder = dataset({})
    clip(folder)
    const {stderr} = await captionWith({server, folder})
    expect(readFileSync(join(folder, 'clip.txt'), 'utf8'), stderr).toBe(`${good}\n`)
    const [question] = captionings(server)
    expect(question?.media).toHaveLength(6)
    expect(new Set(question?.media.map(({bytes}) => bytes.toString('base64'))).size).toBeGreaterThan(3)
    expect(question?.prompt).toMatch(
      /^The 6 pictures are frames of one clip, in order\. Write the caption of this video/
    )
  })

  it.runIf(hasFfmpeg)('are sent whole to Gemini', async () => {
    const server = await startGoogleServer({key: 'test-key', reply: () => good})
    const folder = dataset({})
    clip(folder)
    const flags = ['--provider', 'google', '--model', 'gemini-2.5-flash', '--base-url', server.baseURL]
    const rewrite = {provider: 'google', model: 'gemini-2.5-flash', apiKeyEnv: 'CAPLINT_TEST_KEY'}
    writeFileSync(join(folder, '.caplintrc.json'), JSON.stringify({...JSON.parse(config), rewrite}))
    const {stderr} = await runInProcess(['caption', '.', ...flags], {
      cwd: folder,
      env: {CAPLINT_TEST_KEY: 'test-key', XDG_CACHE_HOME: join(folder, '.cache')}
    })
    expect(existsSync(join(folder, 'clip.txt')), stderr).toBe(true)
    expect(server.questions[0]?.media.map(({mediaType}) => mediaType)).toEqual(['video/mp4'])
  })

  it.each([
    ['is not there', undefined, 'install ffmpeg, or name it in CAPLINT_FFMPEG'],
    [
      'cannot read the clip',
      '#!/bin/sh\necho "file:x: Invalid data found when processing input" >&2\nexit 1\n',
      'Invalid data found'
    ]
  ])('stay without caption where ffmpeg %s', async (_what, script, sentence) => {
    const server = await serverWith(() => good)
    const folder = dataset({'clip.mp4': 'no clip'})
    const program = join(temporaryFolder('bin-'), 'ffmpeg')
    if (script !== undefined) {
      writeFileSync(program, script)
      chmodSync(program, 0o755)
    }
    const {code, stderr} = await captionWith({server, folder, env: {CAPLINT_FFMPEG: program}})
    expect(stderr).toContain(sentence)
    expect(code).toBe(2)
    expect(existsSync(join(folder, 'clip.txt'))).toBe(false)
  })
})
