/** What a LoRA teaches: the four kinds of the captioning guide. */
export const loraKinds = ['character', 'style', 'motion', 'object'] as const

export type LoraKind = (typeof loraKinds)[number]
