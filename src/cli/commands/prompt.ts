import {resolve} from 'node:path'
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
  const config = await resolver.configFor(
    pathKind(target) === 'folder' ? resolve(target, 'caption.txt') : target
  )
  logConfigWarnings(resolver)
  if (config.anchors.length === 0) {
    log('No anchor is named: `{anchor}` stands in its place; name it with `--anchor`, or in the config.')
  }
  const {system, image, video, instructions, examples} = captioningPrompt(config)
  const user = {...(flags.image ? {image} : {}), ...(flags.video ? {video} : {})}
  if (format === 'json') {
    const {kind, anchors, secondary} = config
    const page = {version: 1, kind, anchors, secondary, system, user, rules: instructions, examples}
    await writeOut([`${printableJson(page, 2)}\n`])
  } else {
    await writeOut([`${[system, ...Object.values(user)].map(safeLines).join('\n\n')}\n`])
  }
  return exitCodes.clean
}

/** Config texts may hold what a terminal obeys; line breaks between lines stay. */
const safeLines = (text: string): string => text.split('\n').map(printable).join('\n')
