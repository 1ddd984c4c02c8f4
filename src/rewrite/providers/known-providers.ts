/** What is known of providers, as data. */
import type {ProviderName} from '../provider-settings.ts'

/** Names for people. */
export const providerTitles: Readonly<Record<ProviderName, string>> = {
  google: 'Google Gemini',
  openai: 'OpenAI',
  'openai-compatible': 'the server',
  anthropic: 'Anthropic',
  replicate: 'Replicate'
}

/** Where each is reached unless the config says otherwise. */
export const ownBaseURLs: Readonly<Record<ProviderName, string | undefined>> = {
  google: 'https://generativelanguage.googleapis.com/v1beta',
  openai: 'https://api.openai.com/v1',
  'openai-compatible': undefined,
  anthropic: 'https://api.anthropic.com/v1',
  replicate: 'https://api.replicate.com/v1'
}

/**
 * The variables that services document for their keys, and the origins that each may be sent to. The first variable
 * of an origin is the one that is asked for.
 */
export const originsOfKeys: Readonly<Record<string, readonly string[]>> = {
  GEMINI_API_KEY: ['https://generativelanguage.googleapis.com'],
  GOOGLE_GENERATIVE_AI_API_KEY: ['https://generativelanguage.googleapis.com'],
  GOOGLE_API_KEY: ['https://generativelanguage.googleapis.com'],
  OPENAI_API_KEY: ['https://api.openai.com', 'https://eu.api.openai.com', 'https://us.api.openai.com'],
  ANTHROPIC_API_KEY: ['https://api.anthropic.com'],
  REPLICATE_API_TOKEN: ['https://api.replicate.com'],
  OPENROUTER_API_KEY: ['https://openrouter.ai'],
  MISTRAL_API_KEY: ['https://api.mistral.ai'],
  GROQ_API_KEY: ['https://api.groq.com'],
  TOGETHER_API_KEY: ['https://api.together.xyz'],
  FIREWORKS_API_KEY: ['https://api.fireworks.ai'],
  DEEPSEEK_API_KEY: ['https://api.deepseek.com'],
  XAI_API_KEY: ['https://api.x.ai'],
  HF_TOKEN: ['https://router.huggingface.co']
}

/** The package that speaks a provider's protocol, with the version line that is tested; none is needed for Replicate. */
export const packagesOf = {
  google: {name: '@ai-sdk/google', line: 3},
  openai: {name: '@ai-sdk/openai', line: 3},
  'openai-compatible': {name: '@ai-sdk/openai-compatible', line: 2},
  anthropic: {name: '@ai-sdk/anthropic', line: 3}
} as const satisfies Readonly<Record<Exclude<ProviderName, 'replicate'>, object>>
