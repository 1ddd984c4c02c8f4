/** Where requests go, and which key may go there: a config may be a stranger's, the keys are the user's. */
import {UserError} from '../errors.ts'
import {ProviderError} from './language-model.ts'
import type {ProviderName, ProviderSettings} from './provider-settings.ts'
import {originsOfKeys, ownBaseURLs, providerTitles} from './providers/known-providers.ts'

/** Where a provider is reached. */
export interface Destination {
  /** Without a slash at the end. */
  readonly baseURL: string
  readonly origin: string
  readonly host: string
  /** `machine`: this one. `network`: a private address. `own`: the provider's own, or a well-known one. */
  readonly place: 'machine' | 'network' | 'own' | 'elsewhere'
}

/** A key, and the variable that it comes from. */
export interface ApiKey {
  readonly variable: string
  readonly value: string
}

/**
 * @throws {UserError} where there is no address, or captions would travel unencrypted.
 */
export function destinationOf({provider, baseURL}: ProviderSettings): Destination {
  const chosen = baseURL ?? ownBaseURLs[provider]
  if (chosen === undefined) {
    throw new UserError(
      'Expected `rewrite.baseURL` for the provider `openai-compatible`; set it, or `--base-url`, to the address of the server, such as `http://localhost:11434/v1` for Ollama'
    )
  }
  if (!URL.canParse(chosen))
    throw new UserError(`Expected a URL in \`rewrite.baseURL\` but found \`${chosen}\``)
  const {origin, host, hostname, protocol} = new URL(chosen)
  const place = placeOf(provider, origin, hostname)
  if (protocol !== 'https:' && place !== 'machine' && place !== 'network') {
    throw new UserError(
      `Unexpected \`http:\` in \`rewrite.baseURL\`, as captions would travel to \`${host}\` unencrypted; write \`https:\``
    )
  }
  return {baseURL: chosen.replace(/\/+$/, ''), origin, host, place}
}

function placeOf(provider: ProviderName, origin: string, hostname: string): Destination['place'] {
  const own = ownBaseURLs[provider]
  if (own !== undefined && new URL(own).origin === origin) return 'own'
  if (Object.values(originsOfKeys).some((origins) => origins.includes(origin))) return 'own'
  if (/^(?:localhost|(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname)) return 'machine'
  const isPrivate =
    /^(?:10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|\[f[cd][\da-f:]+\]|[^.[\]]+|.+\.local)$/.test(
      hostname
    )
  return isPrivate ? 'network' : 'elsewhere'
}

/**
 * The key for a destination. A well-known variable is read for its own origin alone. Anywhere else only a variable
 * goes that `apiKeyEnv` names and whose name says that it was set for caplint: a config must not be able to pick a
 * secret of the environment and send it somewhere, be it to a port of this machine, where anybody may listen.
 * @returns Nothing where no key is needed.
 * @throws {UserError} for a variable that must not go there.
 * @throws {ProviderError} where the variable is not set.
 */
export function keyFor(
  {provider, apiKeyEnv}: ProviderSettings,
  {origin, host, place}: Destination,
  environment: NodeJS.ProcessEnv
): ApiKey | undefined {
  const title = providerTitles[provider]
  if (apiKeyEnv !== undefined) {
    assertMayGo(apiKeyEnv, {origin, host, place})
    const found = keyIn(environment, apiKeyEnv)
    if (!found) {
      throw missing(
        `Expected a key in the environment variable \`${apiKeyEnv}\`, which \`rewrite.apiKeyEnv\` names; set it`
      )
    }
    return found
  }
  const variables = Object.entries(originsOfKeys).flatMap(([name, origins]) =>
    origins.includes(origin) ? [name] : []
  )
  for (const variable of variables) {
    const found = keyIn(environment, variable)
    if (found) return found
  }
  const [variable] = variables
  if (variable !== undefined) {
    throw missing(`Expected a key for ${title} in the environment variable \`${variable}\`; set it`)
  }
  if (provider === 'openai-compatible') return undefined
  throw missing(
    `Expected \`rewrite.apiKeyEnv\` beside \`rewrite.baseURL\`, as the key of ${title} goes to no other address than its own; name a variable such as \`CAPLINT_API_KEY\` that holds a key for \`${host}\``
  )
}

const missing = (message: string): ProviderError =>
  new ProviderError(message, 'auth', undefined, {endsRun: true})

function keyIn(environment: NodeJS.ProcessEnv, variable: string): ApiKey | undefined {
  const value = environment[variable]?.trim()
  if (value === undefined || value === '') return undefined
  if (!/^[\x21-\x7e]+$/.test(value)) {
    throw missing(
      `Unexpected characters in the environment variable \`${variable}\`; set it to the key alone`
    )
  }
  return {variable, value}
}

function assertMayGo(variable: string, {origin, host, place}: Omit<Destination, 'baseURL'>): void {
  const own = Object.entries(originsOfKeys).find(([name]) => name === variable)?.[1]
  if (own && !own.includes(origin)) {
    throw new UserError(
      `Unexpected \`${variable}\` in \`rewrite.apiKeyEnv\`, as that key goes to \`${new URL(own[0] ?? origin).host}\` alone, not to \`${host}\`; name another variable, such as \`CAPLINT_API_KEY\``
    )
  }
  if (own || place === 'own' || variable.startsWith('CAPLINT_')) return
  throw new UserError(
    `Unexpected \`${variable}\` in \`rewrite.apiKeyEnv\`, as to an address such as \`${host}\` only variables go whose names begin with \`CAPLINT_\`; set one, such as \`CAPLINT_API_KEY\``
  )
}
