import {UserError} from '../../errors.ts'
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
    const wanted = packagesOf[provider]
    const name = wanted.slice(0, wanted.lastIndexOf('@'))
    throw new UserError(
      `The provider \`${provider}\` needs the package \`${name}\`; run \`npm install ${wanted}\` where caplint is installed (with \`--global\` if caplint is installed globally)`
    )
  }
}
