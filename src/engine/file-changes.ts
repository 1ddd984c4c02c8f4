import {changedMeanwhile} from '../file-error.ts'
import {splice} from '../dataset/formats/splice.ts'
import type {DecodedText, Item} from '../dataset/item.ts'
import {showPath} from '../dataset/show-path.ts'
import {type CaptionPlan, changes} from './caption-plan.ts'
import type {Failure} from './report.ts'

/** All that changes in one file. */
export interface FileChange {
  /** Absolute path. */
  readonly path: string
  /** Absolute path of the dataset root that the file belongs to. */
  readonly root: string
  /** The path as messages show it. */
  readonly shown: string
  /** The file as it was read. */
  readonly before: DecodedFile
  readonly after: DecodedFile
  /** The captions in it that change. */
  readonly plans: readonly CaptionPlan[]
}

/** The text of a file, and whether a byte order mark stands before it. */
export type DecodedFile = Extract<DecodedText, {readonly text: string}>

/** The bytes of a file: exactly those that were read, where the text is. */
export const bytesOf = ({text, byteOrderMark}: DecodedFile): Buffer =>
  Buffer.from(byteOrderMark ? `\u{FEFF}${text}` : text)

/** The changes of plans by file: the captions of one file change together. */
export function fileChanges(
  plans: readonly CaptionPlan[],
  cwd: string
): {readonly files: readonly FileChange[]; readonly failures: readonly Failure[]} {
  const byPath = new Map<string, CaptionPlan[]>()
  for (const plan of plans) {
    const path = plan.source?.item.caption?.path
    if (path === undefined || !changes(plan)) continue
    const known = byPath.get(path)
    if (known) known.push(plan)
    else byPath.set(path, [plan])
  }
  const files: FileChange[] = []
  const failures: Failure[] = []
  for (const [path, ofFile] of byPath) {
    const change = changeOf(path, ofFile, cwd)
    if ('message' in change) failures.push(change)
    else files.push(change)
  }
  return {files, failures}
}

function changeOf(path: string, plans: readonly CaptionPlan[], cwd: string): FileChange | Failure {
  const shown = showPath(path, cwd)
  const [first] = plans.flatMap(({source}) => source ?? [])
  const format = first?.item.caption?.format
  if (!first || !format) throw new Error(`no caption of \`${shown}\` is planned`)
  const {fileText, fileMark} = first.caption
  if (plans.some(({source}) => source?.caption.fileText !== fileText)) {
    return {
      path: shown,
      message: `Cannot fix \`${shown}\`: ${changedMeanwhile}`
    }
  }
  const edits = plans.flatMap(({source, after}) =>
    source ? [{slot: source.caption.slot, caption: after.text}] : []
  )
  return {
    path,
    root: first.item.root,
    shown,
    before: {text: fileText, byteOrderMark: fileMark},
    after: {
      text: splice(fileText, format, edits),
      byteOrderMark: fileMark && !plans.some(({mark}) => mark)
    },
    plans
  }
}

/** Items whose slots lie where they lie after the changes. */
export function movedItems(items: readonly Item[], files: readonly FileChange[]): readonly Item[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const moved = new Map<Item, Item>()
  for (const [path, ofFile] of groupByFile(items, byPath)) {
    const captions = new Map(
      byPath
        .get(path)
        ?.plans.flatMap(({source, after}) => (source ? [[source.item, after.text] as const] : []))
    )
    let shift = 0
    for (const item of ofFile) {
      const {caption: source} = item
      if (!source?.slot) continue
      const {slot, format} = source
      const caption = captions.get(item) ?? slot.caption
      const start = slot.start + shift
      if (caption !== slot.caption) shift += format.encode(caption, slot).length - (slot.end - slot.start)
      moved.set(item, {...item, caption: {...source, slot: {...slot, start, end: slot.end + shift, caption}}})
    }
  }
  return items.map((item) => moved.get(item) ?? item)
}

/** The items of changed files that hold many captions, in the order in which they stand. */
function groupByFile(
  items: readonly Item[],
  files: ReadonlyMap<string, FileChange>
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const {caption: source} = item
    if (!source?.slot || !files.has(source.path)) continue
    const group = groups.get(source.path)
    if (group) group.push(item)
    else groups.set(source.path, [item])
  }
  for (const group of groups.values()) {
    group.sort((a, b) => (a.caption?.slot?.start ?? 0) - (b.caption?.slot?.start ?? 0))
  }
  return groups
}
