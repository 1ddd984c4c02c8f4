/**
 * What chat models say to the person who asked, in and around captions. Written as `phraseList` reads it.
 *
 * Sources: joycaption issue 70 (`ASSISTANT: You are correct, I have added …`), captionr issue 18 (fail phrases), PortOS
 * pull request 1238, SimpleTuner's `caption_filter_list` (`does not have a clear caption … could be:`), lora-gym's
 * `clean_caption`.
 */
export interface ChatPhrase {
  readonly phrase: string
  /** The phrase is residue only where it opens the caption; elsewhere it may be content. */
  readonly opening?: true
  /** The phrase begins a turn of a talk: of somebody who asks, or of the model that answers. */
  readonly speaker?: 'asks' | 'answers'
}

export const chatClasses = {
  sure: ['sure', 'certainly', 'absolutely', 'okay', 'ok', 'alright', 'understood', 'great'],
  text: [
    'caption',
    'captions',
    'description',
    'prompt',
    'version',
    'text',
    'response',
    'answer',
    'rewrite',
    'revision'
  ],
  able: ['able', 'allowed', 'permitted', 'programmed', 'designed', 'comfortable'],
  help: [
    'help',
    'assist',
    'provide',
    'describe',
    'identify',
    'process',
    'view',
    'see',
    'access',
    'analyze',
    'generate',
    'create',
    'comply',
    'fulfill',
    'fulfil',
    'continue',
    'caption',
    'determine',
    'recognize',
    'discuss',
    'engage'
  ]
} as const

/** The model doesn't caption. */
export const refusals: readonly ChatPhrase[] = [
  {phrase: "i'm|i am? so|very|truly? sorry"},
  {phrase: 'sorry , but? i', opening: true},
  {phrase: 'i apologize|apologise'},
  {phrase: "i can't|cannot|won't|couldn't <help>"},
  {phrase: 'i can|could|will not <help>'},
  {phrase: "i'm|i am? unable to"},
  {phrase: "i'm|i am? not <able>"},
  {phrase: "i don't|do not? have <able>|access|enough|the|any"},
  {phrase: 'as|being a|an? ai language? model|assistant|system'},
  {phrase: 'as|being a|an large? language model'},
  {phrase: 'as an ai ,'},
  {phrase: "i'm|i am? an ai|language"},
  {
    phrase: 'no|without a|an? image|video|picture|attachment was|were|is|has provided|attached|been|available'
  },
  {phrase: 'there is|was no image|video|picture|attachment provided|attached|available|to'},
  {phrase: 'the image|picture|video|photo is|was|appears not? visible|available|blank|loading|corrupted'},
  {phrase: 'unable|failed to <help>', opening: true},
  {phrase: 'does|did not have a|an? clear caption|description'},
  {phrase: 'against my|our|the policy|policies|guidelines|content'},
  {phrase: 'violates my|our|the * policy|policies|guidelines'}
]

/** The model talks besides captioning. */
export const chatter: readonly ChatPhrase[] = [
  {phrase: "<sure> , here is|are|'s?", opening: true},
  {phrase: "<sure> !|. here|here's", opening: true},
  {phrase: '<sure> !', opening: true},
  {phrase: 'of course !|,', opening: true},
  {phrase: "here|here's is|are? the|a|an|your|my ~4 <text>"},
  {phrase: "here's the|a|an|your|my ~4 <text>"},
  {phrase: 'the|this caption could|would|should|describes|for'},
  {
    phrase:
      'a|the possible|suitable|good|fitting|better|revised|updated|corrected ~2 <text> :|is|for|could|would|might'
  },
  {phrase: 'let me know if|whether|how|what'},
  {phrase: 'feel free to'},
  {phrase: 'i hope this|that|it helps|works|is|meets'},
  {phrase: 'hope this|that helps'},
  {phrase: 'would you like me|a|an|to|more'},
  {phrase: 'do you want|need me'},
  {phrase: 'if you need|want|would|have any|more|further|me|like|another'},
  {phrase: 'as requested|instructed'},
  {phrase: 'as per your|the request|instructions|guidelines|rules'},
  {phrase: 'per your request|instructions'},
  {phrase: 'based on the|your|this|these provided|given|image|instructions|guidelines|frames|rules'},
  {phrase: 'please note that?'},
  {phrase: 'note that this|the|i', opening: true},
  {phrase: "you're|you are? right|correct|welcome"},
  {
    phrase:
      "i've|i have? added|removed|changed|updated|corrected|rewritten|revised|described|kept|omitted|included|followed|avoided"
  },
  {phrase: "i will|'ll|shall now? describe|caption|provide|write"},
  {phrase: "i'll now? describe|caption|provide|write"},
  {phrase: 'i can see|describe|provide|help|identify|observe|confirm'},
  {phrase: 'i see|notice|observe|count|think|believe|assume|guess'},
  {phrase: 'user|human|system :', speaker: 'asks'},
  {phrase: 'assistant|ai :', speaker: 'answers'},
  {phrase: 'hmm|hm|okay|ok ,', opening: true},
  {phrase: 'step 1 :', opening: true},
  {phrase: "let's|let us? describe|analyze|break|look|start|see"},
  {phrase: 'the user wants|asked|asks'}
]
