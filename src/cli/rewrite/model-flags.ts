import {type Command, InvalidArgumentError, Option} from 'commander'
import type {Concurrency, ConcurrencyFlags} from '../concurrency-flag.ts'
import {UserError} from '../../errors.ts'
import {baseURLForm, expectedBaseURL} from '../../rewrite/base-url.ts'
import {type ProviderName, providerNames} from '../../rewrite/provider-names.ts'
import type {ProviderFlags} from '../../rewrite/provider-settings.ts'

/** Flags that choose a model, and what it may cost. */
export interface ModelFlags extends ConcurrencyFlags {
  readonly provider?: ProviderName
  readonly model?: string
  readonly baseUrl?: string
  readonly vision?: boolean
  readonly maxCost?: number
  readonly yes?: boolean
}

/** Adds the flags that choose a model, all but `--concurrency`, which says more where captions are linted. */
export const addModelFlags = (command: Command): Command =>
  command
    .optionsGroup('Model:')
    .addOption(new Option('--provider <name>', 'who runs the model').choices(providerNames))
    .option('--model <name>', 'name of the model, as the provider writes it')
    .option('--base-url <url>', 'where the provider is reached, such as http://localhost:11434/v1', url)
    .option('--vision', 'show the model the image, or frames of the clip')
    .option('--no-vision', 'show the model nothing but text')
    .option('--max-cost <dollars>', 'stop before the run costs more', amount)
    .option('-y, --yes', 'ask nothing: the run may cost what it costs, and go where the config says')

/** Adds `--concurrency` to a command that does nothing but ask a model. */
export const addRequestsFlag = (command: Command): Command =>
  command.optionsGroup('Model:').option('--concurrency <number>', 'requests at once', positive)

/** The flags as settings, as far as they are given. */
export function providerFlags(flags: ModelFlags): ProviderFlags {
  const {provider, model, baseUrl: baseURL, vision, maxCost, concurrency} = flags
  return {provider, model, baseURL, vision, maxCost, concurrency: requestsAtOnce(concurrency)}
}

/**
 * Refuses flags that choose a model where none is asked.
 * @throws {UserError}
 */
export function refuseIdleModelFlags(flags: ModelFlags, needs: string): void {
  const {provider, model, baseUrl, vision, maxCost, yes} = flags
  const given = Object.entries({
    '--provider': provider,
    '--model': model,
    '--base-url': baseUrl,
    '--vision': vision,
    '--max-cost': maxCost,
    '--yes': yes
  }).find(([, value]) => value !== undefined)
  if (given) throw new UserError(`\`${given[0]}\` needs ${needs}`)
}

/** `off`: one after the other; `auto`: what the config says, or the kind of provider. */
const requestsAtOnce = (concurrency: Concurrency | undefined): number | undefined =>
  concurrency === 'off' ? 1 : concurrency === 'auto' ? undefined : concurrency

function url(value: string): string {
  if (!baseURLForm.test(value)) throw new InvalidArgumentError(`${expectedBaseURL}.`)
  return value
}

function positive(value: string): number {
  if (!/^[1-9]\d?$/.test(value) || Number(value) > 64) {
    throw new InvalidArgumentError('Expected a whole number from 1 to 64.')
  }
  return Number(value)
}

function amount(value: string): number {
  if (!/^\$?\d+(?:\.\d+)?$/.test(value)) {
    throw new InvalidArgumentError('Expected an amount in US dollars, such as 0.50.')
  }
  return Number(value.replace('$', ''))
}
