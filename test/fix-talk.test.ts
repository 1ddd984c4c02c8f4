import {expect, test} from 'vitest'
import {loadConfig} from '../src/api.ts'
import {captionLinter} from '../src/engine/caption-linter.ts'
import {fixCaption} from '../src/engine/fix-caption.ts'
import {whatToKeep} from '../src/engine/keep.ts'

const config = await loadConfig('caption.txt', {preset: 'character', config: false, anchor: 'annika'})
const lint = captionLinter(config)
const fixed = (text: string): string =>
  fixCaption(text, lint, {wants: () => true, keep: whatToKeep(config)}).text

test.each([
  ['User: describe\nAssistant: annika sitting on a bench', 'annika sitting on a bench'],
  ['USER: What is annika doing? ASSISTANT: annika running', 'annika running'],
  [
    '### Human: describe annika\n### Assistant: a wide shot of annika running',
    'a wide shot of annika running'
  ],
  ['User: describe\nAssistant: Sure! annika running\nUser: thanks', 'annika running'],
  ['Assistant: annika running\nUser: thanks', 'annika running']
])('nothing of a talk becomes a caption: %j', (talk, caption) => expect(fixed(talk)).toBe(caption))

test.each([
  'User: a wide shot of annika running, make it longer',
  'Assistant: annika running\nUser: make it shorter',
  'a dog beside annika\nAssistant: a wide shot of annika running'
])('a talk without a plain answer is told, not mended: %j', (talk) => {
  const {messages = []} = lint(fixed(talk)) ?? {}
  expect(messages.map(({rule}) => rule)).toContain('no-chat-residue')
})
