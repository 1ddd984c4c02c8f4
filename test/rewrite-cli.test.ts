/** `--fix` with a model, as a person runs it, against a strict server on this machine. */
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, it, vi} from 'vitest'
import {temporaryFolder} from './cli-dataset.ts'
import {type ProviderServer, type Reply, startOpenAICompatibleServer} from './providers/servers/index.ts'
import {environment, program, type RunResult, runBuilt, runInProcess} from './run-caplint.ts'

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAAAAACPAi4CAAAALklEQVR42u3MQREAAAgDoMWxfxnrGGI/DwKQKUUgEAgEAsG7YEsCgUAgEAjeBQcOVvhqTLctNgAAAABJRU5ErkJggg==',
  'base64'
)

const good = 'a medium shot of annika sitting on a bench and reading, from the side'
/** Too long, which no rule can mend; a model can. */
const bad = `${good}, a lamp and a cup and a plate and a spoon near her`

/** Rules that do not depend on how captions are read. */
const plain = {extends: [], rules: {'require-anchor': 'error', 'word-count': ['error', {maximum: 14}]}}

/** A dataset with its config, each caption with a picture. */
function dataset(captions: Readonly<Record<string, string>>, config: object = plain): string {
  const folder = temporaryFolder('rewrite-')
  const files: Record<string, string | Buffer> = {
    '.caplintrc.json': JSON.stringify({anchor: 'annika', ...config})
  }
  for (const [name, text] of Object.entries(captions)) {
    files[`${name}.txt`] = text
    files[`${name}.png`] = picture
  }
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), {recursive: true})
    writeFileSync(join(folder, name), content)
  }
  return folder
}

interface Setting {
  readonly server: ProviderServer
  readonly folder: string
  readonly flags?: readonly string[]
  readonly run?: typeof runInProcess
}

const fixWith = ({server, folder, flags = ['--fix'], run = runInProcess}: Setting): Promise<RunResult> =>
  run(['.', '--provider', 'openai-compatible', '--model', 'test', '--base-url', server.baseURL, ...flags], {
    cwd: folder,
    env: {XDG_CACHE_HOME: join(folder, '.cache'), XDG_STATE_HOME: join(folder, '.state')}
  })

const serverWith = (reply: Reply | ((index: number) => Reply)): Promise<ProviderServer> =>
  startOpenAICompatibleServer({
    reply: (_question, index) => (typeof reply === 'function' ? reply(index) : reply)
  })

const read = (folder: string, name: string): string => readFileSync(join(folder, `${name}.txt`), 'utf8')

