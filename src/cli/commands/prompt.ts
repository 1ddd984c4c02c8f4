import {resolve} from 'node:path'
import {UserError} from '../../errors.ts'
import {pathKind} from '../../files.ts'
import {printable, printableJson} from '../../reporters/printable.ts'
import {captioningPrompt} from '../../rewrite/captioning-prompt.ts'
import {configResolver, logConfigWarnings} from '../config-for-command.ts'
import type {ConfigFlags} from '../config-flags.ts'
import {exitCodes} from '../exit-code.ts'
import {formatNamed} from '../output-format.ts'
import {log, writeOut} from '../terminal.ts'

/** Flags of `caplint prompt`. */
export interface PromptFlags extends ConfigFlags {
  readonly image?: boolean
  readonly video?: boolean
  readonly format?: string
}

const formats = ['text', 'json'] as const

/**
 * Prints the captioning prompt that the config implies.
 * @param path The file or folder whose config applies; without it, the working directory.
 * @throws {UserError} where a flag or a config is wrong.
 */
export async function promptCommand(path: string | undefined, flags: PromptFlags): Promise<number> {
  const format = formatNamed(flags.format ?? 'text', formats)
  const resolver = await configResolver(flags)
  const target = resolve(path ?? '.')
  const kind = pathKind(target)
  // A config would apply there, too, but another than the one that is meant: the prompt would be pasted all the same.
  if (kind === undefined) throw new UserError(`Found nothing at \`${path ?? '.'}\`, check the spelling`)
  const config = await resolver.configFor(kind === 'folder' ? resolve(target, 'caption.txt') : target)
  logConfigWarnings(resolver)
  const {system, image, video, instructions, examples} = captioningPrompt(config)
  if (config.anchors.length === 0) {
    const place = system.includes('{anchor}') ? ': `{anchor}` stands in its place' : ''
    log(`No anchor is named${place}; name it with \`--anchor\`, or in the config.`)
  }
  if (config.kind === undefined) {
    log('No preset says what is taught: name it with `--preset`, such as `character`, or in the config.')
  }
  const user = {...(flags.image ? {image} : {}), ...(flags.video ? {video} : {})}
  if (format === 'json') {
    const {anchors, secondary} = config
    const page = {
      version: 1,
      kind: config.kind,
      anchors,
      secondary,
      system,
      user,
      rules: instructions,
      examples
    }
    await writeOut([`${printableJson(page, 2)}\n`])
  } else {
    await writeOut([`${[system, ...Object.values(user)].map(safeLines).join('\n\n')}\n`])
  }
  return exitCodes.clean
}

/** Config texts may hold what a terminal obeys; line breaks between lines stay. */
const safeLines = (text: string): string => text.split('\n').map(printable).join('\n')
