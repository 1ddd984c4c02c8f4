import type {ChalkInstance, ColorName} from 'chalk'
import type {ConceptName} from '../../language/concept.ts'

/** What is coloured in an inspected caption: concepts, and the names that are being taught. */
export type Marked = ConceptName | 'anchor' | 'secondary'

/** Colours by concept; kinds of concepts that belong together share one. */
const colors: Readonly<Record<Marked, ColorName>> = {
  anchor: 'whiteBright',
  secondary: 'whiteBright',
  framing: 'cyan',
  angle: 'cyan',
  camera: 'cyan',
  action: 'green',
  expression: 'greenBright',
  timing: 'greenBright',
  direction: 'greenBright',
  'body-part': 'greenBright',
  place: 'blueBright',
  background: 'blueBright',
  appearance: 'red',
  clothing: 'magenta',
  'object-look': 'redBright',
  style: 'yellow',
  lighting: 'yellowBright',
  mood: 'magentaBright',
  quality: 'gray',
  meta: 'gray',
  hedge: 'gray',
  text: 'gray'
}

export const paintMarked = (chalk: ChalkInstance, marked: Marked, text: string): string =>
  marked === 'anchor' || marked === 'secondary' ? chalk.bold(text) : chalk[colors[marked]](text)
