import type {CommanderError} from 'commander'
import {redact} from '../rewrite/secrets.ts'

/** Commander's complaint in the words and form of all other messages: `Unknown option `--formt`; did you mean `--format`?` */
export function usageMessage({message, code}: CommanderError): string {
  const [first = '', hint = ''] = message.replace(/^error: /, '').split('\n')
  const said = redact(first, [])
    .replaceAll(/'([^']*)'/g, '`$1`')
    .replace(/\.$/, '')
  const meant = /^\(Did you mean (?:one of )?(.+)\?\)$/.exec(hint)?.[1]
  const suggested = meant
    ?.split(', ')
    .map((each) => `\`${each}\``)
    .join(' or ')
  const sentence = `${said.charAt(0).toUpperCase()}${said.slice(1)}`
  if (suggested) return `${sentence}; did you mean ${suggested}?`
  // A value that is refused comes with what was expected; everything else is looked up in the help.
  return code === 'commander.invalidArgument'
    ? sentence
    : `${sentence}; \`caplint --help\` lists what there is`
}
