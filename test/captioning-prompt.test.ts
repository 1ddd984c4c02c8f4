/**
 * The captioning prompt: whatever the guide's four RULES blocks tell a captioner, line by line, the prompt of the
 * preset tells, too; and what a config changes about the rules changes the prompt.
 */
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it, test} from 'vitest'
import type {ConfigLayer} from '../src/config/config.ts'
import type {ResolvedConfig} from '../src/config/resolved-config.ts'
import {resolverFor} from '../src/engine/config-choice.ts'
import {captioningPrompt} from '../src/rewrite/captioning-prompt.ts'
import {temporaryFolder} from './cli-dataset.ts'
import {lintWithPreset} from './preset-lint.ts'
import {runInProcess} from './run-caplint.ts'

const configWith = (layer: ConfigLayer): Promise<ResolvedConfig> =>
  resolverFor('/', {noConfig: true, layer}).configFor('/set/caption.txt')
const promptWith = async (layer: ConfigLayer) => captioningPrompt(await configWith(layer))

/** A line of the guide, and what the prompt must hold for it: each pattern within one instruction or other. */
type Line = readonly [line: string, ...patterns: readonly RegExp[]]

const blocks: Readonly<Record<string, {readonly anchor: string; readonly lines: readonly Line[]}>> = {
  character: {
    anchor: 'annika',
    lines: [
      [
        '1. Every caption uses the name naturally in a sentence, as you would write a prompt',
        /"annika" in every caption, naturally in a sentence, as you would write a prompt/
      ],
      ['2. Include camera view and angle', /Include camera view and angle/],
      [
        '3. Describe movements, poses, expressions, gestures',
        /Describe movements, poses, expressions, gestures/
      ],
      [
        '4. Do NOT describe appearance, clothing, body type, or features',
        /Do NOT describe annika's appearance.* body type or features/,
        /Do NOT describe what annika wears: clothing/
      ],
      ['5. Do NOT describe background or setting', /Do NOT describe the background or setting/],
      ['6. Keep to 1-3 sentences', /Keep to 1-3 sentences/]
    ]
  },
  style: {
    anchor: 'illustration style',
    lines: [
      [
        '1. Every caption uses the style’s name naturally in a sentence',
        /"illustration style" in every caption, naturally in a sentence/
      ],
      [
        '2. Describe what is depicted: subjects, objects, scene composition',
        /Describe what is depicted: subjects, objects, scene composition/
      ],
      ['3. Include camera framing if applicable', /Include camera framing if applicable/],
      [
        '4. Do NOT describe the art style, medium, texture, or rendering technique',
        /Do NOT describe the art style, medium, texture or rendering technique/
      ],
      [
        '5. Do NOT use words like "painting", "illustration", "rendered", "stylized"',
        /Do NOT use words like "painting", "illustration", "rendered", "stylized"/
      ],
      ['6. Keep to 1-3 sentences, direct language', /Keep to 1-3 sentences/, /Use direct language/]
    ]
  },
  motion: {
    anchor: 'fluid walk',
    lines: [
      [
        '1. Every caption uses the motion’s name naturally in a sentence as a descriptor',
        /"fluid walk" in every caption, naturally in a sentence/
      ],
      [
        '2. Describe the motion in sequential order: what happens first, then next',
        /Describe the motion in sequential order: what happens first, then next/
      ],
      [
        '3. Name specific body parts and their movements (arms, legs, head, torso, hips)',
        /Name specific body parts and their movements \(arms, legs, head, torso, hips\)/
      ],
      [
        '4. Include timing cues: "slowly", "quickly", "pauses then", "suddenly"',
        /Include timing cues: "slowly", "quickly", "pauses then", "suddenly"/
      ],
      [
        '5. Include direction: "to the left", "forward", "rotating clockwise"',
        /Include direction: "to the left", "forward", "rotating clockwise"/
      ],
      ['6. Do NOT describe character appearance', /Do NOT describe what people or animals look like/],
      ['7. Do NOT describe the setting', /Do NOT describe the background or setting/],
      [
        '8. Keep to 2-4 sentences; motion needs more description than static poses',
        /Keep to 2-4 sentences/,
        /Motion needs more description than static poses/
      ]
    ]
  },
  object: {
    anchor: 'crystal sword',
    lines: [
      [
        '1. Every caption uses the object’s name naturally in a sentence, as you would write a prompt',
        /"crystal sword" in every caption, naturally in a sentence, as you would write a prompt/
      ],
      [
        '2. Describe where the object is and how it relates to the scene',
        /Describe where crystal sword is and how it relates to the scene/
      ],
      [
        '3. Describe any interaction (being held, sitting on a shelf, floating)',
        /Describe any interaction \(being held, sitting on a shelf, floating\)/
      ],
      ['4. Include camera framing', /Include camera .*framing/],
      [
        '5. Do NOT describe the object’s appearance, material, or texture in detail',
        /Do NOT describe the appearance, material, texture.* of crystal sword/
      ],
      ['6. Keep to 1-2 sentences', /Keep to 1-2 sentences/]
    ]
  }
}

describe.each(Object.entries(blocks))('the RULES block of the guide for %s', (preset, {anchor, lines}) => {
  test.each(lines.map(([line, ...patterns]) => ({line, patterns})))('$line', async ({patterns}) => {
    const {system, instructions} = await promptWith({preset, anchor})
    for (const pattern of patterns) {
      expect(instructions.filter(({text}) => pattern.test(text))).toHaveLength(1)
      expect(system).toMatch(pattern)
    }
  })

  it('states the goal and shows examples that lint clean', async () => {
    const {system, examples} = await promptWith({preset, anchor})
    expect(system).toContain('The goal: Teach the model')
    expect(examples.length).toBeGreaterThan(0)
    for (const example of examples) {
      expect(system).toContain(`- ${example}`)
      expect(await lintWithPreset({preset, anchor}, example)).toEqual([])
    }
  })

  it('asks about an image and about a video', async () => {
    const {image, video} = await promptWith({preset, anchor})
    expect(image).toMatch(/^Write the caption of this image/)
    expect(video).toMatch(/^Write the caption of this video/)
    expect(image + video).not.toContain('{')
  })
})

