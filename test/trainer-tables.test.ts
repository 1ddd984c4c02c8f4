/** How each trainer finds, reads and misses captions: the tables of its sources, row by row, said here a second time. */
import {describe, expect, test} from 'vitest'
import {texts, use} from './trainer-fixture.ts'

/** Outcomes in short: s stops, d drops, o trains on another text, t trains on the caption. */
const outcome = (trainer: string, files: object): string => {
  const fate = use(trainer).fate({mediaPaths: ['a.png'], byteOrderMark: false, ...files}).outcome
  return {stops: 's', drops: 'd', 'trains-on-other': 'o', trains: 't'}[fate]
}

describe('missing image, missing video, file of zero bytes, file of white space', () => {
  test.each([
    ['sd-scripts', 'ooso'],
    ['musubi-tuner', 'dsoo'],
    ['ai-toolkit', 'oooo'],
    ['diffusion-pipe', 'ddoo'],
    ['onetrainer', 'oooo'],
    ['simpletuner', 'ssdd'],
    ['ltx-video-trainer', 'ss'],
    ['ltx-2', 'ss'],
    ['finetrainers', 'ddoo'],
    ['diffusers', 'dd'],
    ['diffsynth', 'ss'],
    ['flux-fine-tuner', 'oooo'],
    ['fal', 'oooo'],
    ['wavespeed', 'oooo']
  ])('%s: %s', (trainer, expected) => {
    const file = (caption: string) => ({captionPath: 'a.txt', caption})
    const found = [
      outcome(trainer, {}),
      outcome(trainer, {mediaPaths: ['a.mp4']}),
      outcome(trainer, file('')),
      outcome(trainer, file(' \n'))
    ].join('')
    expect(found.slice(0, expected.length)).toBe(expected)
  })
})

describe('what of a file reaches the encoder: lines and white space', () => {
  test.each<[string, readonly string[]]>([
    ['sd-scripts', ['a, b']],
    ['musubi-tuner', ['a, b \n\n c']],
    ['ai-toolkit', [' a,  b \n\n c\n']],
    ['diffusion-pipe', ['a, b \n\n c']],
    ['onetrainer', ['a, b', 'c']],
    ['simpletuner', ['a, b', 'c']],
    ['finetrainers', ['a, b \n\n c']],
    ['fal', [' a, b \n\n c\n']]
  ])('%s', (trainer, expected) => {
    expect(texts(trainer, ' a, b \r\n\r\n c\n')).toEqual(expected)
  })
})

describe('what of a field of many reaches the encoder: nothing is stripped', () => {
  test.each(['ltx-2', 'ltx-video-trainer', 'diffusers', 'diffsynth', 'diffusion-pipe', 'finetrainers'])(
    '%s',
    (trainer) => {
      expect(use(trainer).read(' a \n b\n', {from: 'metadata'}).texts).toEqual([' a \n b\n'])
    }
  )
})

describe('triggers and prefixes', () => {
  test.each<[string, object, string]>([
    ['sd-scripts', {prefix: 'p', suffix: 's'}, 'p runs s'],
    ['ai-toolkit', {trigger: 'x'}, 'x runs'],
    ['diffusion-pipe', {prefix: 'p'}, 'pruns'],
    ['simpletuner', {trigger: 'x', prependTrigger: true}, 'x runs'],
    ['simpletuner', {trigger: 'x'}, 'runs'],
    ['ltx-2', {trigger: 'x'}, 'x runs'],
    ['ltx-video-trainer', {trigger: 'x'}, 'x runs'],
    ['finetrainers', {trigger: 'x'}, 'x runs'],
    ['cogvideo', {trigger: 'x'}, 'xruns'],
    ['flux-fine-tuner', {}, 'TOK runs']
  ])('%s %o', (trainer, settings, expected) => {
    expect(texts(trainer, 'runs', settings)).toEqual([expected])
  })
})

describe('which media are found: `.jpg`, `.JPG`, `.Jpg`, `.gif`, `.tif`, `.mp4`, `.webm`, `.mpeg`', () => {
  const endings = ['.jpg', '.JPG', '.Jpg', '.gif', '.tif', '.mp4', '.webm', '.mpeg']
  test.each([
    ['sd-scripts', '++------'],
    ['musubi-tuner', '++---+++'],
    ['ai-toolkit', '+++--++-'],
    ['diffusion-pipe', '++++++++'],
    ['onetrainer', '+++-++++'],
    ['simpletuner', '++++++++'],
    ['ltx-video-trainer', '+++--++-'],
    ['finetrainers', '+----+--'],
    ['diffusers', '++++++-+'],
    ['diffsynth', '++++-++-'],
    ['flux-fine-tuner', '+--+----']
  ])('%s: %s', (trainer, expected) => {
    const found = endings.map((ending) => {
      const {unreadMedia} = use(trainer).fate({mediaPaths: [`a${ending}`], byteOrderMark: false})
      return unreadMedia.length === 0 ? '+' : '-'
    })
    expect(found.join('')).toBe(expected)
  })
})

test('folders inside, extensions of captions, encodings', () => {
  const rows = (names: readonly string[]) =>
    names.map((name) => {
      const {recursion, sidecar, encoding} = use(name).profile
      return [name, recursion.is, sidecar?.is.extension, sidecar?.is.settable, encoding.is]
    })
  expect(
    rows([
      'sd-scripts',
      'musubi-tuner',
      'ai-toolkit',
      'diffusion-pipe',
      'onetrainer',
      'simpletuner',
      'finetrainers'
    ])
  ).toEqual([
    ['sd-scripts', 'no', '.caption', true, 'utf-8'],
    ['musubi-tuner', 'no', undefined, true, 'utf-8'],
    ['ai-toolkit', 'yes', '.txt', true, 'utf-8'],
    ['diffusion-pipe', 'no', '.txt', false, 'locale'],
    ['onetrainer', 'set', '.txt', false, 'utf-8'],
    ['simpletuner', 'yes', '.txt', false, 'utf-8'],
    ['finetrainers', 'no', '.txt', false, 'locale']
  ])
})
