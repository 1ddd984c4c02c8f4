import type {Span} from './language/span.ts'
import type {Finding, Fix} from './rule.ts'

/**
 * What a rule found at a place, with the fix that would mend it where there is one. Spread objects would do, but V8
 * gives the objects that a spread begins a hidden class each, and these cost more than what they hold.
 */
export const findingAt = ({start, end}: Span, message: string, fix?: Fix): Finding =>
  fix === undefined ? {start, end, message} : {start, end, message, fix}
