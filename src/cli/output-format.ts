import {suggestion} from '../config/closest-name.ts'
import {UserError} from '../errors.ts'

/**
 * The format of that name.
 * @throws {UserError} where there is none.
 */
export function formatNamed<const Name extends string>(name: string, names: readonly Name[]): Name {
  const found = names.find((each) => each === name)
  if (found !== undefined) return found
  throw new UserError(`There is no format \`${name}\`; ${suggestion(name, names, 'formats')}`)
}
