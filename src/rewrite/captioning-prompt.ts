import type {ResolvedConfig} from '../config/resolved-config.ts'
import {type Instruction, instructions, namedAnchor, withAnchor} from './instructions.ts'
import {promptExamples} from './prompt-examples.ts'

/** What a captioning model is told under a config. */
export interface CaptioningPrompt {
  /** The system prompt: goal, anchor, rules, secondary concepts, examples. */
  readonly system: string
  /** The user prompt beside an image. */
  readonly image: string
  /** The user prompt beside a video. */
  readonly video: string
  /** The rules in the system prompt, in its order. */
  readonly instructions: readonly Instruction[]
  /** The examples in the system prompt. */
  readonly examples: readonly string[]
}

const prompts = new WeakMap<ResolvedConfig, CaptioningPrompt>()

/**
 * The captioning prompt that a config implies: the rules that lint captions are those that ask for them. Made once per
 * config, as a run asks for it with each caption.
 */
export function captioningPrompt(config: ResolvedConfig): CaptioningPrompt {
  const known = prompts.get(config)
  if (known) return known
  const prompt = makePrompt(config)
  prompts.set(config, prompt)
  return prompt
}

function makePrompt(config: ResolvedConfig): CaptioningPrompt {
  const told = instructions(config)
  const examples = promptExamples(config)
  const anchor = namedAnchor(config)
  const task = `You write captions for the images and videos that a LoRA is trained on.${goal(config)}`
  return {
    system: `${task}\n\n${guidance(config, told, examples)}`,
    image: withAnchor(userPrompt(config, 'image'), anchor),
    video: withAnchor(userPrompt(config, 'video'), anchor),
    instructions: told,
    examples
  }
}

/** What holds for every caption under a config, whoever writes or mends it: anchor, rules, named traits, examples. */
export function guidance(
  config: ResolvedConfig,
  told: readonly Instruction[],
  examples: readonly string[]
): string {
  const sections = [
    anchorSection(config),
    `RULES:\n${told.map(({text}, index) => `${index + 1}. ${text}`).join('\n')}`,
    secondarySection(config),
    examples.length > 0 ? `EXAMPLES:\n${examples.map((caption) => `- ${caption}`).join('\n')}` : ''
  ]
  return sections.filter((section) => section !== '').join('\n\n')
}

/** The goal of the guide for what is taught; without a kind, of the lowest guide. */
function goal({guides = []}: ResolvedConfig): string {
  const text = guides.findLast((guide) => guide.kind !== undefined && guide.goal)?.goal ?? guides[0]?.goal
  return text === undefined ? '' : ` The goal: ${text}`
}

function anchorSection({anchors, kind}: ResolvedConfig): string {
  const [anchor, ...others] = anchors
  const why =
    'Whatever a caption leaves unnamed is learned as part of the anchor; whatever it names becomes a concept of its own.'
  if (anchor === undefined) {
    return kind === undefined
      ? ''
      : `{anchor} stands for the anchor: the word or phrase that is taught. ${why}`
  }
  if (others.length === 0) return `The anchor, the word or phrase that is taught, is "${anchor}". ${why}`
  const names = anchors.map((each) => `"${each}"`).join(', ')
  return `{anchor} stands for one of these words or phrases that are taught, whichever is seen: ${names}. ${why}`
}

function secondarySection({secondary}: ResolvedConfig): string {
  if (secondary.length === 0) return ''
  const phrases = secondary.map((phrase) => `- ${phrase}`).join('\n')
  return `NAMED TRAITS:\nThese are exempt from the rules above. Name them where they are seen, always in exactly these words, and never where they are not:\n${phrases}`
}

const userPrompt = ({guides = []}: ResolvedConfig, media: 'image' | 'video'): string =>
  guides.findLast(({prompt}) => prompt?.[media])?.prompt?.[media] ?? `Write the caption of this ${media}.`
