/**
 * Mirela is taught by her name alone. The raincoat comes and goes in this dataset, so it is named, always in the
 * same words: then it can be asked for when generating.
 *
 * @type {import('caplint').Config}
 */
export default {
  preset: 'character',
  anchor: 'mirela',
  secondary: ['in the mustard raincoat']
}
