/** What models cost, as data. Prices change: what is shown is an estimate, and says of when. */

/** US dollars for a million tokens. */
export interface Price {
  readonly input: number
  readonly output: number
}

/** Prices of one provider, and where they were read. */
interface PriceList {
  readonly source: string
  /** Year and month in which the list was read. */
  readonly date: string
  /** By the model's name without owner, date and stage. */
  readonly models: Readonly<Record<string, Price>>
}

/** Prompts below 200,000 tokens, no batch, no cache of prompts: what one caption takes. */
export const priceLists: Readonly<Record<'google' | 'openai' | 'anthropic', PriceList>> = {
  google: {
    source: 'https://ai.google.dev/gemini-api/docs/pricing, as quoted by several price guides',
    date: '2026-06',
    models: {
      'gemini-3.5-flash': {input: 1.5, output: 9},
      'gemini-3.1-pro': {input: 2, output: 12},
      'gemini-3.1-flash-lite': {input: 0.25, output: 1.5},
      'gemini-3-flash': {input: 0.5, output: 3},
      'gemini-2.5-pro': {input: 1.25, output: 10},
      'gemini-2.5-flash': {input: 0.3, output: 2.5},
      'gemini-2.5-flash-lite': {input: 0.1, output: 0.4}
    }
  },
  openai: {
    source: 'https://platform.openai.com/docs/pricing, as quoted by several price guides',
    date: '2026-04',
    models: {
      'gpt-5.4': {input: 2.5, output: 15},
      'gpt-5.1': {input: 1.25, output: 10},
      'gpt-5': {input: 1.25, output: 10},
      'gpt-5-mini': {input: 0.25, output: 2},
      'gpt-5-nano': {input: 0.05, output: 0.4},
      'gpt-4.1': {input: 2, output: 8},
      'gpt-4.1-mini': {input: 0.4, output: 1.6},
      'gpt-4.1-nano': {input: 0.1, output: 0.4},
      'gpt-4o': {input: 2.5, output: 10},
      'gpt-4o-mini': {input: 0.15, output: 0.6}
    }
  },
  anthropic: {
    source: 'https://docs.claude.com/en/docs/about-claude/pricing, as quoted by several price guides',
    date: '2026-04',
    models: {
      'claude-opus-4-7': {input: 5, output: 25},
      'claude-opus-4-6': {input: 5, output: 25},
      'claude-opus-4-5': {input: 5, output: 25},
      'claude-sonnet-4-6': {input: 3, output: 15},
      'claude-sonnet-4-5': {input: 3, output: 15},
      'claude-haiku-4-5': {input: 1, output: 5}
    }
  }
}
