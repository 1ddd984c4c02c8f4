/** The presets that ship with caplint, by name and in the order in which they are listed. */
import recommended from './recommended.json' with {type: 'json'}

export const presets: Readonly<Record<string, unknown>> = {recommended}
