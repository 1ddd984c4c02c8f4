/**
 * Whether a value is the same after `JSON.parse(JSON.stringify(value))`: nothing in it is a function, a date, a map,
 * `undefined`, no number, or -0.
 */
export function isJsonValue(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0)
  if (typeof value !== 'object') return false
  // Holes are passed over by `every`, not by iteration.
  if (Array.isArray(value)) return [...value].every(isJsonValue) && Object.keys(value).length === value.length
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return false
  if ('toJSON' in value || Object.getOwnPropertySymbols(value).length > 0) return false
  return Object.values(value).every(isJsonValue)
}