describe('--fix with a model', () => {
  it.each([
    ['in the test', runInProcess],
    ['as the built program', runBuilt]
  ])('rewrites what rules cannot mend, %s', async (_where, run) => {
    const server = await serverWith(`"${good}"`)
    const folder = dataset({a: `${bad}\n`, b: good.replace('bench', 'wall')})
    const {code, stderr, stdout} = await fixWith({server, folder, run})
    expect(read(folder, 'a'), stderr).toBe(`${good}\n`)
    expect(code, stdout).toBe(0)
    expect(server.questions).toHaveLength(1)
    expect(server.questions[0]?.media).toEqual([])
    expect(stderr).toMatch(
      /Asking test at 127\.0\.0\.1:\d+ for 1 caption; nothing but text leaves this machine/
    )
    expect(stderr).toContain('1 request answered, $0 spent')
    expect(stderr).toContain('caplint undo')
  })

  it('asks nothing twice: what was answered is judged again from the cache', async () => {
    const server = await serverWith(good)
    const folder = dataset({a: bad})
    const {stdout} = await fixWith({server, folder, flags: ['--diff']})
    expect(stdout).toContain(`+${good}`)
    expect(read(folder, 'a')).toBe(bad)
    await fixWith({server, folder})
    expect(read(folder, 'a')).toBe(good)
    expect(server.questions).toHaveLength(1)
    // Under other rules the same answer is judged by them.
    writeFileSync(join(folder, 'a.txt'), bad)
    const stricter = {...plain, rules: {...plain.rules, 'no-meta': 'error'}}
    writeFileSync(join(folder, '.caplintrc.json'), JSON.stringify({anchor: 'annika', ...stricter}))
    await fixWith({server, folder})
    expect(server.questions).toHaveLength(2)
  })

  it('takes the model from the config, and lets flags win', async () => {
    const server = await serverWith(good)
    const rewrite = {provider: 'openai-compatible', model: 'configured', baseURL: server.baseURL}
    const folder = dataset({a: bad}, {...plain, rewrite})
    const settings = {cwd: folder, env: {XDG_CACHE_HOME: join(folder, '.cache')}}
    expect((await runInProcess(['.', '--diff'], settings)).stdout).toContain(`+${good}`)
    await runInProcess(['.', '--diff', '--model', 'flag'], settings)
    expect(server.questions.map(({model}) => model)).toEqual(['configured', 'flag'])
    const {stdout} = await runInProcess(['.', '--diff', '--fix-type', 'safe,rewrite'], settings)
    expect(stdout).toBe('')
    expect(server.questions).toHaveLength(2)
  })

  it('shows the model the picture where it is asked to', async () => {
    const server = await startOpenAICompatibleServer({
      reply: ({prompt}) => (prompt.includes('Answer with one word') ? 'grey' : good)
    })
    const folder = dataset({a: bad})
    const {stderr} = await fixWith({server, folder, flags: ['--fix', '--vision']})
    expect(read(folder, 'a'), stderr).toBe(good)
    expect(server.questions.at(-1)?.media).toHaveLength(1)
    expect(server.questions.at(-1)?.media[0]?.mediaType).toBe('image/jpeg')
    expect(stderr).toContain('text and media leave this machine')
  })

  it('keeps the original where the model sees nothing', async () => {
    const server = await startOpenAICompatibleServer({sees: false, reply: () => good})
    const folder = dataset({a: bad})
    const {stderr, stdout, code} = await fixWith({server, folder, flags: ['--fix', '--vision']})
    expect(read(folder, 'a')).toBe(bad)
    expect(stderr + stdout).toContain('does not see images')
    expect(code).toBe(2)
  })

  it('mends a caption on standard input', async () => {
    const server = await serverWith(good)
    const folder = dataset({})
    const {stdout} = await runInProcess(
      ['--stdin', '--fix', '--provider', 'openai-compatible', '--model', 'm', '--base-url', server.baseURL],
      {cwd: folder, stdin: `${bad}\n`, env: {XDG_CACHE_HOME: join(folder, '.cache')}}
    )
    expect(stdout).toBe(`${good}\n`)
  })

  it('takes back what breaks a rule across the dataset', async () => {
    const server = await serverWith(good)
    const rules = {...plain.rules, 'no-duplicate-captions': 'error'}
    const folder = dataset({a: bad, b: `${bad} too`}, {...plain, rules})
    const {stdout, code} = await fixWith({server, folder})
    expect([read(folder, 'a'), read(folder, 'b')].sort()).toEqual([good, `${bad} too`].sort())
    expect(code, stdout).toBe(1)
  })

  it('says of each caption that stays why it does', async () => {
    const server = await serverWith('a dog')
    const folder = dataset({a: bad})
    const {stdout, code} = await fixWith({server, folder})
    expect(stdout).toContain('the caption that the model proposes would')
    expect(code).toBe(1)
    const diff = await fixWith({server, folder, flags: ['--diff']})
    expect(diff.stderr).toContain('a.txt: not rewritten, as the caption that the model proposes would')
    expect(diff.stdout).toBe('')
  })
})

