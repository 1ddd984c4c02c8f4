import {Help} from 'commander'

/** Descriptions are not squeezed into less than this beside their options: they go below. */
const roomBesideTerm = 40
const belowTerm = '      '

/**
 * An option or command and its description, in two columns as commander has them. Where the window is too narrow for two,
 * the description stands below: commander would leave it to the terminal to break the line somewhere.
 */
export function formatHelpItem(term: string, termWidth: number, description: string, help: Help): string {
  const columns = help.helpWidth ?? 80
  if (!description || columns - termWidth - '    '.length >= roomBesideTerm) {
    return Help.prototype.formatItem.call(help, term, termWidth, description, help)
  }
  const lines = help.boxWrap(description, Math.max(columns - belowTerm.length, 1)).split('\n')
  return [`  ${term}`, ...lines.map((line) => belowTerm + line)].join('\n')
}
