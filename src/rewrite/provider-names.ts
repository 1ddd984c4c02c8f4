/** Who runs the model. `openai-compatible`: any server that speaks OpenAI's protocol, such as Ollama or vLLM. */
export const providerNames = ['google', 'openai', 'openai-compatible', 'anthropic', 'replicate'] as const

export type ProviderName = (typeof providerNames)[number]
