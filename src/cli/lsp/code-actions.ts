import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Range,
  type TextEdit,
  type WorkspaceEdit
} from 'vscode-languageserver/node'
import {captionLinter} from '../../engine/caption-linter.ts'
import {fixCaption, type FixableMessage, isFixable} from '../../engine/fix-caption.ts'
import {fix} from '../../engine/fix-run.ts'
import {whatToKeep} from '../../engine/keep.ts'
import {longestCaption} from '../../engine/started-item.ts'
import type {Message} from '../../engine/report.ts'
import {type DocumentCaption, toFileOffset} from './captions-of-document.ts'
import {rangeOf} from './diagnostics.ts'
import type {OpenDocument} from './open-document.ts'
import type {Workspace} from './workspaces.ts'

/** The kind of the action that mends a whole file, which editors can be told to run when a file is saved. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.caplint`

/** What the client can do with actions. */
export interface ActionAbilities {
  /** It shows actions that cannot be taken, and why. */
  readonly showsDisabled: boolean
  /** It takes edits that name the version of the document. */
  readonly takesVersions: boolean
}

/** Whether actions of a kind are asked for: all kinds, where none is named. */
export const wantsKind = ({context: {only}}: CodeActionParams, kind: string): boolean =>
  only === undefined || only.some((each) => each === '' || kind === each || kind.startsWith(`${each}.`))

/** A document whose captions are to be mended. */
export interface Mendable {
  readonly captions: readonly DocumentCaption[]
  readonly document: OpenDocument
  /** What is found in it: findings that are accepted are not to be mended. */
  readonly messages: readonly Message[]
}

/** Mends one finding each, at a place of the document, as `--fix` would mend it were it the only one. */
export function quickFixes(
  {range, context}: CodeActionParams,
  {captions, document, messages}: Mendable,
  abilities: ActionAbilities
): readonly CodeAction[] {
  const actions: CodeAction[] = []
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)]
  const isThere = (rule: string, {start, end}: Range): boolean =>
    messages.some((message) => message.rule === rule && isSame(rangeOf(message, document), {start, end}))
  for (const caption of captions) {
    const {slot} = caption.read
    if (slot.end < from || to < slot.start || caption.format.readOnly !== undefined) continue
    if (slot.caption.length > longestCaption) continue
    for (const message of fixableMessages(caption)) {
      const [start, end] = [toFileOffset(caption, message.start), toFileOffset(caption, message.end)]
      const place = document.rangeOf(start, end)
      if (end < from || to < start || !isThere(message.rule, place)) continue
      const action = quickFix(caption, message, document, abilities)
      const about = context.diagnostics.filter(
        (each) => each.code === message.rule && isSame(each.range, place)
      )
      if (action) actions.push(about.length > 0 ? {...action, diagnostics: about} : action)
    }
  }
  return actions
}

const fixableMessages = ({config, read}: DocumentCaption): readonly FixableMessage[] =>
  captionLinter(config)(read.slot.caption)?.messages.filter(isFixable) ?? []

function quickFix(
  caption: DocumentCaption,
  {rule, start, end}: FixableMessage,
  document: OpenDocument,
  {showsDisabled, takesVersions}: ActionAbilities
): CodeAction | undefined {
  const {config, read, format} = caption
  const text = read.slot.caption
  const lint = captionLinter(config)
  const first = lint(text)
  const chosen = first?.messages.find(
    (each) => each.rule === rule && each.start === start && each.end === end
  )
  if (!first || !chosen) return undefined
  const outcome = fixCaption(text, (each) => (each === text ? first : lint(each)), {
    // Only a message of the caption as it is can be the one that was chosen.
    wants: (message) => message === chosen,
    keep: whatToKeep(config)
  })
  const title = `Fix this ${rule} problem`
  const refusal = outcome.text === text ? outcome.left[0]?.reason : format.refuse?.(outcome.text)
  if (refusal !== undefined) {
    return showsDisabled ? {title, kind: CodeActionKind.QuickFix, disabled: {reason: refusal}} : undefined
  }
  const edit = slotEdit(caption, outcome.text, document)
  if (!edit) return undefined
  return {
    title,
    kind: CodeActionKind.QuickFix,
    edit: workspaceEdit([edit], document, takesVersions)
  }
}

const isSame = (a: Range, b: Range): boolean =>
  a.start.line === b.start.line &&
  a.start.character === b.start.character &&
  a.end.line === b.end.line &&
  a.end.character === b.end.character

/** The smallest edit that gives a slot another caption; `undefined` where nothing changes. */
function slotEdit(
  {read: {slot, fileText}, format}: DocumentCaption,
  caption: string,
  document: OpenDocument
): TextEdit | undefined {
  const before = fileText.slice(slot.start, slot.end)
  const after = format.encode(caption, slot)
  if (before === after) return undefined
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head++
  let tail = 0
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  if (cutsCharacter(before, head) || cutsCharacter(before, before.length - tail)) [head, tail] = [0, 0]
  return {
    range: document.rangeOf(slot.start + head, slot.end - tail),
    newText: after.slice(head, after.length - tail)
  }
}

/** Whether an offset lies within a pair of surrogates or of CR and LF, where some editors have no place. */
const cutsCharacter = (text: string, offset: number): boolean =>
  /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(text.slice(offset - 1, offset + 1))

/**
 * The edits that `--fix` makes in a file, by rules alone. To be called with the file view of the open documents.
 * @throws {UserError} for a config that cannot be used.
 */
export async function fixAllEdit(
  document: OpenDocument,
  {cwd, choice, memory}: Workspace,
  {takesVersions}: ActionAbilities,
  signal: AbortSignal
): Promise<WorkspaceEdit | undefined> {
  const {files} = await fix({
    cwd,
    paths: [document.path],
    config: choice,
    memory,
    signal,
    choice: {types: ['safe', 'rewrite']}
  })
  const change = files.find(({path}) => path === document.path)
  if (!change) return undefined
  const edits = change.plans.flatMap(({source, after, config}) => {
    const format = source?.item.caption?.format
    return source && format
      ? (slotEdit({read: source.caption, format, config}, after.text, document) ?? [])
      : []
  })
  // Where the editor keeps the mark out of the text, it alone can take it away.
  const losesMark = document.hasMark && change.before.byteOrderMark && !change.after.byteOrderMark
  if (losesMark) edits.unshift({range: document.rangeOf(-1, 0), newText: ''})
  return edits.length > 0 ? workspaceEdit(edits, document, takesVersions) : undefined
}

const workspaceEdit = (
  edits: readonly TextEdit[],
  {uri, version}: OpenDocument,
  takesVersions: boolean
): WorkspaceEdit =>
  takesVersions
    ? {documentChanges: [{textDocument: {uri, version}, edits: [...edits]}]}
    : {changes: {[uri]: [...edits]}}
