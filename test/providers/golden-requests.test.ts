/** The exact JSON of a request with an image, per protocol. */
import {expect, it} from 'vitest'
import type {ProviderName} from '../../src/rewrite/provider-settings.ts'
import {connectTo, png, servers, testKey, textRequest} from './provider-fixture.ts'

const base64 = png.data.toString('base64')
const {system, prompt} = textRequest

const golden: Readonly<Record<ProviderName, unknown>> = {
  google: {
    systemInstruction: {parts: [{text: system}]},
    contents: [{role: 'user', parts: [{inlineData: {mimeType: 'image/png', data: base64}}, {text: prompt}]}],
    generationConfig: {maxOutputTokens: 300, temperature: 0.2, thinkingConfig: {thinkingBudget: 0}}
  },
  openai: {
    model: 'gpt-4.1-mini',
    messages: [
      {role: 'system', content: system},
      {
        role: 'user',
        content: [
          {type: 'image_url', image_url: {url: `data:image/png;base64,${base64}`}},
          {type: 'text', text: prompt}
        ]
      }
    ],
    max_completion_tokens: 300,
    temperature: 0.2
  },
  'openai-compatible': {
    model: 'qwen2.5vl:7b',
    messages: [
      {role: 'system', content: system},
      {
        role: 'user',
        content: [
          {type: 'image_url', image_url: {url: `data:image/png;base64,${base64}`}},
          {type: 'text', text: prompt}
        ]
      }
    ],
    max_tokens: 300,
    temperature: 0.2
  },
  anthropic: {
    model: 'claude-haiku-4-5',
    system: [{type: 'text', text: system}],
    messages: [
      {
        role: 'user',
        content: [
          {type: 'image', source: {type: 'base64', media_type: 'image/png', data: base64}},
          {type: 'text', text: prompt}
        ]
      }
    ],
    max_tokens: 300,
    temperature: 0.2
  },
  replicate: {
    input: {
      prompt,
      system_instruction: system,
      images: [`data:image/png;base64,${base64}`],
      max_output_tokens: 300,
      temperature: 0.2,
      thinking_budget: 0,
      dynamic_thinking: false
    }
  }
}

it.each(Object.keys(golden) as ProviderName[])('%s', async (provider) => {
  const server = await servers[provider]({key: testKey, reply: () => 'annika running'})
  const model = await connectTo(server, provider)
  await model.ask({...textRequest, media: [png]})
  expect(server.questions.at(-1)?.body).toEqual(golden[provider])
})
