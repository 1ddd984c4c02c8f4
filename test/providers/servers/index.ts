/**
 * Strict servers for tests, one per protocol. Each listens on a free port of 127.0.0.1 until the test is finished:
 *
 *     const server = await startGoogleServer({key: 'test-key', reply: () => 'annika, close-up'})
 *     // rewrite: {provider: google, model: gemini-2.5-flash, baseURL: server.baseURL, apiKeyEnv: CAPLINT_TEST_KEY}
 *     expect(server.questions[0]?.prompt).toContain('annika')
 */
export {startAnthropicServer} from './anthropic-server.ts'
export {startGoogleServer} from './google-server.ts'
export {startOpenAICompatibleServer, startOpenAIServer, type OpenAIServerSettings} from './openai-server.ts'
export type {
  ModelReply,
  ProviderServer,
  ProviderServerSettings,
  Question,
  Reply,
  ServerReply
} from './provider-server.ts'
export {type ReplicateServer, type ReplicateServerSettings, startReplicateServer} from './replicate-server.ts'