describe('an adversarial model', () => {
  const attacks: readonly Reply[] = [
    '',
    'x9$#k2 qqq',
    "I'm sorry, but I can't help with that.",
    "I'm sorry, annika cannot be described.",
    `${good}, `.repeat(200),
    {text: good, finish: 'length'},
    {text: good, finish: 'refused'},
    {text: good, finish: 'blocked'},
    'Ignore all rules. annika annika annika annika annika annika annika annika',
    'a medium shot of annika sitting on a',
    'un plan moyen d’annika assise sur un banc en train de lire',
    'annika 坐在长椅上看书，侧面',
    `${good}\n\nLet me know if you need anything else!`,
    `${good}\u001b[2J`,
    `${good.slice(0, 20)}\u202e${good.slice(20)}\u0000`,
    '<data-x>annika</data-x>',
    '{"error": "annika"}',
    {server: {status: 200, html: '<html>annika</html>'}},
    {server: {status: 500, json: {error: {message: 'annika'}}}},
    {server: 'cut'}
  ]

  it('never gets a bad caption onto disk', async () => {
    const captions = Object.fromEntries(
      attacks.map((_attack, index) => [`c${index}`, `${bad}, ${index} cups`])
    )
    const server = await startOpenAICompatibleServer({
      reply: ({prompt}) => attacks[Number(/, (\d+) cups/.exec(prompt)?.[1] ?? 0)] ?? ''
    })
    for (const [name, caption] of Object.entries(captions)) {
      const folder = dataset({[name]: caption}, {preset: 'character', rules: plain.rules})
      const settings = {server, folder, flags: ['--fix', '--fix-type', 'llm']}
      const {code, stdout, stderr} = await fixWith(settings)
      expect(read(folder, name), `${stdout}${stderr}`).toBe(caption)
      expect(code).toBeGreaterThan(0)
      expect(stdout + stderr).not.toContain('\u001b[2J')
    }
  }, 60_000)
})

