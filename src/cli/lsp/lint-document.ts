import {dirname} from 'node:path'
import type {Item} from '../../dataset/item.ts'
import {showPath} from '../../dataset/show-path.ts'
import {discoverItems} from '../../engine/discover-items.ts'
import {fileOf} from '../../engine/item-place.ts'
import {createLintRun} from '../../engine/lint-run.ts'
import {nextTick} from '../../engine/lint.ts'
import type {DatasetMessage, Failure, Message, Report} from '../../engine/report.ts'
import {createSuppressor} from '../../engine/suppressor.ts'
import type {Workspace} from './workspaces.ts'

/** What is found in an open file: what `caplint`, run on that file, says of it. */
export interface LintedDocument {
  readonly messages: readonly Message[]
  readonly failures: readonly Failure[]
}

/**
 * Lints one file, its pairing with media included; rules that compare captions are left to `compareDataset`. To be called with
 * the file view of the open documents.
 * @returns `undefined` where `signal` has ended it.
 * @throws {UserError} for a config that cannot be used.
 */
export async function lintDocument(
  path: string,
  workspace: Workspace,
  signal?: AbortSignal
): Promise<LintedDocument | undefined> {
  const {cwd, choice} = workspace
  const discovery = await discoverItems([path], cwd, choice.resolver)
  const items = [...discovery.items].filter(({caption}) => caption?.path === path)
  const report = await lintItems({...discovery, items}, workspace, signal)
  if (!report) return undefined
  const shown = showPath(path, cwd)
  const messages: Message[] = []
  for (const result of report.results) if (result.path === shown) messages.push(...result.messages)
  const failures = report.failures.filter(({path: of}) => of === undefined || of === shown)
  return {messages, failures}
}

/** Items of a dataset up to which it is compared in the editor; a larger one would take minutes, and all of the memory. */
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
  workspace: Workspace,
  signal: AbortSignal
): Promise<Compared | undefined> {
  const discovery = await discoverItems([root], workspace.cwd, workspace.choice.resolver)
  const items = [...discovery.items]
  if (items.length > mostComparedItems) return {tooMany: items.length}
  const report = await lintItems({...discovery, items}, workspace, signal)
  if (!report) return undefined
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

/** Milliseconds of work after which requests of the client are heard, each of which takes several turns. */
const longestTurn = 10

/** Lints items as every run does, and lets requests in between; `undefined` where `signal` has ended it. */
async function lintItems(
  discovery: Awaited<ReturnType<typeof discoverItems>> & {readonly items: readonly Item[]},
  {cwd, choice, memory}: Workspace,
  signal: AbortSignal | undefined
): Promise<Report | undefined> {
  const {resolver} = choice
  const settings = {cwd, config: choice, memory}
  const suppressor = createSuppressor(settings, resolver)
  const run = createLintRun(settings, undefined, suppressor)
  run.addDiscovery(discovery)
  let turn = performance.now()
  for (const item of discovery.items) {
    if (performance.now() - turn > longestTurn) {
      await nextTick()
      if (signal?.aborted) return undefined
      turn = performance.now()
    }
    const folder = dirname(fileOf(item))
    await suppressor.enter(folder)
    run.addItem(item, (await resolver.folder(folder)).configFor(fileOf(item)))
  }
  return run.report(resolver)
}
