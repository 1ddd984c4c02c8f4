import type {Readable, Writable} from 'node:stream'
import {isCancel, select, text} from '@clack/prompts'
import {shippedPreset, shippedPresetNames} from '../config/shipped-presets.ts'
import type {DatasetDescription} from '../dataset/describe-dataset.ts'
import {InterruptedError} from './interrupt.ts'

/** What is to be asked: everything that is not given. */
export interface GivenAnswers {
  readonly preset?: string | undefined
  readonly anchors?: readonly string[] | undefined
  readonly secondary?: readonly string[] | undefined
}

/** Answers to all questions. */
export interface Answers {
  readonly preset: string
  readonly anchors: readonly string[]
  readonly secondary: readonly string[]
}

/** Where questions are asked; the terminal by default. */
export interface Terminal {
  readonly input?: Readable
  readonly output?: Writable
}

/**
 * Asks on the terminal for what flags have not told; what the dataset suggests is the answer of whoever just
 * presses Enter.
 * @throws {InterruptedError} where the user stops it.
 */
export async function askForConfig(
  given: GivenAnswers,
  proposal: DatasetDescription,
  terminal: Terminal = {}
): Promise<Answers> {
  const preset =
    given.preset ??
    answered(
      await select({
        message: 'Which captioning guide do the captions follow?',
        initialValue: proposal.preset as string,
        options: shippedPresetNames.map((value) => ({
          value,
          label: value,
          hint: shippedPreset(value)?.about ?? ''
        })),
        ...terminal
      })
    )
  return {
    preset,
    anchors: given.anchors ?? [await askForAnchor(proposal, terminal)],
    secondary: given.secondary ?? (await askForSecondary(terminal))
  }
}

async function askForAnchor({anchors: [likely]}: DatasetDescription, terminal: Terminal): Promise<string> {
  const answer = await text({
    message: 'Which word or phrase is being taught (the anchor, or trigger)?',
    ...(likely ? {initialValue: likely.anchor} : {}),
    validate: (value) =>
      (value ?? '').trim() === '' ? 'Expected a word or phrase, such as annika' : undefined,
    ...terminal
  })
  return answered(answer).trim()
}

async function askForSecondary(terminal: Terminal): Promise<readonly string[]> {
  const answer = await text({
    message: 'Which traits do you want to turn on and off by name? Separate them by commas; none is fine.',
    placeholder: 'in the red dress, in the leather jacket',
    ...terminal
  })
  return phrasesOf(answered(answer) ?? '')
}

const phrasesOf = (list: string): readonly string[] =>
  list
    .split(',')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')

/** The answer, unless the user has stopped the questions. */
function answered<Value>(answer: Value): Exclude<Value, symbol> {
  if (isCancel(answer)) throw new InterruptedError('Interrupted: nothing was written.')
  return answer as Exclude<Value, symbol>
}
