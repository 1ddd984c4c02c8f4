import type {Root} from 'nlcst'
import {retext} from 'retext'
import type {Plugin} from 'unified'
import {VFile} from 'vfile'
import type {RetextPlugin} from './config-schema.ts'
import {defineRule, type Finding, type Rule, type Span} from '../rule.ts'

/** A retext plugin, and the rule it becomes. */
export interface MountedRetextPlugin {
  readonly id: string
  readonly plugin: RetextPlugin
  /** Passed to the plugin. */
  readonly options?: unknown
  readonly summary?: string | undefined
}

/**
 * Makes a rule of a retext plugin. The plugin sees the caption's tree, and each message that it leaves on the file
 * becomes a finding. A plugin that throws has crashed, as a rule that throws.
 */
export function mountRetextPlugin({id, plugin, options, summary}: MountedRetextPlugin): Rule {
  const settings = options === undefined ? [] : [options]
  // Which options a plugin takes, only itself knows; what it makes of wrong ones is its own message.
  const processor = retext()
    .use(plugin as Plugin<unknown[], Root>, ...settings)
    .freeze()
  return defineRule({
    id,
    // Most retext plugins look at wording that should not have been written so.
    family: 'residue',
    summary: summary ?? `Report what the retext plugin \`${id}\` reports.`,
    why: 'It is one of your own rules: the config mounts a retext plugin.',
    examples: [],
    *check(caption) {
      const file = new VFile(caption.text)
      // The tree is shared by all rules, and a plugin is free to change the tree that it gets.
      processor.runSync(structuredClone(caption.tree), file)
      for (const message of file.messages) yield toFinding(message, caption.text)
    }
  })
}

/** What a plugin says on a file. */
type VFileMessage = VFile['messages'][number]

function toFinding(message: VFileMessage, text: string): Finding {
  const span = spanOf(message)
  const [replacement, ...others] = message.expected ?? []
  const isOnly = replacement !== undefined && others.length === 0
  // Only where the plugin says what it looked at can a replacement be put in its place.
  const isExact = message.actual !== undefined && message.actual === text.slice(span.start, span.end)
  return {
    ...span,
    message: message.reason.replace(/\.$/, ''),
    ...(isOnly && isExact ? {fix: {...span, text: replacement, type: 'rewrite'}} : {})
  }
}

/** A message without a place concerns the caption as a whole and stands at its beginning. */
function spanOf({place}: VFileMessage): Span {
  if (place === undefined) return {start: 0, end: 0}
  const [from, to] = 'start' in place ? [place.start, place.end] : [place, place]
  const start = from.offset ?? 0
  return {start, end: Math.max(start, to.offset ?? start)}
}