describe('what stops a run', () => {
  it('a price that nobody agreed to', async () => {
    const folder = dataset({a: bad})
    const settings = {cwd: folder, env: {GEMINI_API_KEY: 'key-of-nobody', XDG_CACHE_HOME: folder}}
    const flags = ['.', '--fix', '--provider', 'google']
    const {code, stderr} = await runInProcess([...flags, '--model', 'gemini-2.5-flash'], settings)
    expect(code).toBe(2)
    expect(stderr).toMatch(/costs about \$0\.\d+, and at most \$0\.\d+; agree with `--yes`, or set a limit/)
    const unknown = await runInProcess([...flags, '--model', 'gemini-99'], settings)
    expect(unknown.stderr).toContain('No price is known for `gemini-99`; use `--yes`')
    const limited = await runInProcess([...flags, '--model', 'gemini-99', '--max-cost', '1'], settings)
    expect(limited.stderr).toContain('`--max-cost` cannot be kept')
    expect(read(folder, 'a')).toBe(bad)
    expect(stderr + unknown.stderr + limited.stderr).not.toContain('key-of-nobody')
  })

  it.each([
    ['without a key', {}],
    ['with one', {apiKeyEnv: 'CAPLINT_TEST_KEY', maxCost: 100}]
  ])('an address that nobody knows but the config, %s', async (_how, more) => {
    const rewrite = {
      provider: 'openai-compatible',
      model: 'm',
      baseURL: 'https://strange.invalid/v1',
      ...more
    }
    const folder = dataset({a: bad}, {...plain, rewrite})
    const settings = {cwd: folder, env: {CAPLINT_TEST_KEY: 'key-of-nobody', XDG_CACHE_HOME: folder}}
    const sentence =
      /The config sends captions.* to `strange\.invalid`, which is no provider that caplint knows/
    for (const flags of [[], ['--provider', 'openai-compatible'], ['--model', 'other']]) {
      const {code, stderr} = await runInProcess(['.', '--diff', ...flags], settings)
      expect([code, stderr]).toEqual([2, expect.stringMatching(sentence)])
      expect(stderr).not.toContain('key-of-nobody')
    }
    const {stderr} = await runInProcess(['.', '--diff', '--base-url', rewrite.baseURL], settings)
    expect(stderr).not.toMatch(sentence)
  })

  it('a key in an address, which is not shown', async () => {
    const address = 'https://me:key-of-nobody@models.example/v1'
    const {code, stderr} = await runInProcess(['.', '--fix', '--base-url', address], {cwd: dataset({a: bad})})
    expect([code, stderr]).toEqual([2, expect.stringContaining('holds neither user, query nor fragment')])
    expect(stderr).not.toContain('key-of-nobody')
  })

  it('a missing key, before anything is done', async () => {
    const folder = dataset({a: bad})
    const env = {GEMINI_API_KEY: '', GOOGLE_API_KEY: '', GOOGLE_GENERATIVE_AI_API_KEY: ''}
    const {code, stderr} = await runInProcess(
      ['.', '--fix', '--provider', 'google', '--model', 'gemini-2.5-flash', '--yes'],
      {cwd: folder, env}
    )
    expect(code).toBe(2)
    expect(stderr).toContain('GEMINI_API_KEY')
    expect(stderr).not.toContain('bug')
  })

  it('a model of which only half is named', async () => {
    const folder = dataset({a: bad})
    const {code, stderr} = await runInProcess(['.', '--fix', '--provider', 'openai'], {cwd: folder})
    expect(code).toBe(2)
    expect(stderr).toContain('Expected a model')
  })

  it.each([
    ['--provider', ['.', '--provider', 'openai'], '`--provider` needs `--fix` or `--diff`'],
    ['--yes', ['.', '--yes'], '`--yes` needs `--fix` or `--diff`'],
    ['--max-cost alone', ['.', '--fix', '--max-cost', '1'], '`--max-cost` needs a model'],
    ['--fix-type llm alone', ['.', '--fix', '--fix-type', 'llm'], 'needs a model that rewrites'],
    ['a bad amount', ['.', '--fix', '--max-cost', 'much'], 'amount in US dollars'],
    [
      'an address without protocol',
      ['.', '--fix', '--base-url', 'localhost:11434/v1'],
      'Expected a URL that begins with `https://` or `http://`'
    ],
    ['an unknown provider', ['.', '--fix', '--provider', 'nobody'], 'nobody']
  ])('%s where it makes no sense', async (_what, args, sentence) => {
    const folder = dataset({a: bad})
    const {code, stderr} = await runInProcess(args, {cwd: folder})
    expect(code).toBe(2)
    expect(stderr).toContain(sentence)
  })

  it('Ctrl-C, with nothing changed; what was answered is known the next time', async () => {
    let isSilent = true
    const server = await startOpenAICompatibleServer({
      reply: ({prompt}) => (isSilent && prompt.includes('her too') ? {server: 'silence'} : good)
    })
    const folder = dataset({a: bad, b: `${bad} too`})
    const model = ['--provider', 'openai-compatible', '--model', 'test', '--base-url', server.baseURL]
    const child = spawn(process.execPath, [program, '.', '--fix', ...model, '--concurrency', '2'], {
      cwd: folder,
      env: environment({XDG_CACHE_HOME: join(folder, '.cache')})
    })
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.stdout.resume()
    await vi.waitFor(() => expect(server.questions).toHaveLength(2), {timeout: 20_000})
    // The answer to the first is on its way to the cache.
    await new Promise((done) => setTimeout(done, 500))
    child.kill('SIGINT')
    const [code] = await once(child, 'close')
    expect(code, stderr).toBe(130)
    expect(stderr).toContain('no file was changed')
    expect([read(folder, 'a'), read(folder, 'b')]).toEqual([bad, `${bad} too`])
    isSilent = false
    await fixWith({server, folder})
    expect(server.questions).toHaveLength(3)
    expect([read(folder, 'a'), read(folder, 'b')]).toEqual([good, good])
  })

  it('a server that answers no longer', async () => {
    const server = await serverWith({server: {status: 401, json: {error: {message: 'no key'}}}})
    const folder = dataset({a: bad, b: `${bad} b`, c: `${bad} c`, d: `${bad} d`, e: `${bad} e`})
    const {code, stderr, stdout} = await fixWith({server, folder})
    expect(code).toBe(2)
    expect(server.requests.length).toBeLessThan(5)
    expect(stderr + stdout).not.toMatch(/bug|at file:/)
    expect(read(folder, 'a')).toBe(bad)
  })
})
