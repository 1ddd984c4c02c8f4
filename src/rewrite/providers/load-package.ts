import {UserError} from '../../errors.ts'
import type {ProviderName} from '../provider-settings.ts'
import {packagesOf} from './known-providers.ts'

/**
 * Loads the package that speaks a provider's protocol. They are optional: a linter that rewrites nothing does
 * not need them.
 * @throws {UserError} that says how to install what is missing.
 */
export async function loadPackage<Module>(
  provider: keyof typeof packagesOf,
  load: () => Promise<Module>
): Promise<Module> {
  try {
    return await load()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw error
    throw new UserError(
      `The provider \`${provider}\` needs the package \`${packagesOf[provider].name}\`; run \`${installCommand(provider)}\` where caplint is installed (with \`--global\` if caplint is installed globally)`
    )
  }
}

/** What installs the line of the package that is tested. */
export function installCommand(provider: ProviderName): string {
  if (provider === 'replicate') throw new Error('no package is needed for Replicate')
  const {name, line} = packagesOf[provider]
  return `npm install ${name}@${line}`
}
