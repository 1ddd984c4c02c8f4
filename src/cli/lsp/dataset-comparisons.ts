import {showPath} from '../../dataset/show-path.ts'
import type {DatasetMessage} from '../../engine/report.ts'
import type {Later} from './later.ts'
import {type Compared, compareDataset, mostComparedItems} from './lint-document.ts'
import type {Workspace} from './workspaces.ts'

/** Milliseconds without a key stroke after which the captions of a dataset are compared. */
const pause = 1000

/** What comparisons need of whoever holds the documents. */
export interface ComparisonSettings {
  readonly later: Later
  /** Does work that sees documents as they are edited. */
  readonly seeingEdits: <Result>(work: () => Result) => Result
  /** Called when there is something new about a dataset, by its absolute path. */
  readonly onCompared: (root: string) => void
  /** Writes into the log of the server, each sentence once. */
  readonly log: (sentence: string) => void
}

/** What comparing the captions of datasets shows while some of them are edited. Datasets are named by their absolute paths. */
export interface DatasetComparisons {
  /** Compares a dataset once nobody has typed for a while. */
  schedule(root: string, workspace: Workspace): void
  /** Puts off what is scheduled, and ends what is under way. */
  cancel(root: string, workspace: Workspace): void
  /** What was found last, by the path of the file, as reports show it. */
  messagesOf(root: string, workspace: Workspace): ReadonlyMap<string, readonly DatasetMessage[]>
}

export function createDatasetComparisons({
  later,
  seeingEdits,
  onCompared,
  log
}: ComparisonSettings): DatasetComparisons {
  const comparisons = new Map<string, Compared>()
  const keyOf = (root: string, {cwd}: Workspace): string => `${cwd}\0${root}`

  return {
    schedule(root, workspace) {
      const key = keyOf(root, workspace)
      later.schedule(key, pause, async (signal) => {
        const compared = await seeingEdits(() => compareDataset(root, workspace, signal))
        if (!compared || signal.aborted) return
        if ('tooMany' in compared) log(tooMany(showPath(root, workspace.cwd), compared.tooMany))
        comparisons.set(key, compared)
        onCompared(root)
      })
    },
    cancel: (root, workspace) => later.cancel(keyOf(root, workspace)),
    messagesOf(root, workspace) {
      const compared = comparisons.get(keyOf(root, workspace))
      return compared && 'messages' in compared ? compared.messages : new Map()
    }
  }
}

const tooMany = (shown: string, items: number): string =>
  `\`${shown}\` holds ${items.toLocaleString('en')} items; above ${mostComparedItems.toLocaleString('en')} captions are not compared while they are edited, run \`caplint\` for that`
