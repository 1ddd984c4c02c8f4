import {spawnSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {codeBlock} from './markdown.ts'

const program = fileURLToPath(new URL('run-caplint.ts', import.meta.url))
const project = fileURLToPath(new URL('../../', import.meta.url))

/** Files of `examples/mirela` whose findings README shows: one mistake of each common sort. */
const shown = ['mirela_04.txt', 'mirela_07.txt', 'mirela_10.txt', 'mirela_11.webp', 'mirela_12.txt']

/** What caplint prints of `examples/mirela`: the paragraphs of a few files and the last ones, `…` where some are left out. */
export function exampleRun(): string {
  const command = ['--import', 'tsx', program, 'examples/mirela', '--no-color']
  const {stdout, stderr} = spawnSync(process.execPath, command, {cwd: project, encoding: 'utf8'})
  const paragraphs = stdout.trimEnd().split(/\n{2,}/)
  if (paragraphs.length < shown.length)
    throw new Error(`caplint printed too little of the example: ${stderr}`)
  const lines: string[] = []
  for (const [index, paragraph] of paragraphs.entries()) {
    const [heading = ''] = paragraph.split('\n', 1)
    const isShown = index === paragraphs.length - 1 || shown.some((name) => heading.endsWith(name))
    if (isShown) lines.push(paragraph)
    else if (lines.at(-1) !== '…') lines.push('…')
  }
  return codeBlock('text', lines.join('\n\n'))
}