describe('the prompt follows the config', () => {
  it('says nothing of a rule that is off, and everything of one that is turned on', async () => {
    const {system} = await promptWith({
      preset: 'character',
      anchor: 'annika',
      rules: {'no-background': 'off', 'word-count': ['warn', {maximum: 33}]}
    })
    expect(system).not.toContain('background')
    expect(system).toContain('Use at most 33 words')
  })

  it('follows options, and tells what they allow', async () => {
    const {system} = await promptWith({
      preset: 'character',
      anchor: 'annika',
      rules: {'no-background': ['error', {allowPlace: false, allow: ['beach']}]}
    })
    expect(system).toContain('not even the place ("beach" may stand)')
  })

  it('lists secondary concepts, and shows the examples that name them', async () => {
    const {system} = await promptWith({
      preset: 'character',
      anchor: 'annika',
      secondary: ['in her school uniform']
    })
    expect(system).toContain('in exactly these words, and never where they are not:\n- in her school uniform')
    const without = await promptWith({preset: 'character', anchor: 'annika'})
    expect(without.system).not.toContain('uniform')
    expect(without.system).not.toContain('NAMED TRAITS')
  })

  it('writes the examples for the anchor that is taught', async () => {
    const {examples} = await promptWith({preset: 'object', anchor: 'ornate dagger'})
    expect(examples[0]).toMatch(/^an ornate dagger held in two hands/)
    expect((await promptWith({preset: 'object', anchor: 'Excalibur'})).examples[1]).toMatch(
      /^Excalibur resting on/
    )
    const bjorn = await promptWith({preset: 'character', anchor: 'bjorn'})
    expect(bjorn.examples.join()).not.toMatch(/\bher\b|annika/)
    expect(bjorn.examples.length).toBeGreaterThan(2)
  })

  it('explains the placeholder where there is no anchor, or several', async () => {
    const none = await promptWith({preset: 'character'})
    expect(none.system).toContain('{anchor} stands for the anchor')
    expect(none.system).toContain('Use "{anchor}" in every caption')
    const several = await promptWith({preset: 'character', anchor: ['annika', 'bjorn']})
    expect(several.system).toContain('whichever is seen: "annika", "bjorn"')
    expect(several.examples.every((example) => example.includes('{anchor}'))).toBe(true)
  })

  it('asks for tags where captions are tags', async () => {
    const {examples, instructions} = await promptWith({
      preset: 'character',
      anchor: 'annika',
      register: 'tags'
    })
    expect(instructions.map(({rule}) => rule)).toContain('require-anchor')
    expect(examples.length).toBeGreaterThan(0)
  })
})

describe('caplint prompt', () => {
  const run = (...args: readonly string[]) =>
    runInProcess(['prompt', '--no-config', ...args], {cwd: temporaryFolder('prompt-')})

  it('prints the system prompt, and the user prompts that are asked for', async () => {
    const {stdout, stderr, code} = await run('--preset', 'motion', '--anchor', 'fluid walk', '--video')
    expect({stderr, code}).toEqual({stderr: '', code: 0})
    expect(stdout).toMatch(
      /^You write captions[\s\S]*\n\nWrite the caption of this video of fluid walk[^\n]*\n$/
    )
    expect(stdout).not.toContain('this image')
  })

  it('prints JSON', async () => {
    const {stdout} = await run(
      '--preset',
      'object',
      '--anchor',
      'crystal sword',
      '--image',
      '--format',
      'json'
    )
    const page = JSON.parse(stdout) as Record<string, unknown>
    expect(page).toMatchObject({
      version: 1,
      kind: 'object',
      anchors: ['crystal sword'],
      secondary: [],
      user: {image: expect.stringContaining('crystal sword')}
    })
    expect(page.rules).toContainEqual({rule: 'sentence-count', text: 'Keep to 1-2 sentences'})
    expect(page.system).toContain('Keep to 1-2 sentences')
  })

  it('says that the anchor is missing', async () => {
    const {stderr, code} = await run('--preset', 'character')
    expect(stderr).toContain('No anchor is named')
    expect(code).toBe(0)
  })

  it('says what to name where nothing says what is taught', async () => {
    const {stdout, stderr, code} = await run()
    expect(stderr).toContain('No preset says what is taught: name it with `--preset`')
    expect(stderr).not.toContain('stands in its place')
    expect(stdout).not.toContain('{anchor}')
    expect(code).toBe(0)
  })

  it('refuses a path where nothing is', async () => {
    const {stdout, stderr, code} = await run('imagse', '--preset', 'style')
    expect({stdout, stderr, code}).toEqual({
      stdout: '',
      stderr: 'caplint: Found nothing at `imagse`, check the spelling\n',
      code: 2
    })
  })

  it('takes the config of the path that is named', async () => {
    const folder = temporaryFolder('prompt-')
    writeFileSync(join(folder, '.caplintrc.json'), '{"preset": "style", "anchor": "soot style"}')
    const {stdout} = await runInProcess(['prompt', folder])
    expect(stdout).toContain('Use "soot style" in every caption')
  })

  it('shows what a terminal would obey', async () => {
    const {stdout} = await run('--preset', 'character', '--anchor', 'ann\u001b[2Jika')
    expect(stdout).not.toContain('\u001b')
    expect(stdout).toContain('\\x1b[2J')
  })
})
