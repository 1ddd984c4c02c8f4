import {dirname} from 'node:path'
import {showPath} from '../../dataset/show-path.ts'
import {discoverItems} from '../../engine/discover-items.ts'
import {createLintRun} from '../../engine/lint-run.ts'
import {lint, nextTick, sliceLength} from '../../engine/lint.ts'
import {createSuppressor} from '../../engine/suppressor.ts'
import type {DatasetMessage, Failure, Message} from '../../engine/report.ts'
import type {Workspace} from './workspaces.ts'

/** What is found in an open file: what `caplint`, run on that file, says of it. */
export interface LintedDocument {
  readonly messages: readonly Message[]
  readonly failures: readonly Failure[]
}

/**
 * Lints one file, its pairing with media included; rules that compare captions are left to `compareDataset`. To be called with
 * the file view of the open documents.
 * @throws {UserError} for a config that cannot be used.
 */
export async function lintDocument(
  path: string,
  {cwd, choice, memory}: Workspace,
  signal: AbortSignal
): Promise<LintedDocument> {
  const {resolver} = choice
  const settings = {cwd, config: choice, memory}
  const suppressor = createSuppressor(settings, resolver)
  const run = createLintRun(settings, undefined, suppressor)
  const discovery = await discoverItems([path], cwd, resolver)
  run.addDiscovery(discovery)
  const config = (await resolver.folder(dirname(path))).configFor(path)
  await suppressor.enter(dirname(path))
  let done = 0
  for (const item of discovery.items) {
    // Others are heard in between; what is broken off nobody looks at.
    if (++done % sliceLength === 0) await nextTick()
    if (signal.aborted) break
    if (item.caption?.path === path) run.addItem(item, config)
  }
  const report = run.report(resolver)
  const shown = showPath(path, cwd)
  const messages: Message[] = []
  for (const result of report.results) if (result.path === shown) messages.push(...result.messages)
  const failures = report.failures.filter(({path: of}) => of === undefined || of === shown)
  return {messages, failures}
}

/** Items of a dataset up to which it is compared in the editor; a larger one would keep the server from answering. */
export const mostComparedItems = 20_000

/** What comparing the captions of a dataset has shown. */
export type Compared =
  /** By the path of the file, as reports show it, with the line where it holds many captions. */
  {readonly messages: ReadonlyMap<string, readonly DatasetMessage[]>} | {readonly tooMany: number}

/**
 * Compares the captions of a dataset, those of open documents as they are edited. To be called with their file view.
 * @param root Absolute path of the dataset.
 * @returns `undefined` where `signal` has ended it.
 * @throws {UserError} for a config that cannot be used.
 */
export async function compareDataset(
  root: string,
  {cwd, choice, memory}: Workspace,
  signal: AbortSignal
): Promise<Compared | undefined> {
  const stop = new AbortController()
  let tooMany: number | undefined
  const onProgress = (_done: number, total: number): void => {
    if (total <= mostComparedItems) return
    tooMany = total
    stop.abort()
  }
  const both = AbortSignal.any([signal, stop.signal])
  const report = await lint({cwd, paths: [root], config: choice, memory, signal: both, onProgress})
  if (tooMany !== undefined) return {tooMany}
  if (signal.aborted) return undefined
  const messages = new Map<string, DatasetMessage[]>()
  for (const message of report.datasetMessages) {
    for (const path of new Set(message.paths)) {
      const known = messages.get(path)
      if (known) known.push(message)
      else messages.set(path, [message])
    }
  }
  return {messages}
}
