import type {Ask, AuthHeader, Connection} from './connection.ts'
import {loadPackage} from './load-package.ts'
import {askSdk} from './sdk-model.ts'
import {createTransport} from './transport.ts'

const authHeader: AuthHeader = (key) => ({'x-api-key': key})

/** Claude by the messages API. */
export async function connectAnthropic(connection: Connection): Promise<Ask> {
  const {createAnthropic} = await loadPackage('anthropic', () => import('@ai-sdk/anthropic'))
  const {model, destination} = connection
  return askSdk(connection, createTransport(connection, authHeader), {
    create: (fetch) =>
      createAnthropic({apiKey: 'set by the transport', baseURL: destination.baseURL, fetch})(model)
  })
}
